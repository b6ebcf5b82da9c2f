package io.github.notrahooks.log.read;

import io.github.notrahooks.log.record.EightBytes;

/**
 * Looks for few bytes: two of them, rare ones where there is a choice, are looked for in eight places at a
 * time; where both are, the others are compared. Immutable.
 */
final class PairSearch implements Needle.Search {
  /** What delivery logs are full of, the most frequent first; whatever is not here is rarer still. */
  private static final String FREQUENT = "\"\\/etaosirn:,lchu_pdm.bg0123456789-fykwvjxqz{}[]";

  private final byte[] bytes;

  /** Which of the bytes are looked for, the one that stands first and the other, and eight of each. */
  private final int first;

  private final int second;
  private final long firsts;
  private final long seconds;

  /** A search for bytes that nobody changes, at least one. */
  PairSearch(byte[] bytes) {
    this.bytes = bytes;
    int rarest = rarest(-1);
    int other = bytes.length == 1 ? rarest : rarest(rarest);
    this.first = Math.min(rarest, other);
    this.second = Math.max(rarest, other);
    this.firsts = EightBytes.of(bytes[first]);
    this.seconds = EightBytes.of(bytes[second]);
  }

  private int rarest(int except) {
    int found = -1;
    for (int i = 0; i < bytes.length; i++) {
      if (i != except && (found < 0 || rarity(bytes[i]) > rarity(bytes[found]))) {
        found = i;
      }
    }
    return found;
  }

  private static int rarity(byte b) {
    int place = FREQUENT.indexOf(b & 0xFF);
    return place < 0 ? FREQUENT.length() : place;
  }

  @Override
  public int first(byte[] text, int from, int to) {
    int at = from;
    int last = to - bytes.length;
    for (; at + Long.BYTES - 1 <= last; at += Long.BYTES) {
      for (long hits = hits(text, at); hits != 0; hits &= hits - 1) {
        int hit = at + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
        if (Needle.matches(text, hit, bytes)) {
          return hit;
        }
      }
    }
    for (; at <= last; at++) {
      if (Needle.matches(text, at, bytes)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public int last(byte[] text, int from, int to) {
    int at = to - bytes.length - Long.BYTES + 1;
    for (; at >= from; at -= Long.BYTES) {
      for (long hits = hits(text, at); hits != 0; hits ^= Long.highestOneBit(hits)) {
        int hit = at + (Long.SIZE - 1 - Long.numberOfLeadingZeros(hits)) / Byte.SIZE;
        if (Needle.matches(text, hit, bytes)) {
          return hit;
        }
      }
    }
    for (int rest = at + Long.BYTES - 1; rest >= from; rest--) {
      if (Needle.matches(text, rest, bytes)) {
        return rest;
      }
    }
    return -1;
  }

  /**
   * In which of the eight places from an offset on both of the bytes are where they must be: the high bit of a
   * byte for each. There may be some too many, behind the first.
   */
  private long hits(byte[] text, int at) {
    return EightBytes.zeros(
        EightBytes.at(text, at + first) ^ firsts | EightBytes.at(text, at + second) ^ seconds);
  }
}
