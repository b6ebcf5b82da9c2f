package io.github.notrahooks.signature;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hashes that webhook providers sign with (RFC 2104). */
public enum Hmac {
  /** What GitHub sends beside the current one for old receivers; never accepted as proof. */
  SHA1("HmacSHA1"),
  /** What every scheme here verifies with. */
  SHA256("HmacSHA256");

  private final String algorithm;

  Hmac(String algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * The hash of a message given in pieces.
   *
   * @param key at least one byte
   */
  public byte[] of(byte[] key, List<byte[]> message) {
    Mac mac = mac(key);
    for (byte[] piece : message) {
      mac.update(piece);
    }
    return mac.doFinal();
  }

  private Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
