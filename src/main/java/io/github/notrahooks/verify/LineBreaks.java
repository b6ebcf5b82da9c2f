package io.github.notrahooks.verify;

import java.util.Arrays;

/** Line breaks turned from one kind into another, byte by byte. */
final class LineBreaks {
  private LineBreaks() {}

  /** Every CRLF as LF. */
  static byte[] toLf(byte[] bytes) {
    byte[] lf = new byte[bytes.length];
    int at = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        lf[at++] = bytes[i];
      }
    }
    return Arrays.copyOf(lf, at);
  }

  /** Every LF as CRLF, in bytes that have no CRLF yet. */
  static byte[] toCrlf(byte[] lf) {
    int size = lf.length;
    for (byte b : lf) {
      size += b == '\n' ? 1 : 0;
    }
    byte[] crlf = new byte[size];
    int at = 0;
    for (byte b : lf) {
      if (b == '\n') {
        crlf[at++] = '\r';
      }
      crlf[at++] = b;
    }
    return crlf;
  }

  /** Neither CR nor LF. */
  static byte[] without(byte[] bytes) {
    byte[] without = new byte[bytes.length];
    int at = 0;
    for (byte b : bytes) {
      if (b != '\r' && b != '\n') {
        without[at++] = b;
      }
    }
    return Arrays.copyOf(without, at);
  }
}
