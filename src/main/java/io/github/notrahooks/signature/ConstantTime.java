package io.github.notrahooks.signature;

import java.security.MessageDigest;

/** Comparison that takes as long for a near miss as for a wild one. */
public final class ConstantTime {
  private ConstantTime() {}

  /** Whether two arrays of the same length have the same bytes; arrays of different lengths never do. */
  public static boolean equal(byte[] a, byte[] b) {
    return a.length == b.length && MessageDigest.isEqual(a, b);
  }
}
