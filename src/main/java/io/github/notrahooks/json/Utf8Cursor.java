package io.github.notrahooks.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Decodes the multi-byte sequences of UTF-8 byte by byte, over the ends of pieces. Strict: overlong
 * forms, surrogates and code points above U+10FFFF are errors. Not thread-safe.
 */
public final class Utf8Cursor {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private int codePoint;
  private int missing;
  private int least;
  private boolean broken;

  /** Whether bytes given in pieces are valid UTF-8. */
  public static boolean isValid(List<byte[]> pieces) {
    Utf8Cursor cursor = new Utf8Cursor();
    for (byte[] piece : pieces) {
      int at = 0;
      while (at < piece.length) {
        if (cursor.missing == 0) {
          at = afterAscii(piece, at);
        }
        if (at < piece.length) {
          cursor.accept(piece[at++]);
        }
        if (cursor.broken) {
          return false;
        }
      }
    }
    return cursor.isWhole();
  }

  /** The offset of the first byte of a multi-byte sequence from an offset on, or the length. */
  private static int afterAscii(byte[] piece, int from) {
    int at = from;
    while (at + Long.BYTES <= piece.length && ((long) LONGS.get(piece, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < piece.length && piece[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Whether all sequences so far were right, and the last is complete. */
  private boolean isWhole() {
    return missing == 0 && !broken;
  }

  /**
   * Takes a byte of a multi-byte sequence.
   *
   * @return whether it completed a code point
   */
  public boolean accept(byte b) {
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
    boolean none = codePoint < least
        || codePoint > Character.MAX_CODE_POINT
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    broken |= none;
    return !none;
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
  public int codePoint() {
    return codePoint;
  }

  /** Writes a code point as UTF-8 and returns how many bytes that took, four at the most. */
  public static int encode(int codePoint, byte[] target, int at) {
    if (codePoint < 0x80) {
      target[at] = (byte) codePoint;
      return 1;
    }
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
