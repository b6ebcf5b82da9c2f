package io.github.notrahooks.log.segment;

import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.RecordLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What the end of a segment looks like, read in pieces, so that a line of any length needs no memory.
 *
 * @param lastSeq the sequence number of the last line, or 0 where no line has one. Lines that are damaged
 *     count one each after the last undamaged one.
 * @param end the offset after the last line end; whatever follows was torn while being written
 */
public record SegmentTail(long lastSeq, long end) {
  private static final int BLOCK = 64 * 1024;
  private static final int LONGEST_TRAILER = 64;

  private static final int MOST_DAMAGED = 10_000;

  /** Looks at the end of a segment, which stays open; it may be read to its beginning for that. */
  public static SegmentTail of(SegmentFile file) throws IOException {
    long end = afterLastLineEnd(file, file.size());
    long lineEnd = end;
    for (int damaged = 0; lineEnd > 0 && damaged < MOST_DAMAGED; ) {
      long start = afterLastLineEnd(file, lineEnd - 1);
      long seq = seqOf(file, start, lineEnd - 1);
      if (seq > 0) {
        return new SegmentTail(seq + damaged, end);
      }
      damaged += isBlank(file, start) ? 0 : 1;
      lineEnd = start;
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

  /** The sequence number of the line between two offsets, or 0 if it is damaged. */
  private static long seqOf(SegmentFile file, long start, long end) throws IOException {
    long trailerStart = Math.max(start, end - LONGEST_TRAILER);
    byte[] trailer = read(file, trailerStart, (int) (end - trailerStart));
    CRC32C crc = new CRC32C();
    for (long at = start; at < end - RecordLine.CRC_LENGTH; at += BLOCK) {
      crc.update(read(file, at, (int) Math.min(BLOCK, end - RecordLine.CRC_LENGTH - at)));
    }
    try {
      return RecordLine.check(trailer, (int) crc.getValue());
    } catch (DamagedLine e) {
      return 0;
    }
  }

  private static boolean isBlank(SegmentFile file, long start) throws IOException {
    byte first = read(file, start, 1)[0];
    return first == ' ' || first == '\n';
  }

  private static byte[] read(SegmentFile file, long start, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    file.read(buffer, start);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
