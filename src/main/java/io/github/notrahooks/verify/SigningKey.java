package io.github.notrahooks.verify;

import io.github.notrahooks.signature.Hmac;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the signer may have used as its key.
 *
 * @param label of the secret it comes from
 * @param hints what that would mean; empty for the secret as it is
 * @param condition the end of a sentence that begins with "it would match if", or null if there is none
 * @param bytes the key
 */
record SigningKey(String label, List<Hint> hints, @Nullable String condition, byte[] bytes) {
  /** The same for a search that uses it often. */
  SigningKey shortened(Hmac algorithm) {
    return new SigningKey(label, hints, condition, algorithm.shortened(bytes));
  }

  boolean sameBytes(SigningKey other) {
    return Arrays.equals(other.bytes, bytes);
  }

  @Override
  public String toString() {
    return label;
  }
}
