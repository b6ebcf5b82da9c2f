package io.github.notrahooks.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A shared secret, as the text that a user pastes from a provider's settings page. It never prints
 * itself: only {@link #reveal()} gives the text away.
 */
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.bytes = bytes;
  }

  /**
   * A secret from its text.
   *
   * @throws IllegalArgumentException if the text is empty
   */
  public static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A secret from the bytes of a file, which need not be text.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** The secret's bytes: the key of schemes that take the text as it is. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The secret in clear, for the one command whose purpose is to show it. */
  public String reveal() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Whether the bytes are text in UTF-16, with a byte-order mark or not: a file that PowerShell or an editor
   * wrote, whose bytes nobody means as a key.
   */
  public boolean isUtf16() {
    if (bytes.length < 4 || bytes.length % 2 != 0) {
      return false;
    }
    int start = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    if (start == 0xFFFE || start == 0xFEFF) {
      return true;
    }
    for (int i = 0; i < bytes.length; i += 2) {
      if (bytes[i] == 0 == (bytes[i + 1] == 0) || bytes[i] == 0 != (bytes[0] == 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && ConstantTime.equal(secret.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
