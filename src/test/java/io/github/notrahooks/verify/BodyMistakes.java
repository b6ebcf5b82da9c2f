package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;

import io.github.notrahooks.provider.Verdict.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What happens to bodies between signing and verifying, apart from being written again as JSON. */
final class BodyMistakes {
  static final String TIMED = "\"webhookTimestamp\":" + Signer.NOW.toEpochMilli();

  private static final String TEXT = "{\"action\":\"create\",\r\n\"who\":\"Zoë\"," + TIMED + "}";
  private static final String FORM = "payload=%7B%22a%22%3A%22Zo%C3%AB+%2A+~%22%2C%22b%22%3A+1%7D";
  private static final String JAVA_FORM =
      "payload=%7B%22a%22%3A%22Zo%C3%AB+*+%7E%22%2C%22b%22%3A+1%7D";
  private static final String FORM_JSON = "{\"a\":\"Zoë * ~\",\"b\": 1}";

  private final Signer signer;
  private final List<Mistake> mistakes = new ArrayList<>();

  private BodyMistakes(Signer signer) {
    this.signer = signer;
  }

  static List<Mistake> of(Signer signer) {
    BodyMistakes all = new BodyMistakes(signer);
    all.lineBreaks();
    all.edges();
    all.forms();
    all.charsets();
    all.readings();
    all.pairs();
    return all.mistakes;
  }

  private void lineBreaks() {
    add("a file that ends in LF", TEXT, TEXT + "\n", Hint.TRAILING_NEWLINE_ADDED);
    add("a file that ends in CRLF", TEXT, TEXT + "\r\n", Hint.TRAILING_NEWLINE_ADDED);
    add("one line break too many", TEXT + "\n", TEXT + "\n\n", Hint.TRAILING_NEWLINE_ADDED);
    add("a trimmed LF", TEXT + "\n", TEXT, Hint.TRAILING_NEWLINE_REMOVED);
    add("a trimmed CRLF", TEXT + "\r\n", TEXT, Hint.TRAILING_NEWLINE_REMOVED);
    add("Git on Windows", "a\nb\nc", "a\r\nb\r\nc", Hint.LF_BECAME_CRLF);
    add("Git on Windows, mixed", "a\nb\nc", "a\nb\r\nc", Hint.LF_BECAME_CRLF);
    add("dos2unix", "a\r\nb\r\n", "a\nb\n", Hint.CRLF_BECAME_LF);
    add("an editor on Windows", "a\nb", "a\r\nb\r\n", Hint.LF_BECAME_CRLF);
    add("an editor on Unix", "a\r\nb", "a\nb\n", Hint.CRLF_BECAME_LF);
    add("curl -d", "{ \"a\": 1}", "{\n \"a\": 1\r\n}\n", Hint.LINE_BREAKS_ADDED);
  }

  private void edges() {
    add("an editor that marks", TEXT, "\uFEFF" + TEXT, Hint.BOM_ADDED);
    add("a reader that unmarks", "\uFEFF" + TEXT, TEXT, Hint.BOM_REMOVED);
    add("pasted with spaces", TEXT, " \t" + TEXT + "\n ", Hint.WHITE_SPACE_ADDED);
    add("an empty line before it", "{\"a\":1}", "\r\n{\"a\":1}", Hint.WHITE_SPACE_ADDED);
    add("empty lines around it", "{\"a\":1}", "\n{\"a\":1}\n\n", Hint.WHITE_SPACE_ADDED);
    add("a stream read twice", "", TEXT, Hint.EMPTY_BODY_SIGNED);
  }

  private void forms() {
    add("a decoded form", FORM, FORM_JSON, Hint.FORM_DECODED);
    add("a decoded form in a file", FORM, FORM_JSON + "\n", Hint.FORM_DECODED);
    add(
        "a decoded form laid out",
        "payload=%7B%22a%22%3A1%7D",
        "{\n  \"a\": 1\n}\n",
        Hint.FORM_DECODED);
    add("JSON sent as a form", FORM_JSON, FORM, Hint.FORM_ENCODED);
    add("a form built again", FORM, JAVA_FORM, Hint.FORM_REENCODED);
    for (String escaped : List.of(
        JAVA_FORM,
        FORM.replace("+", "%20"),
        FORM.replace("+", "%20").replace("%2A", "*"),
        FORM.replace("%2A", "*"),
        FORM.replace("~", "%7E"),
        FORM.replace("%2A", "*")
            .replace("~", "%7E")
            .toLowerCase(Locale.ROOT)
            .replace("zo", "Zo"))) {
      add("a form that another program escaped", escaped, FORM, Hint.FORM_REENCODED);
      add("such a form decoded", escaped, FORM_JSON, Hint.FORM_DECODED);
    }
  }

  private void charsets() {
    byte[] original = utf8("{\"who\":\"Zoë für € 漢\"}");
    Charset windows = Charset.forName("windows-1252");
    for (Charset charset : List.of(StandardCharsets.ISO_8859_1, windows)) {
      byte[] misread = utf8(new String(utf8("Zoë für"), charset));
      add("read as " + charset, utf8("Zoë für"), misread, Hint.BODY_READ_AS_LATIN1);
      add("signed as " + charset, misread, utf8("Zoë für"), Hint.BODY_SIGNED_AS_MOJIBAKE);
      byte[] latin = "Zoë für".getBytes(charset);
      add("saved in " + charset, utf8("Zoë für"), latin, Hint.BODY_IN_LATIN1);
      add("signed in " + charset, latin, utf8("Zoë für"), Hint.BODY_SIGNED_IN_LATIN1);
    }
    add("signed as € in Windows", "€ 5".getBytes(windows), utf8("€ 5"), Hint.BODY_SIGNED_IN_LATIN1);
    add("signed as ASCII", utf8("{\"who\":\"Zo? f?r ? ?\"}"), original, Hint.BODY_SIGNED_IN_ASCII);
    byte[] broken = {'a', (byte) 0xC3, 'b', (byte) 0xFF};
    add("signed as text", utf8("a\uFFFDb\uFFFD"), broken, Hint.BODY_SIGNED_WITH_REPLACEMENTS);
  }

  private void readings() {
    byte[] signed = utf8("{\"a\":\"Zoë+=&\"}");
    String base64 = Base64.getEncoder().encodeToString(signed);
    add("base64", signed, utf8(base64), Hint.BODY_BASE64_ENCODED);
    add("base64 in lines", signed, utf8("\n" + base64 + "\r\n"), Hint.BODY_BASE64_ENCODED);
    add(
        "base64 for URLs",
        signed,
        Base64.getUrlEncoder().withoutPadding().encode(signed),
        Hint.BODY_BASE64_ENCODED);
    String text = "{\"a\":\"Zoë\"}";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      add("in " + charset, utf8(text), text.getBytes(charset), Hint.BODY_IN_UTF_16);
      add(
          "in " + charset + ", as PowerShell writes it",
          utf8(text),
          ("\uFEFF" + text + "\r\n").getBytes(charset),
          Hint.BODY_IN_UTF_16);
    }
    add(
        "percent-encoded",
        utf8(text),
        utf8("%7B%22a%22%3A%22Zo%C3%AB%22%7D"),
        Hint.BODY_PERCENT_ENCODED);
    add(
        "as a JSON string",
        utf8(text),
        utf8("\"{\\\"a\\\":\\\"Zoë\\\"}\"\n"),
        Hint.BODY_IN_JSON_STRING);
    add(
        "as a JSON string of a JSON string",
        utf8(text),
        utf8("\"\\\"{\\\\\\\"a\\\\\\\":\\\\\\\"Zoë\\\\\\\"}\\\"\""),
        Hint.BODY_IN_JSON_STRING);
    add(
        "base64 of base64",
        utf8(text),
        Base64.getEncoder().encode(Base64.getEncoder().encode(utf8(text))),
        Hint.BODY_BASE64_ENCODED);
    add(
        "base64 of UTF-16",
        utf8(text),
        Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_16LE)),
        Hint.BODY_BASE64_ENCODED);
  }

  /** One fault of each of two kinds. */
  private void pairs() {
    add("marked, and ended", utf8(TEXT), utf8("\uFEFF" + TEXT + "\n"), Hint.TRAILING_NEWLINE_ADDED);
    add("marked, with CRLF", utf8("a\nb\n"), utf8("\uFEFFa\r\nb\r\n"), Hint.LF_BECAME_CRLF);
    add("a form in a file", utf8(FORM_JSON), utf8(FORM + "\n"), Hint.TRAILING_NEWLINE_ADDED);
    add(
        "a form in Latin-1",
        "payload=%7B%22a%22%3A%22Zo%EB%22%7D".getBytes(StandardCharsets.US_ASCII),
        utf8("{\"a\":\"Zoë\"}"),
        Hint.BODY_SIGNED_IN_LATIN1);
    add(
        "two question marks for an emoji",
        utf8("{\"a\":\"??\"}"),
        utf8("{\"a\":\"🎉\"}"),
        Hint.BODY_SIGNED_IN_ASCII);
    add(
        "base64 of laid out JSON",
        utf8("{\"a\":1}"),
        Base64.getEncoder().encode(utf8("{\n  \"a\": 1\n}")),
        Hint.BODY_BASE64_ENCODED);
  }

  private void add(String name, String signed, String held, Hint hint) {
    add(name, utf8(signed), utf8(held), hint);
  }

  private void add(String name, byte[] signed, byte[] held, Hint hint) {
    mistakes.add(new Mistake(
        signer + ": " + name,
        signer.submission(signer.headers(signed), held),
        Reason.MISMATCH,
        hint));
  }
}
