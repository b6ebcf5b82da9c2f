package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.ConstantTime;
import io.github.notrahooks.signature.Hmac;
import java.util.List;

/**
 * What a signature value proves, if the right key and bytes are found.
 *
 * @param algorithm the hash it was made with
 * @param macs the hashes it carries, any of which may be right
 */
record Proof(Hmac algorithm, List<byte[]> macs) {
  /** Whether this key gives one of the hashes for this message. */
  boolean holds(byte[] key, SignatureScheme scheme, Headers headers, Body body) {
    byte[] right = algorithm.of(key, scheme.signed(headers, body));
    boolean holds = false;
    for (byte[] mac : macs) {
      holds |= ConstantTime.equal(mac, right);
    }
    return holds;
  }
}
