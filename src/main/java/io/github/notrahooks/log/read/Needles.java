package io.github.notrahooks.log.read;

import java.util.List;

/** Several needles of which any will do. Immutable. */
public final class Needles {
  /** So much is searched for one before the others: a frequent one would have the rare ones searched again. */
  private static final int STRETCH = 16 * 1024;

  private final List<Needle> needles;

  /** Any of the given, of which there must be at least one. */
  public Needles(List<Needle> needles) {
    this.needles = List.copyOf(needles);
  }

  /** Whether one occurs anywhere. */
  boolean areIn(byte[] text) {
    return firstIn(text, 0, text.length) >= 0;
  }

  /** One less than the length of the longest: so many bytes of a hit may lie before where it is noticed. */
  int overlap() {
    return needles.stream().mapToInt(Needle::length).max().orElse(1) - 1;
  }

  /** Where one first occurs between two offsets, or -1. */
  int firstIn(byte[] text, int from, int to) {
    for (int at = from; at < to; at += STRETCH) {
      int end = Math.min(to, at + STRETCH);
      int first = -1;
      for (Needle needle : needles) {
        int hit = needle.firstIn(text, at, Math.min(to, end + needle.length() - 1));
        if (hit >= 0) {
          first = hit;
          end = hit;
        }
      }
      if (first >= 0) {
        return first;
      }
    }
    return -1;
  }

  /** Where one last occurs between two offsets, or -1. */
  int lastIn(byte[] text, int from, int to) {
    for (int end = to; end > from; end -= STRETCH) {
      int start = Math.max(from, end - STRETCH);
      int last = -1;
      for (Needle needle : needles) {
        int hit = needle.lastIn(text, start, Math.min(to, end + needle.length() - 1));
        if (hit >= 0) {
          last = hit;
          start = hit + 1;
        }
      }
      if (last >= 0) {
        return last;
      }
    }
    return -1;
  }
}
