package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;

import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Secret;
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
    Signer other = new Signer(
        signer.scheme(), signer.decodes() ? "whsec_" + "QUJD".repeat(10) + "QUI=" : "another one");
    NamedSecret right = new NamedSecret("int_b/repo_c", Secret.of(secret));
    mistakes.add(new Mistake(
        signer + ": the secret of another endpoint",
        signer.submission(signer.headers(BODY), BODY, other.secret(), List.of(right)),
        Reason.MISMATCH,
        Hint.OTHER_SECRET));
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
    byte[] encoded = Base64.getEncoder().encode(utf8(secret));
    both("base64 of it", encoded, secret, Hint.SECRET_BASE64_ENCODED);
    both("whsec_ decoded", key, "whsec_" + base64, Hint.WHSEC_DECODED);
    both("whsec_ stripped", utf8(base64), "whsec_" + base64, Hint.WHSEC_STRIPPED);
    both("whsec_ at the sender", utf8("whsec_" + base64), base64, Hint.WHSEC_MISSING);
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
