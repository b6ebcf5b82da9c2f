package io.github.notrahooks.log.segment;

import io.github.notrahooks.log.record.EightBytes;

/** Where lines end. */
public final class LineEnds {
  private static final long LINE_ENDS = EightBytes.of('\n');

  private LineEnds() {}

  /** Where the first line end between two offsets is, or -1; looks at eight bytes at a time. */
  public static int first(byte[] text, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long found = EightBytes.zeros(EightBytes.at(text, i) ^ LINE_ENDS);
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
  public static int last(byte[] text, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (text[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
