package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What usually happens to a secret, undone. Texts here have one character for each byte, so that none is
 * lost in secrets that are not UTF-8.
 */
final class SecretFaults {
  private static final String BOM = "\u00EF\u00BB\u00BF";
  private static final String PREFIX = "whsec_";

  private final SignatureScheme scheme;
  private final NamedSecret named;
  private final String text;
  private final boolean decodes;
  private final List<SigningKey> keys = new ArrayList<>();

  private SecretFaults(SignatureScheme scheme, NamedSecret named) {
    this.scheme = scheme;
    this.named = named;
    this.text = new String(named.secret().bytes(), ISO_8859_1);
    this.decodes = scheme
        .key(named.secret())
        .map(key -> !named.secret().equals(Secret.of(key)))
        .orElse(true);
  }

  /** The keys that a signer with the same secret, treated differently, may have used. */
  static List<SigningKey> keys(SignatureScheme scheme, NamedSecret named) {
    SecretFaults faults = new SecretFaults(scheme, named);
    faults.edges();
    faults.wrappings();
    faults.prefixes();
    faults.encodings();
    return faults.keys;
  }

  private void edges() {
    String bare = text.strip();
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    secret(
        Hint.SECRET_NEWLINE_ADDED,
        "the secret did not end in a line break",
        text.substring(0, end));
    secret(Hint.SECRET_WHITE_SPACE, "the secret had no white space around it", bare);
    String ended = "the secret ended in a line break";
    secret(Hint.SECRET_NEWLINE_MISSING, ended + " (LF)", text + "\n");
    secret(Hint.SECRET_NEWLINE_MISSING, ended + " (CRLF)", text + "\r\n");
    if (text.startsWith(BOM)) {
      secret(
          Hint.SECRET_BOM_ADDED,
          "the secret did not begin with a byte-order mark",
          text.substring(BOM.length()));
    } else {
      secret(Hint.SECRET_BOM_MISSING, "the secret began with a byte-order mark", BOM + text);
    }
  }

  private void wrappings() {
    String bare = text.strip();
    if (isQuoted(bare)) {
      secret(Hint.SECRET_QUOTES_ADDED, "the secret had no quotes around it", unquoted(bare));
    } else {
      String quoted = "the secret had quotes around it";
      secret(Hint.SECRET_QUOTES_MISSING, quoted, '"' + text + '"');
      secret(Hint.SECRET_QUOTES_MISSING, quoted, "'" + text + "'");
    }
    int equals = bare.indexOf('=');
    if (equals > 0 && isName(bare.substring(0, equals))) {
      secret(
          Hint.SECRET_ASSIGNMENT,
          "the secret were only what stands after the equals sign",
          unquoted(bare.substring(equals + 1).strip()));
    }
    if (bare.startsWith("v1," + PREFIX)) {
      secret(
          Hint.SECRET_VERSION_PREFIX,
          "the secret began with whsec_",
          bare.substring("v1,".length()));
    }
  }

  private void prefixes() {
    String rest = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    if (decodes) {
      key(Hint.SECRET_USED_AS_TEXT, "the text of the secret were the key", bytes(text));
    }
    if (text.startsWith(PREFIX)) {
      key(Hint.WHSEC_STRIPPED, "the text after whsec_ were the key", bytes(rest));
      if (!decodes) {
        decoded(Hint.WHSEC_DECODED, "the base64 after whsec_ were decoded", rest);
      }
    } else {
      secret(Hint.WHSEC_MISSING, "the secret began with whsec_", PREFIX + text);
    }
  }

  private void encodings() {
    String rest = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    if (isHex(rest)) {
      key(
          Hint.SECRET_HEX_DECODED,
          "the bytes that the secret's hexadecimal digits stand for were the key",
          HexFormat.of().parseHex(rest));
    }
    if (!decodes) {
      decoded(
          Hint.SECRET_BASE64_DECODED,
          "the bytes that the secret's base64 stands for were the key",
          rest);
    }
    byte[] own = scheme.key(named.secret()).orElse(bytes(text));
    String hex = Hex.encode(own);
    String inHex = "the secret's bytes in hexadecimal digits were the key";
    key(Hint.SECRET_HEX_ENCODED, inHex, bytes(hex));
    key(Hint.SECRET_HEX_ENCODED, inHex, bytes(hex.toUpperCase(Locale.ROOT)));
    String inBase64 = "the base64 of the secret's bytes were the key";
    key(Hint.SECRET_BASE64_ENCODED, inBase64, Base64.getEncoder().encode(own));
  }

  private void decoded(Hint hint, String condition, String base64) {
    try {
      String standard = base64.replace('-', '+').replace('_', '/');
      key(hint, condition, Base64.getDecoder().decode(standard));
    } catch (IllegalArgumentException e) {
      // Not base64, so nobody decoded it.
    }
  }

  /** Another secret text, from which the scheme makes the key. */
  private void secret(Hint hint, String condition, String variant) {
    if (!variant.isEmpty() && !variant.equals(text)) {
      scheme.key(Secret.of(bytes(variant))).ifPresent(key -> key(hint, condition, key));
    }
  }

  private void key(Hint hint, String condition, byte[] bytes) {
    SigningKey key = new SigningKey(named.label(), List.of(hint), condition, bytes);
    if (bytes.length > 0 && keys.stream().noneMatch(key::sameBytes)) {
      keys.add(key);
    }
  }

  private static boolean isName(String text) {
    String name =
        text.startsWith("export ") ? text.substring("export ".length()).strip() : text;
    return !name.isEmpty()
        && name.strip().chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  private static boolean isHex(String text) {
    return text.length() >= 2
        && text.length() % 2 == 0
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static boolean isQuoted(String text) {
    return text.length() > 2
        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        && text.charAt(text.length() - 1) == text.charAt(0);
  }

  private static String unquoted(String text) {
    return isQuoted(text) ? text.substring(1, text.length() - 1) : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
