package io.github.notrahooks.provider.declared;

import io.github.notrahooks.signature.Secret;
import java.util.Base64;
import java.util.Optional;

/**
 * Which key a secret's text stands for.
 *
 * @param decoded whether the text is base64, with or without the prefix before it, and its bytes are the
 *     key; if not, the text itself is
 * @param prefix what may stand before the base64, such as {@code whsec_}
 * @param bytes how many bytes the key must have, or 0 for any number but none
 */
record SecretForm(boolean decoded, String prefix, int bytes) {
  /** The text itself. */
  static final SecretForm TEXT = new SecretForm(false, "", 0);

  /** The prefix that means base64 to Standard Webhooks, Svix, Notra and GitLab. */
  static final String WHSEC = "whsec_";

  /** Base64, with or without {@code whsec_} before it. */
  static final SecretForm BASE64 = new SecretForm(true, WHSEC, 0);

  /** Base64 of a certain number of bytes, with or without {@code whsec_} before it. */
  static SecretForm base64(int bytes) {
    return new SecretForm(true, WHSEC, bytes);
  }

  /** The key; nothing if the secret has another form. */
  Optional<byte[]> key(Secret secret) {
    if (!decoded) {
      return Optional.of(secret.bytes());
    }
    String text = secret.reveal();
    try {
      byte[] key = Base64.getDecoder()
          .decode(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
      return key.length > 0 && (bytes == 0 || key.length == bytes)
          ? Optional.of(key)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What makes a secret unusable, if anything. */
  Optional<String> problem(Secret secret) {
    if (key(secret).isPresent()) {
      return Optional.empty();
    }
    String what = bytes == 0 ? "base64" : "the base64 of exactly " + bytes + " bytes";
    String before = prefix.isEmpty() ? "" : ", with or without " + prefix + " before it";
    return Optional.of("the secret must be " + what + before);
  }
}
