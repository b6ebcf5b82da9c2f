package io.github.notrahooks.log.read;

import io.github.notrahooks.log.segment.LineEnds;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a segment that begin between two offsets, which need not be where lines begin. */
final class SegmentPart {
  /** How far apart the offsets are at most, in bytes. */
  static final int SIZE = 256 * 1024;

  private static final int STEP = 64 * 1024;
  private static final int FARTHEST_BEHIND = 1024 * 1024;

  /** Takes lines one by one. */
  interface Taker {
    /** Takes a line. */
    void take(LogLine line) throws IOException;
  }

  private final long base;
  private final byte[] bytes;

  /** Where the first line begins and the last one ends, its line end included. */
  private final int start;

  private final int end;

  private SegmentPart(long base, byte[] bytes, int start, int end) {
    this.base = base;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /**
   * Reads a part. What was cut off the file since it was measured has no lines.
   *
   * @param buffer from {@link #buffer}, which no other part may use before this one was looked at
   * @return null if the last line reaches so far behind the part that it takes too much memory
   */
  static @Nullable SegmentPart read(FileChannel segment, long from, long before, byte[] buffer)
      throws IOException {
    // The byte before tells whether a line begins at the offset itself.
    long base = Math.max(0, from - 1);
    int inside = (int) (before - base);
    byte[] bytes = buffer;
    int count = fill(segment, base, bytes, 0);
    int limit = Math.min(count, inside);
    int start = from == 0 ? 0 : afterLineEnd(bytes, 0, limit);
    if (start < 0 || start >= limit) {
      return new SegmentPart(base, bytes, 0, 0);
    }
    int end = afterLineEnd(bytes, limit - 1, count);
    while (end < 0 && count == bytes.length) {
      if (count > FARTHEST_BEHIND) {
        return null;
      }
      bytes = Arrays.copyOf(bytes, 2 * count);
      int known = count;
      count = fill(segment, base, bytes, known);
      end = afterLineEnd(bytes, known, count);
    }
    // A line without its end is not given: it is being written, or was cut off.
    return new SegmentPart(base, bytes, start, end < 0 ? LineEnds.last(bytes, 0, count) + 1 : end);
  }

  /** Memory to read parts into. */
  static byte[] buffer() {
    return new byte[1 + SIZE + STEP];
  }

  private static int fill(FileChannel segment, long base, byte[] bytes, int from)
      throws IOException {
    ByteBuffer space = ByteBuffer.wrap(bytes, from, bytes.length - from);
    new SegmentFile.OnDisk(segment).read(space, base + from);
    return space.position();
  }

  private static int afterLineEnd(byte[] bytes, int from, int to) {
    int end = LineEnds.first(bytes, from, to);
    return end < 0 ? -1 : end + 1;
  }

  /** Gives the lines that a prefilter wants. */
  void lines(Prefilter prefilter, Taker taker) throws IOException {
    String text = Prefilter.line(bytes, start, end);
    if (!prefilter.wantsAny(text)) {
      return;
    }
    int next;
    for (int at = 0; at < text.length(); at = next + 1) {
      next = text.indexOf('\n', at);
      if (prefilter.wants(text.substring(at, next))) {
        taker.take(
            LogLine.of(base + start + at, Arrays.copyOfRange(bytes, start + at, start + next)));
      }
    }
  }
}
