package io.github.notrahooks.log;

import java.util.List;

/**
 * Decodes the multi-byte sequences of UTF-8 byte by byte, over the ends of pieces. Strict: overlong
 * forms, surrogates and code points above U+10FFFF are errors. Not thread-safe.
 */
final class Utf8Cursor {
  private int codePoint;
  private int missing;
  private int least;
  private boolean broken;

  /** Whether bytes given in pieces are valid UTF-8. */
  static boolean isValid(List<byte[]> pieces) {
    Utf8Cursor cursor = new Utf8Cursor();
    for (byte[] piece : pieces) {
      for (byte b : piece) {
        if (b >= 0) {
          if (cursor.missing != 0) {
            return false;
          }
        } else if (!cursor.accept(b) && cursor.broken) {
          return false;
        }
      }
    }
    return cursor.missing == 0;
  }

  /**
   * Takes a byte of a multi-byte sequence.
   *
   * @return whether it completed a code point
   */
  boolean accept(byte b) {
    if (missing == 0) {
      start(b & 0xFF);
      return false;
    }
    if ((b & 0xC0) != 0x80) {
      broken = true;
      return false;
    }
    codePoint = codePoint << 6 | b & 0x3F;
    missing--;
    if (missing > 0) {
      return false;
    }
    broken = codePoint < least
        || codePoint > Character.MAX_CODE_POINT
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return !broken;
  }

  private void start(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      begin(lead & 0x1F, 1, 0x80);
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      begin(lead & 0x0F, 2, 0x800);
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      begin(lead & 0x07, 3, 0x10000);
    } else {
      broken = true;
    }
  }

  private void begin(int bits, int following, int smallest) {
    codePoint = bits;
    missing = following;
    least = smallest;
  }

  /** The code point that was completed last. */
  int codePoint() {
    return codePoint;
  }

  /** Writes a code point above U+007F as UTF-8 and returns how many bytes that took. */
  static int encode(int codePoint, byte[] target, int at) {
    if (codePoint < 0x800) {
      target[at] = (byte) (0xC0 | codePoint >> 6);
      target[at + 1] = (byte) (0x80 | codePoint & 0x3F);
      return 2;
    }
    if (codePoint < 0x10000) {
      target[at] = (byte) (0xE0 | codePoint >> 12);
      target[at + 1] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      target[at + 2] = (byte) (0x80 | codePoint & 0x3F);
      return 3;
    }
    target[at] = (byte) (0xF0 | codePoint >> 18);
    target[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
    target[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    target[at + 3] = (byte) (0x80 | codePoint & 0x3F);
    return 4;
  }
}
