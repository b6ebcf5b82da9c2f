package io.github.notrahooks.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the end of a segment looks like.
 *
 * @param lastSeq the sequence number of the last line that has one, or 0
 * @param end the offset after the last line end; whatever follows was torn while being written
 */
record SegmentTail(long lastSeq, long end) {
  private static final int BLOCK = 64 * 1024;
  private static final int LONGEST_TRAILER = 64;
  private static final Pattern TRAILER =
      Pattern.compile(",\"seq\":(\\d{1,18}),\"crc\":\"[0-9a-f]{8}\"}$");

  static SegmentTail of(SegmentFile file) throws IOException {
    long size = file.size();
    long end = afterLastLineEnd(file, size);
    long lineEnd = end;
    while (lineEnd > 0) {
      long seq = seqBefore(file, lineEnd - 1);
      if (seq > 0) {
        return new SegmentTail(seq, end);
      }
      lineEnd = afterLastLineEnd(file, lineEnd - 1);
    }
    return new SegmentTail(0, end);
  }

  /** The offset after the last line end before {@code limit}, or 0. */
  private static long afterLastLineEnd(SegmentFile file, long limit) throws IOException {
    long from = limit;
    while (from > 0) {
      long start = Math.max(0, from - BLOCK);
      byte[] block = read(file, start, (int) (from - start));
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return start + i + 1;
        }
      }
      from = start;
    }
    return 0;
  }

  private static long seqBefore(SegmentFile file, long lineEnd) throws IOException {
    long start = Math.max(0, lineEnd - LONGEST_TRAILER);
    String trailer =
        new String(read(file, start, (int) (lineEnd - start)), StandardCharsets.ISO_8859_1);
    Matcher matcher = TRAILER.matcher(trailer);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static byte[] read(SegmentFile file, long start, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    file.read(buffer, start);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
