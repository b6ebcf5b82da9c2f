package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a connection from the beginning of a request's head on. Not thread-safe. */
final class HeadBytes {
  /** More than a head that Undertow takes, and what may come right behind it in one read. */
  private static final int MOST = 64 * 1024;

  /** What a head usually needs; connections that wait keep no more. */
  private static final int USUAL = 1024;

  /** What a header costs in Undertow's map, besides its characters. */
  private static final int LINE_COST = 150;

  private byte[] bytes = new byte[USUAL];
  private int used;

  /** Where the head ends, or -1 as long as that is not known. */
  private int headEnd = -1;

  /** Before this, no head ends. */
  private int looked;

  /** How many lines end there. */
  private int lines;

  int size() {
    return used;
  }

  /** Adds bytes, as many as are worth being kept. */
  void add(ByteBuffer source, int from, int count) {
    int kept = Math.min(count, MOST - used);
    if (bytes.length - used < kept) {
      bytes = Arrays.copyOf(bytes, Math.max(used + kept, Math.min(MOST, bytes.length * 2)));
    }
    source.get(from, bytes, used, kept);
    used += kept;
  }

  /** Forgets what is before an index. */
  void forget(int before) {
    int rest = used - before;
    if (rest <= USUAL && bytes.length > USUAL) {
      bytes = Arrays.copyOf(Arrays.copyOfRange(bytes, before, used), USUAL);
    } else {
      System.arraycopy(bytes, before, bytes, 0, rest);
    }
    used = rest;
    headEnd = -1;
    looked = 0;
    lines = 0;
  }

  /** Forgets what is behind an index. */
  void cut(int at) {
    used = at;
    if (bytes.length > Math.max(USUAL, 2 * at)) {
      bytes = Arrays.copyOf(bytes, Math.max(USUAL, at));
    }
  }

  /** What a head costs whose rest is waited for: these bytes, and what Undertow makes of them. */
  long cost() {
    return bytes.length + made();
  }

  /** What a head costs whose body is waited for: the handler has made as much of it again. */
  long costWithBody() {
    return bytes.length + 2 * made();
  }

  private long made() {
    return used + (long) lines * LINE_COST;
  }

  /** The bytes from an index on; for reading only. */
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, used);
  }

  /** Whether the first bytes are those of a TLS handshake. */
  boolean isTls() {
    return used >= 2 && bytes[0] == 0x16 && bytes[1] == 3;
  }

  /** Where the head ends that is at the beginning, or -1 if its end is not there. */
  int headEnd() {
    while (headEnd < 0 && looked + 3 < used) {
      if (bytes[looked] == '\r'
          && bytes[looked + 1] == '\n'
          && bytes[looked + 2] == '\r'
          && bytes[looked + 3] == '\n') {
        headEnd = looked + 4;
      }
      lines += bytes[looked] == '\n' ? 1 : 0;
      looked++;
    }
    return headEnd;
  }

  /** The first line, or as much of it as is there. */
  String firstLine() {
    int end = lineEnd(0);
    return text(0, end < 0 ? used : end);
  }

  /**
   * Reads the header lines.
   *
   * @return how many there are, or -1 if they are not all there in the usual form
   */
  int headers(Headers.Builder headers) {
    int count = 0;
    int start = lineEnd(0) + 2;
    while (start >= 2 && start < used) {
      int end = lineEnd(start);
      if (end <= start) {
        return end == start ? count : -1;
      }
      int colon = start;
      while (colon < end && bytes[colon] != ':') {
        colon++;
      }
      if (colon == end) {
        return -1;
      }
      headers.add(text(start, colon), value(colon + 1, end));
      count++;
      start = end + 2;
    }
    return -1;
  }

  private int lineEnd(int from) {
    for (int i = from; i + 1 < used; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -2;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Without the white space around it that HTTP knows: what else Java takes for it are bytes of a text. */
  private String value(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(bytes[start])) {
      start++;
    }
    while (end > start && isSpace(bytes[end - 1])) {
      end--;
    }
    return text(start, end);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }
}
