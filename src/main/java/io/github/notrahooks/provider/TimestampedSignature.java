package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What Standard Webhooks and Notra's outbound deliveries share: {@code v1,} and the base64 HMAC-SHA256 of
 * dotted fields and the body, keyed with the bytes behind {@code whsec_}.
 */
final class TimestampedSignature {
  static final String VERSION = "v1,";
  static final String SECRET_PREFIX = "whsec_";

  private TimestampedSignature() {}

  /** The values of the named headers, each followed by a dot, and the body. */
  static List<byte[]> signed(Headers headers, Body body, String... names) {
    StringBuilder fields = new StringBuilder(160);
    for (String name : names) {
      fields.append(headers.first(name).orElse("")).append('.');
    }
    List<byte[]> message = new ArrayList<>(1 + body.pieces().size());
    message.add(fields.toString().getBytes(StandardCharsets.UTF_8));
    message.addAll(body.pieces());
    return message;
  }

  static String text(byte[] signature) {
    return VERSION + Base64.getEncoder().encodeToString(signature);
  }

  /**
   * The 32 bytes of a {@code v1,…} signature; nothing for any other text. Base64 that a decoder would
   * tolerate but no encoder writes (no padding, stray last bits) is not taken, so that only one text
   * stands for each signature.
   */
  static Optional<byte[]> parse(String signature) {
    return signature.startsWith(VERSION)
        ? base64(signature.substring(VERSION.length()))
            .filter(bytes -> bytes.length == 32 && text(bytes).equals(signature))
        : Optional.empty();
  }

  /** The key of a secret: what its base64, with or without the prefix, decodes to. */
  static Optional<byte[]> key(Secret secret) {
    String text = secret.reveal();
    return base64(text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text)
        .filter(key -> key.length > 0);
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
