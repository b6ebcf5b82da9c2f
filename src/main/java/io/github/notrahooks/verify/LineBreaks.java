package io.github.notrahooks.verify;

import java.io.ByteArrayOutputStream;

/** Line breaks turned from one kind into another, byte by byte. */
final class LineBreaks {
  private LineBreaks() {}

  /** Every CRLF as LF. */
  static byte[] toLf(byte[] bytes) {
    ByteArrayOutputStream lf = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        lf.write(bytes[i]);
      }
    }
    return lf.toByteArray();
  }

  /** Every LF as CRLF, in bytes that have no CRLF yet. */
  static byte[] toCrlf(byte[] lf) {
    ByteArrayOutputStream crlf = new ByteArrayOutputStream(lf.length + lf.length / 16);
    for (byte b : lf) {
      if (b == '\n') {
        crlf.write('\r');
      }
      crlf.write(b);
    }
    return crlf.toByteArray();
  }

  /** Neither CR nor LF. */
  static byte[] without(byte[] bytes) {
    ByteArrayOutputStream without = new ByteArrayOutputStream(bytes.length);
    for (byte b : bytes) {
      if (b != '\r' && b != '\n') {
        without.write(b);
      }
    }
    return without.toByteArray();
  }
}
