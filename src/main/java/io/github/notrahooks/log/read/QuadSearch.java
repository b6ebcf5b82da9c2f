package io.github.notrahooks.log.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for many bytes by looking at few: wherever they are, one of the places that are {@link #stride}
 * apart has four bytes that stand in them together. Only where a place has such four is there anything to
 * compare. Immutable.
 */
final class QuadSearch implements Needle.Search {
  /** With fewer bytes than these the places are so close that looking at all bytes is as fast. */
  static final int SHORTEST = 8;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int QUAD = Integer.BYTES;
  private static final int HASH_BITS = 12;
  private static final int MIX = 0x9e3779b1;

  private final byte[] bytes;

  /** As far apart as places can be without missing all quads of an occurrence: how many quads there are. */
  private final int stride;

  /** One more than where the last quad with a hash begins, or 0. */
  private final int[] lastOf = new int[1 << HASH_BITS];

  /** For each quad, one more than where the one before it with the same hash begins, or 0. */
  private final int[] before;

  /** A search for bytes that nobody changes. */
  QuadSearch(byte[] bytes) {
    this.bytes = bytes;
    this.stride = bytes.length - QUAD + 1;
    this.before = new int[stride];
    for (int i = 0; i < stride; i++) {
      int hash = hash(bytes, i);
      before[i] = lastOf[hash];
      lastOf[hash] = i + 1;
    }
  }

  private static int hash(byte[] text, int at) {
    return (int) INTS.get(text, at) * MIX >>> Integer.SIZE - HASH_BITS;
  }

  @Override
  public int first(byte[] text, int from, int to) {
    for (int at = from + stride - 1; at <= to - QUAD; at += stride) {
      // The later a quad stands in the bytes that are looked for, the earlier these begin.
      for (int quad = lastOf[hash(text, at)]; quad > 0; quad = before[quad - 1]) {
        if (isAt(text, at - quad + 1, from, to)) {
          return at - quad + 1;
        }
      }
    }
    return -1;
  }

  @Override
  public int last(byte[] text, int from, int to) {
    for (int at = to - bytes.length; at >= from; at -= stride) {
      int found = -1;
      for (int quad = lastOf[hash(text, at)]; quad > 0; quad = before[quad - 1]) {
        if (isAt(text, at - quad + 1, from, to)) {
          found = at - quad + 1;
        }
      }
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private boolean isAt(byte[] text, int at, int from, int to) {
    return at >= from && at + bytes.length <= to && Needle.matches(text, at, bytes);
  }
}
