package io.github.notrahooks.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The keyed hashes that webhook providers sign with (RFC 2104).
 *
 * <p>Made from the platform's hashes rather than taken from {@code javax.crypto.Mac}, which reads every
 * security provider and the jurisdiction policy first: a quarter of the time that {@code verify} takes.
 */
public enum Hmac {
  /** What GitHub sends beside the current one for old receivers; never accepted as proof. */
  SHA1("SHA-1"),
  /** What every scheme here verifies with. */
  SHA256("SHA-256");

  /** The block of both hashes, in bytes. */
  private static final int BLOCK = 64;

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final String hash;

  Hmac(String hash) {
    this.hash = hash;
  }

  /**
   * The hash of a message given in pieces.
   *
   * @param key at least one byte
   */
  public byte[] of(byte[] key, List<byte[]> message) {
    if (key.length == 0) {
      throw new IllegalArgumentException("a key must not be empty");
    }
    MessageDigest digest = digest();
    byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
    digest.update(masked(block, INNER));
    for (byte[] piece : message) {
      digest.update(piece);
    }
    byte[] inner = digest.digest();
    digest.update(masked(block, OUTER));
    return digest.digest(inner);
  }

  private static byte[] masked(byte[] block, byte mask) {
    byte[] masked = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      masked[i] = (byte) (block[i] ^ mask);
    }
    return masked;
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash, e);
    }
  }
}
