package io.github.notrahooks.log.write;

import io.github.notrahooks.json.JsonBytes;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of log lines, sums them up for each line's CRC, and writes them to a file position
 * whenever it is full, so that a line of any length needs no more memory than this. Not thread-safe.
 */
final class LineBuffer {
  private static final int CAPACITY = 256 * 1024;
  private static final int BLOCK = 4096;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes = new byte[CAPACITY];
  private CRC32C crc = new CRC32C();
  private int used;
  private int summed;
  private @Nullable SegmentFile file;
  private long position;

  /** Lets the lines that follow go to a file, from the given position on. */
  void target(SegmentFile target, long from) {
    file = target;
    position = from;
    used = 0;
    summed = 0;
  }

  /**
   * Begins a line.
   *
   * @param start its first bytes
   * @param crcOfStart their checksum, which goes on to become that of the line
   */
  void startLine(CRC32C crcOfStart, JsonBytes start) throws IOException {
    sum();
    crc = crcOfStart;
    put(start.array(), start.length(), true);
  }

  /** The CRC-32C of the line so far. */
  int checksum() {
    sum();
    return (int) crc.getValue();
  }

  private void sum() {
    crc.update(bytes, summed, used - summed);
    summed = used;
  }

  /** Where in the file the next byte goes. */
  long position() {
    return position + used;
  }

  void flush() throws IOException {
    if (used == 0) {
      return;
    }
    sum();
    SegmentFile target = Objects.requireNonNull(file, "target() comes first");
    target.write(ByteBuffer.wrap(bytes, 0, used), position);
    position += used;
    used = 0;
    summed = 0;
  }

  private void room(int count) throws IOException {
    if (bytes.length - used < count) {
      flush();
    }
  }

  void put(byte[] source) throws IOException {
    put(source, source.length, false);
  }

  void put(byte[] source, int count) throws IOException {
    put(source, count, false);
  }

  private void put(byte[] source, int count, boolean inChecksum) throws IOException {
    int at = 0;
    while (at < count) {
      room(1);
      int part = Math.min(count - at, bytes.length - used);
      System.arraycopy(source, at, bytes, used, part);
      used += part;
      at += part;
      if (inChecksum) {
        summed = used;
      }
    }
  }

  void putHex(int value) throws IOException {
    room(8);
    for (int shift = 28; shift >= 0; shift -= 4) {
      bytes[used++] = HEX[value >>> shift & 0xF];
    }
  }

  /** Base64 of bytes that come in pieces of any length. */
  void putBase64(List<byte[]> pieces) throws IOException {
    byte[] carried = new byte[3];
    int count = 0;
    for (byte[] piece : pieces) {
      int at = 0;
      while (count > 0 && count < 3 && at < piece.length) {
        carried[count++] = piece[at++];
      }
      if (count == 3) {
        put(Base64.getEncoder().encode(carried));
        count = 0;
      }
      while (piece.length - at >= 3) {
        int part = Math.min(48 * 1024, (piece.length - at) / 3 * 3);
        put(Base64.getEncoder().encode(Arrays.copyOfRange(piece, at, at + part)));
        at += part;
      }
      while (at < piece.length) {
        carried[count++] = piece[at++];
      }
    }
    if (count > 0) {
      put(Base64.getEncoder().encode(Arrays.copyOf(carried, count)));
    }
  }

  /** Valid UTF-8, given in pieces, escaped for a JSON string; hidden characters are escaped too. */
  void putEscaped(List<byte[]> pieces) throws IOException {
    JsonBytes escaped = new JsonBytes(2 * BLOCK);
    for (byte[] piece : pieces) {
      for (int from = 0; from < piece.length; from += BLOCK) {
        escaped.inside(piece, from, Math.min(piece.length, from + BLOCK));
        put(escaped.array(), escaped.length());
        escaped.clear();
      }
    }
  }
}
