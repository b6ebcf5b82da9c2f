package io.github.notrahooks.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The unkeyed hash by which the log knows that a body is whole. */
public final class Sha256 {
  private Sha256() {}

  /** The SHA-256 of bytes given in pieces, in lower-case hex. */
  public static String hex(List<byte[]> pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      pieces.forEach(digest::update);
      return Hex.encode(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
