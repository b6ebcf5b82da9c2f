package io.github.notrahooks.log.segment;

/** Where lines end. */
public final class LineEnds {
  private LineEnds() {}

  /** Where the first line end between two offsets is, or -1. */
  public static int first(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
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
