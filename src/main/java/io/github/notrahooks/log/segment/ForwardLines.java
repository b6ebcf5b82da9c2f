package io.github.notrahooks.log.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment from an offset towards its end. A line without its end is not given: it is still being
 * written, or was torn. Asking again after the last line gives what was appended since.
 */
public final class ForwardLines implements Lines {
  private static final int BLOCK = 256 * 1024;

  private final SegmentSource source;

  /** Bytes of the file of which those from {@code from} to {@code to} are still to be given. */
  private byte[] window = new byte[BLOCK];

  private int from;
  private int to;

  /** No line end begins between {@code from} and this. */
  private int searched;

  private long windowStart;

  /** No line end of a long line is before this. */
  private long longSearched;

  /**
   * Lines of a segment that is open, and is closed with them.
   *
   * @param from where a line begins, in bytes
   */
  public ForwardLines(SegmentSource source, long from) {
    this.source = source;
    this.windowStart = from;
  }

  @Override
  public @Nullable LogLine next() throws IOException {
    do {
      LogLine line = nextLine();
      if (line != null) {
        return line;
      }
      if (to - from > LogLine.LONGEST_IN_MEMORY) {
        return longLine();
      }
    } while (fill());
    return null;
  }

  /** The line that begins here and is longer than the window, if it has an end. */
  private @Nullable LogLine longLine() throws IOException {
    byte[] block = new byte[BLOCK];
    long at = Math.max(longSearched, windowStart + to);
    int end = -1;
    int count = -1;
    while (end < 0 && count != 0) {
      ByteBuffer space = ByteBuffer.wrap(block);
      source.read(space, at);
      count = space.position();
      end = LineEnds.first(block, 0, count);
      at += end < 0 ? count : end;
    }
    longSearched = at;
    if (end < 0) {
      return null;
    }
    LogLine line = LogLine.in(source, offset(), at - offset());
    windowStart = at + 1;
    from = 0;
    to = 0;
    searched = 0;
    longSearched = 0;
    return line;
  }

  private @Nullable LogLine nextLine() {
    int end = LineEnds.first(window, searched, to);
    searched = to;
    if (end < 0) {
      return null;
    }
    LogLine line = LogLine.of(windowStart + from, Arrays.copyOfRange(window, from, end));
    from = end + 1;
    searched = from;
    return line;
  }

  private boolean fill() throws IOException {
    System.arraycopy(window, from, window, 0, to - from);
    windowStart += from;
    searched -= from;
    to -= from;
    from = 0;
    if (to == window.length) {
      window = Arrays.copyOf(window, 2 * to);
    }
    ByteBuffer space = ByteBuffer.wrap(window, to, window.length - to);
    source.read(space, windowStart + to);
    boolean more = space.position() > to;
    to = space.position();
    return more;
  }

  /** Where it begins, or at the end of a file that is shorter than that; to be asked before reading. */
  public long clampToSize() throws IOException {
    windowStart = Math.min(windowStart, source.size());
    return windowStart;
  }

  /** The offset after the last line that was given, or passed over. */
  public long offset() {
    return windowStart + from;
  }

  /** How many bytes stand after the last line end, once {@link #next} has given null. */
  public long unfinished() {
    return Math.max(longSearched, windowStart + to) - offset();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
