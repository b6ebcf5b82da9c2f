package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;

import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Secret;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What happens to secrets on their way into a setting. */
final class SecretMistakes {
  private static final byte[] BODY = utf8("{" + BodyMistakes.TIMED + "}");

  private final Signer signer;
  private final String secret;
  private final List<Mistake> mistakes = new ArrayList<>();

  private SecretMistakes(Signer signer) {
    this.signer = signer;
    this.secret = signer.secret();
  }

  static List<Mistake> of(Signer signer) {
    SecretMistakes all = new SecretMistakes(signer);
    all.receiversMistakes();
    if (signer.decodes()) {
      all.ofSchemesThatDecode();
    } else {
      all.sendersMistakes();
      all.ofSchemesThatTakeText();
    }
    return all.mistakes;
  }

  private void receiversMistakes() {
    held("echo", secret + "\n", Hint.SECRET_NEWLINE_ADDED);
    held("a file from Windows", secret + "\r\n", Hint.SECRET_NEWLINE_ADDED);
    held("pasted with spaces", " " + secret + "\t", Hint.SECRET_WHITE_SPACE);
    held("quoted", '"' + secret + '"', Hint.SECRET_QUOTES_ADDED);
    held("quoted singly", "'" + secret + "'", Hint.SECRET_QUOTES_ADDED);
    held("marked", "\uFEFF" + secret, Hint.SECRET_BOM_ADDED);
    held("a line of .env", "WEBHOOK_SECRET=" + secret, Hint.SECRET_ASSIGNMENT);
    held("an exported line", "export HOOK='" + secret + "'\n", Hint.SECRET_ASSIGNMENT);
    held("a line of YAML", "secret: " + secret, Hint.SECRET_ASSIGNMENT);
    held("a line of PowerShell", "$env:HOOK = \"" + secret + "\"", Hint.SECRET_ASSIGNMENT);
    held("a line of cmd", "set HOOK=" + secret, Hint.SECRET_ASSIGNMENT);
    held("a quoted line of cmd", "set \"HOOK=" + secret + '"', Hint.SECRET_ASSIGNMENT);
    held("a line of .env with a comment", "HOOK=" + secret + " # new", Hint.SECRET_ASSIGNMENT);
    held("a quoted one", "HOOK='" + secret + "' # it's new", Hint.SECRET_ASSIGNMENT);
    held("with a comment below", secret + "\n# rotated in May", Hint.SECRET_OTHER_LINES);
    held("one line of a file", "A: 1\r\n\r\n" + secret + "\r\nB: 2", Hint.SECRET_OTHER_LINES);
    held("as Kubernetes shows it", base64(secret), Hint.SECRET_BASE64_DECODED);
    held("in base64 twice", base64(base64(secret)), Hint.SECRET_BASE64_DECODED);
    held("JSON", "{\"secret\": \"" + secret + "\"}\n", Hint.SECRET_IN_JSON);
    held("with an escaped line break", secret + "\\n", Hint.SECRET_ESCAPED);
    held("pasted with a no-break space", "\u00A0" + secret, Hint.SECRET_INVISIBLE);
    held("pasted with a zero-width space", secret + "\u200B", Hint.SECRET_INVISIBLE);
    held("quoted by a word processor", "\u201C" + secret + "\u201D", Hint.SECRET_QUOTES_ADDED);
    held(
        "escaped for a URL",
        URLEncoder.encode(secret + "?", StandardCharsets.UTF_8)
            .replace("%3F", "")
            .replace(secret.substring(0, 1), String.format("%%%02X", (int) secret.charAt(0))),
        Hint.SECRET_PERCENT_ENCODED);
    held(
        "copied from a page's source",
        "&#" + (int) secret.charAt(0) + ";" + secret.substring(1),
        Hint.SECRET_HTML_ESCAPED);
    inUtf16();
    Signer other = new Signer(
        signer.scheme(), signer.decodes() ? "whsec_" + "QUJD".repeat(10) + "QUI=" : "another one");
    NamedSecret right = new NamedSecret("int_b/repo_c", Secret.of(secret));
    mistakes.add(new Mistake(
        signer + ": the secret of another endpoint",
        signer.submission(signer.headers(BODY), BODY, other.secret(), List.of(right)),
        Reason.MISMATCH,
        Hint.OTHER_SECRET));
  }

  private void inUtf16() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String form : List.of("\uFEFF%s", "%s", "\uFEFF%s\r\n", "%s\r\n", "\uFEFF%s\n")) {
        String held = String.format(form, secret);
        Submission whole = signer.submission(signer.headers(BODY), BODY);
        mistakes.add(new Mistake(
            signer + ": in " + charset + ", "
                + form.replace("\uFEFF", "marked ").strip(),
            new Submission(
                whole.headers(),
                null,
                whole.body(),
                whole.scheme(),
                List.of(new NamedSecret("a", Secret.of(held.getBytes(charset)))),
                List.of(),
                Signer.NOW,
                Signer.TOLERANCE),
            Reason.MISMATCH,
            Hint.SECRET_IN_UTF_16));
      }
    }
    Submission named = signer.submission(signer.headers(BODY), BODY, "${HOOK_SECRET}");
    mistakes.add(new Mistake(
        signer + ": a variable's name",
        new Submission(
            named.headers(),
            null,
            named.body(),
            named.scheme(),
            named.secrets(),
            List.of(),
            List.of(new NamedSecret("the environment variable HOOK_SECRET", Secret.of(secret))),
            Signer.NOW,
            Signer.TOLERANCE),
        Reason.MISMATCH,
        Hint.SECRET_NOT_EXPANDED));
  }

  private void sendersMistakes() {
    sent("echo at the sender", utf8(secret + "\n"), Hint.SECRET_NEWLINE_MISSING);
    sent("Windows at the sender", utf8(secret + "\r\n"), Hint.SECRET_NEWLINE_MISSING);
    sent("quoted at the sender", utf8('"' + secret + '"'), Hint.SECRET_QUOTES_MISSING);
    sent("quoted singly at the sender", utf8("'" + secret + "'"), Hint.SECRET_QUOTES_MISSING);
    sent("marked at the sender", utf8("\uFEFF" + secret), Hint.SECRET_BOM_MISSING);
  }

  private void ofSchemesThatDecode() {
    held("without its prefix but with its version", "v1," + secret, Hint.SECRET_VERSION_PREFIX);
    sent("as Stripe does", utf8(secret), Hint.SECRET_USED_AS_TEXT);
    sent("without its prefix", utf8(secret.substring(6)), Hint.WHSEC_STRIPPED);
    String hex = Hex.encode(signer.key());
    sent("decoded to hex", utf8(hex), Hint.SECRET_HEX_ENCODED);
    Signer stranger = new Signer(signer.scheme(), "not base64!");
    mistakes.add(new Mistake(
        signer + ": no secret at all",
        stranger.submission(signer.headers(BODY), BODY),
        Reason.MISMATCH,
        Hint.UNUSABLE_SECRET));
  }

  private void ofSchemesThatTakeText() {
    byte[] key = Base64.getDecoder().decode("qrvM3e7/ABEiM0RVZneImQ==");
    String hex = Hex.encode(key);
    both("hex at the sender", key, hex, Hint.SECRET_HEX_DECODED);
    both("upper-case hex", key, hex.toUpperCase(Locale.ROOT), Hint.SECRET_HEX_DECODED);
    both("hex of it", utf8(Hex.encode(utf8(secret))), secret, Hint.SECRET_HEX_ENCODED);
    String base64 = Base64.getEncoder().encodeToString(key);
    both("base64", key, base64, Hint.SECRET_BASE64_DECODED);
    both("base64 for URLs", key, "qrvM3e7_ABEiM0RVZneImQ", Hint.SECRET_BASE64_DECODED);
    both("no-break spaces", utf8("a b c"), "a\u00A0b\u202Fc", Hint.SECRET_INVISIBLE);
    both("no-break spaces too many", utf8("abc"), "a\u00A0b\u202Fc", Hint.SECRET_INVISIBLE);
    byte[] encoded = Base64.getEncoder().encode(utf8(secret));
    both("base64 of it", encoded, secret, Hint.SECRET_BASE64_ENCODED);
    both("whsec_ decoded", key, "whsec_" + base64, Hint.WHSEC_DECODED);
    both("whsec_ stripped", utf8(base64), "whsec_" + base64, Hint.WHSEC_STRIPPED);
    both("whsec_ at the sender", utf8("whsec_" + base64), base64, Hint.WHSEC_MISSING);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(utf8(text));
  }

  private void held(String name, String heldSecret, Hint hint) {
    both(name, signer.key(), heldSecret, hint);
  }

  private void sent(String name, byte[] key, Hint hint) {
    both(name, key, secret, hint);
  }

  private void both(String name, byte[] key, String heldSecret, Hint hint) {
    mistakes.add(new Mistake(
        signer + ": " + name,
        signer.submission(signer.headers(BODY, key), BODY, heldSecret),
        Reason.MISMATCH,
        hint));
  }
}
