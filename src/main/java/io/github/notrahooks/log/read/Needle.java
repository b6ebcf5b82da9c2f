package io.github.notrahooks.log.read;

/** Bytes to be found in other bytes. Immutable. */
public final class Needle {
  private final int length;
  private final Search search;

  /** A way to look for something between two offsets. */
  interface Search {
    /** Where it first is, or -1. */
    int first(byte[] text, int from, int to);

    /** Where it last is, or -1. */
    int last(byte[] text, int from, int to);
  }

  /** The given bytes, of which there must be at least one. */
  public Needle(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("there is nothing to look for");
    }
    this.length = bytes.length;
    this.search = bytes.length < QuadSearch.SHORTEST
        ? new PairSearch(bytes.clone())
        : new QuadSearch(bytes.clone());
  }

  /** How many bytes it has. */
  public int length() {
    return length;
  }

  /** Whether it occurs anywhere. */
  public boolean isIn(byte[] text) {
    return firstIn(text, 0, text.length) >= 0;
  }

  /** Where it first occurs between two offsets, or -1. */
  int firstIn(byte[] text, int from, int to) {
    return search.first(text, from, to);
  }

  /** Where it last occurs between two offsets, or -1. */
  int lastIn(byte[] text, int from, int to) {
    return search.last(text, from, to);
  }

  /** Whether all of some bytes stand at an offset, behind which there are as many. */
  static boolean matches(byte[] text, int at, byte[] bytes) {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (text[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
