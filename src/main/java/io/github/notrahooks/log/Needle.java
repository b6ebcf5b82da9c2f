package io.github.notrahooks.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes to be found in other bytes, without looking at each of those: the longer it is, the faster the
 * search (Horspool's algorithm, in both directions). Immutable.
 */
public final class Needle {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = LOW_BITS << 7;
  private static final long LINE_ENDS = '\n' * LOW_BITS;

  private final byte[] bytes;
  private final int[] skipForward = new int[256];
  private final int[] skipBackward = new int[256];

  /** The given bytes, of which there must be at least one. */
  public Needle(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("there is nothing to look for");
    }
    this.bytes = bytes.clone();
    int last = bytes.length - 1;
    Arrays.fill(skipForward, bytes.length);
    Arrays.fill(skipBackward, bytes.length);
    for (int i = 0; i < last; i++) {
      skipForward[bytes[i] & 0xFF] = last - i;
    }
    for (int i = last; i > 0; i--) {
      skipBackward[bytes[i] & 0xFF] = i;
    }
  }

  /** How many bytes it has. */
  public int length() {
    return bytes.length;
  }

  /** Whether it occurs anywhere. */
  public boolean isIn(byte[] text) {
    return firstIn(text, 0, text.length) >= 0;
  }

  /** Where it first occurs between two offsets, or -1. */
  int firstIn(byte[] text, int from, int to) {
    int last = bytes.length - 1;
    int at = from;
    while (at + last < to) {
      if (matches(text, at)) {
        return at;
      }
      at += skipForward[text[at + last] & 0xFF];
    }
    return -1;
  }

  /** Where it last occurs between two offsets, or -1. */
  int lastIn(byte[] text, int from, int to) {
    int at = to - bytes.length;
    while (at >= from) {
      if (matches(text, at)) {
        return at;
      }
      at -= skipBackward[text[at] & 0xFF];
    }
    return -1;
  }

  private boolean matches(byte[] text, int at) {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (text[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where the first line end between two offsets is, or -1; looks at eight bytes at a time. */
  static int firstLineEnd(byte[] text, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long others = (long) LONGS.get(text, i) ^ LINE_ENDS;
      long found = others - LOW_BITS & ~others & HIGH_BITS;
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; i < to; i++) {
      if (text[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Where the last line end between two offsets is, or -1. */
  static int lastLineEnd(byte[] text, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (text[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
