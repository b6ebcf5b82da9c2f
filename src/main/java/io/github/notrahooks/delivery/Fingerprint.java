package io.github.notrahooks.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of the SHA-256 of a text, never all zero: so many that no two texts have the same in
 * practice, however they are chosen.
 *
 * @param high the first 64 bits, with the last of them set
 * @param low the next 64 bits
 */
public record Fingerprint(long high, long low) {
  /** The fingerprint of a text. */
  static Fingerprint of(String text) {
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new Fingerprint(hash.getLong() | 1, hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
