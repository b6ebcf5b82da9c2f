package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.verify.SecretReadings.Reading;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The keys that a signer may have used, going by a secret in hand. Texts here have one character for each byte, so that none is
 * lost in secrets that are not UTF-8.
 */
final class SecretFaults {
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
    for (Reading reading : SecretReadings.of(faults.text)) {
      faults.secret(List.of(reading.hint()), reading.condition(), reading);
    }
    faults.senders();
    faults.prefixes();
    faults.encodings();
    return faults.keys;
  }

  /** The keys that two faults of the secret together would give, without those of one. */
  static List<SigningKey> pairs(SignatureScheme scheme, NamedSecret named) {
    SecretFaults faults = new SecretFaults(scheme, named);
    for (Reading first : SecretReadings.of(faults.text)) {
      for (Reading second : SecretReadings.of(first.text())) {
        boolean twice = first.hint() == second.hint() && first.hint() == Hint.SECRET_BASE64_DECODED;
        faults.secret(
            List.of(first.hint(), second.hint()),
            twice
                ? "the secret were what its base64, undone twice, stands for"
                : first.condition() + " and " + second.condition(),
            second);
      }
    }
    return faults.keys;
  }

  /** What the sender's secret may have that this one has not. */
  private void senders() {
    String ended = "the secret ended in a line break";
    secret(Hint.SECRET_NEWLINE_MISSING, ended + " (LF)", text + "\n");
    secret(Hint.SECRET_NEWLINE_MISSING, ended + " (CRLF)", text + "\r\n");
    if (!text.startsWith(SecretReadings.BOM)) {
      secret(
          Hint.SECRET_BOM_MISSING,
          "the secret began with a byte-order mark",
          SecretReadings.BOM + text);
    }
    if (!SecretReadings.isQuoted(text.strip())) {
      String quoted = "the secret had quotes around it";
      secret(Hint.SECRET_QUOTES_MISSING, quoted, '"' + text + '"');
      secret(Hint.SECRET_QUOTES_MISSING, quoted, "'" + text + "'");
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

  private void secret(List<Hint> hints, String condition, Reading reading) {
    scheme.key(Secret.of(bytes(reading.text()))).ifPresent(key -> key(hints, condition, key));
  }

  /** Another secret text, from which the scheme makes the key. */
  private void secret(Hint hint, String condition, String variant) {
    if (!variant.isEmpty() && !variant.equals(text)) {
      scheme.key(Secret.of(bytes(variant))).ifPresent(key -> key(hint, condition, key));
    }
  }

  private void key(Hint hint, String condition, byte[] bytes) {
    key(List.of(hint), condition, bytes);
  }

  private void key(List<Hint> hints, String condition, byte[] bytes) {
    SigningKey key = new SigningKey(named.label(), hints, condition, bytes);
    if (bytes.length > 0 && keys.stream().noneMatch(key::sameBytes)) {
      keys.add(key);
    }
  }

  private static boolean isHex(String text) {
    return text.length() >= 2
        && text.length() % 2 == 0
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
