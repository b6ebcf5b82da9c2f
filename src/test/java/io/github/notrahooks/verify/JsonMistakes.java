package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;

import io.github.notrahooks.provider.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/** Bodies that were written again as JSON, each as a program known for it writes them. */
final class JsonMistakes {
  /** What GitHub would sign. */
  static final String COMPACT =
      "{\"b\":[1,{\"é\":\"a/b<c>&🎉\"}],\"a\":1.0,\"aa\":{},\"e\":[],\"n\":null}";

  /** Python's {@code json.dumps(…, ensure_ascii=False)}. */
  static final String SPACED =
      "{\"b\": [1, {\"é\": \"a/b<c>&🎉\"}], \"a\": 1.0, \"aa\": {}, \"e\": [], \"n\": null}";

  /** Python's {@code json.dumps(…)}. */
  private static final String PYTHON =
      "{\"b\": [1, {\"\\u00e9\": \"a/b<c>&\\ud83c\\udf89\"}], \"a\": 1.0, \"aa\": {}, \"e\": [],"
          + " \"n\": null}";

  /** Python's {@code json.dumps(…, sort_keys=True, ensure_ascii=False)}. */
  private static final String SORTED =
      "{\"a\": 1.0, \"aa\": {}, \"b\": [1, {\"é\": \"a/b<c>&🎉\"}], \"e\": [], \"n\": null}";

  /** PostgreSQL's {@code jsonb::text}. */
  private static final String JSONB =
      "{\"a\": 1.0, \"b\": [1, {\"é\": \"a/b<c>&🎉\"}], \"e\": [], \"n\": null, \"aa\": {}}";

  /** PHP's {@code json_encode}. */
  private static final String PHP =
      "{\"b\":[1,{\"\\u00e9\":\"a\\/b<c>&\\ud83c\\udf89\"}],\"a\":1.0,\"aa\":{},\"e\":[],\"n\":null}";

  /** Go's {@code json.Marshal}. */
  private static final String GO =
      "{\"b\":[1,{\"é\":\"a/b\\u003cc\\u003e\\u0026🎉\"}],\"a\":1.0,\"aa\":{},\"e\":[],\"n\":null}";

  /** JavaScript's {@code JSON.stringify}. */
  private static final String JAVASCRIPT = COMPACT.replace("1.0", "1");

  /** The same with an indentation; Python, jq and Go give the same text. */
  static String indented(String indent) {
    return """
        {
        -"b": [
        --1,
        --{
        ---"é": "a/b<c>&🎉"
        --}
        -],
        -"a": 1.0,
        -"aa": {},
        -"e": [],
        -"n": null
        }""".replace("-", indent);
  }

  /** Jackson's default pretty printer. */
  private static final String JACKSON = """
      {
        "b" : [ 1, {
          "é" : "a/b<c>&🎉"
        } ],
        "a" : 1.0,
        "aa" : { },
        "e" : [ ],
        "n" : null
      }""";

  private final Signer signer;
  private final List<Mistake> mistakes = new ArrayList<>();

  private JsonMistakes(Signer signer) {
    this.signer = signer;
  }

  static List<Mistake> of(Signer signer) {
    JsonMistakes all = new JsonMistakes(signer);
    all.layouts();
    all.contents();
    return all.mistakes;
  }

  private void layouts() {
    for (String indent : List.of("  ", "    ", "\t")) {
      String laidOut = indented(indent);
      String name = "'" + indent.replace("\t", "tab") + "'";
      add("laid out with " + name, COMPACT, laidOut, Hint.JSON_WAS_COMPACT);
      add("laid out in a file with " + name, COMPACT, laidOut + "\n", Hint.JSON_WAS_COMPACT);
      add("compacted from " + name, laidOut, COMPACT, Hint.JSON_WAS_INDENTED);
      add("compacted from a file with " + name, laidOut + "\n", COMPACT, Hint.JSON_WAS_INDENTED);
    }
    add("laid out by Jackson", COMPACT, JACKSON, Hint.JSON_WAS_COMPACT);
    add("compacted from Jackson", JACKSON, COMPACT, Hint.JSON_WAS_INDENTED);
    add("spaced", COMPACT, SPACED, Hint.JSON_WAS_COMPACT);
    add("compacted from Python", SPACED, COMPACT, Hint.JSON_WAS_SPACED);
    add("marked and laid out", COMPACT, "\uFEFF" + indented("  "), Hint.JSON_WAS_COMPACT);
  }

  private void contents() {
    add("signed by Python", PYTHON, COMPACT, Hint.JSON_WAS_ESCAPED);
    add(
        "signed with upper-case escapes",
        PHP.replace("\\/", "/")
            .replace("00e9", "00E9")
            .replace("ud83c", "uD83C")
            .replace("udf89", "uDF89"),
        COMPACT,
        Hint.JSON_WAS_ESCAPED);
    add("unescaped by Python", COMPACT, PYTHON, Hint.JSON_WAS_UNESCAPED);
    add("sorted before signing", SORTED, COMPACT, Hint.JSON_KEYS_WERE_SORTED);
    add("signed by PostgreSQL", JSONB, COMPACT, Hint.JSON_WAS_JSONB);
    add("signed by PHP", PHP, COMPACT, Hint.JSON_WAS_ESCAPED);
    add(
        "slashes escaped before signing",
        COMPACT.replace("/", "\\/"),
        COMPACT,
        Hint.JSON_SLASHES_WERE_ESCAPED);
    add("signed by Go", GO, COMPACT, Hint.JSON_WAS_HTML_ESCAPED);
    add("signed by Go's encoder", GO + "\n", COMPACT, Hint.JSON_WAS_HTML_ESCAPED);
    add(
        "signed by .NET",
        COMPACT
            .replace("é", "\\u00E9")
            .replace("<", "\\u003C")
            .replace(">", "\\u003E")
            .replace("&", "\\u0026")
            .replace("🎉", "\\uD83C\\uDF89"),
        COMPACT,
        Hint.JSON_WAS_SYSTEM_TEXT_JSON);
    add(
        "escapes in capitals",
        COMPACT.replace("é", "\\u00E9"),
        COMPACT.replace("é", "\\u00e9"),
        Hint.JSON_ESCAPES_WERE_RECASED);
    add(
        "a repeated name dropped before signing",
        "{\"n\":1,\"a\":[{\"b\":3}]}",
        "{\"n\":2,\"a\":[{\"b\":1,\"b\":3}],\"n\":1}",
        Hint.JSON_REPEATED_NAMES_WERE_DROPPED);
    add("signed by JavaScript", JAVASCRIPT, COMPACT, Hint.JSON_NUMBERS_WERE_NORMALISED);
    add(
        "signed by JavaScript, seen in Python",
        JAVASCRIPT,
        SPACED,
        Hint.JSON_NUMBERS_WERE_NORMALISED);
  }

  private void add(String name, String signed, String held, Hint hint) {
    mistakes.add(new Mistake(
        signer + ": " + name,
        signer.submission(signer.headers(utf8(signed)), utf8(held)),
        Reason.MISMATCH,
        hint));
  }
}
