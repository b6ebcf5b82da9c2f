package io.github.notrahooks.verify.file;

import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.verify.Hint;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells which hints mean that something was read as another thing than it is. */
final class HintReadings {
  private static final String BODY = "body";
  private static final String SIGNATURE = "signature";
  private static final String SECRET = "secret";
  private static final String INVISIBLE = "invisible";
  private static final String INVISIBLE_WORDS = "a text with invisible characters";

  private static final Map<Hint, Form> FORMS = new EnumMap<>(Map.ofEntries(
      Map.entry(Hint.BODY_COMPRESSED, new Form(BODY, "compressed", "compressed")),
      Map.entry(Hint.BODY_BASE64_ENCODED, new Form(BODY, "base64", "base64")),
      Map.entry(Hint.BODY_IN_UTF_16, new Form(BODY, "utf-16", "UTF-16")),
      Map.entry(
          Hint.BODY_PERCENT_ENCODED, new Form(BODY, "percent-encoded", "percent-encoded text")),
      Map.entry(Hint.BODY_IN_JSON_STRING, new Form(BODY, "json-string", "a JSON string")),
      Map.entry(Hint.SIGNATURE_INVISIBLE, new Form(SIGNATURE, INVISIBLE, INVISIBLE_WORDS)),
      Map.entry(
          Hint.SIGNATURE_WITH_HEADER_NAME,
          new Form(SIGNATURE, "header-line", "a header's name and value")),
      Map.entry(Hint.SIGNATURE_QUOTES, new Form(SIGNATURE, "quoted", "a text in quotes")),
      Map.entry(
          Hint.SIGNATURE_PERCENT_ENCODED,
          new Form(SIGNATURE, "percent-encoded", "percent-encoded text")),
      Map.entry(Hint.SIGNATURE_AS_PRINTED, new Form(SIGNATURE, "printed", "what a tool prints")),
      Map.entry(
          Hint.SIGNATURE_OTHER_HEX,
          new Form(SIGNATURE, "other-hex", "hexadecimal digits in another form")),
      Map.entry(
          Hint.PREFIX_MISSPELT, new Form(SIGNATURE, "other-prefix", "sha256= spelt otherwise")),
      Map.entry(Hint.SECRET_IN_UTF_16, new Form(SECRET, "utf-16", "UTF-16")),
      Map.entry(Hint.SECRET_IN_JSON, new Form(SECRET, "json", "JSON with one text")),
      Map.entry(Hint.SECRET_ASSIGNMENT, new Form(SECRET, "assignment", "a name and a value")),
      Map.entry(Hint.SECRET_QUOTES_ADDED, new Form(SECRET, "quoted", "a text in quotes")),
      Map.entry(Hint.SECRET_BASE64_DECODED, new Form(SECRET, "base64", "base64")),
      Map.entry(
          Hint.SECRET_PERCENT_ENCODED, new Form(SECRET, "percent-encoded", "percent-encoded text")),
      Map.entry(Hint.SECRET_HTML_ESCAPED, new Form(SECRET, "html", "HTML")),
      Map.entry(
          Hint.SECRET_WHITE_SPACE,
          new Form(SECRET, "white-space", "a text with white space around it")),
      Map.entry(
          Hint.SECRET_NEWLINE_ADDED,
          new Form(SECRET, "line-end", "a text with a line break behind it")),
      Map.entry(
          Hint.SECRET_BOM_ADDED,
          new Form(SECRET, "byte-order-mark", "a text with a byte-order mark")),
      Map.entry(Hint.SECRET_INVISIBLE, new Form(SECRET, INVISIBLE, INVISIBLE_WORDS)),
      Map.entry(Hint.SECRET_OTHER_LINES, new Form(SECRET, "lines", "lines of which one is it")),
      Map.entry(Hint.SECRET_ESCAPED, new Form(SECRET, "escaped", "a text with escapes")),
      Map.entry(Hint.SECRET_NOT_EXPANDED, new Form(SECRET, "variable", "a variable's name")),
      Map.entry(
          Hint.SECRET_VERSION_PREFIX,
          new Form(SECRET, "version-prefix", "a text with v1, before it")),
      Map.entry(Hint.SECRET_HEX_DECODED, new Form(SECRET, "hex", "hexadecimal digits")),
      Map.entry(Hint.WHSEC_DECODED, new Form(SECRET, "base64", "base64"))));

  private HintReadings() {}

  /** A form, its name in JSON, and it in words. */
  private record Form(String what, String as, String words) {}

  /** What was read as something else to find what would match. */
  static List<ReadAs> of(String origin, Submission submission, Verification verification) {
    List<ReadAs> read = new ArrayList<>();
    for (Hint hint : verification.hints()) {
      Form form = FORMS.get(hint);
      if (form != null) {
        String from = switch (form.what) {
          case BODY -> origin;
          case SIGNATURE -> submission.signature() != null ? "--signature" : "the signature header";
          default -> String.valueOf(verification.secret());
        };
        read.add(new ReadAs(form.what, from, form.as, form.words, "exact"));
      }
    }
    return List.copyOf(read);
  }
}
