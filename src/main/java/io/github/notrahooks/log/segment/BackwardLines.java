package io.github.notrahooks.log.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a segment from its end, or from an offset, towards its beginning, line by line. */
public final class BackwardLines implements Lines {
  private static final int BLOCK = 256 * 1024;

  private final SegmentSource source;
  private final long from;

  /** Bytes of the file of which those before {@code limit} are still to be given. */
  private byte[] window = new byte[0];

  private int limit;
  private long windowStart;

  /** Whether {@code limit} stands after a line end: what follows the last one is no line. */
  private boolean aligned;

  /**
   * Lines between two offsets of a segment that is open, and is closed with them.
   *
   * @param from where a line begins, in bytes
   * @param before where a line begins, or any offset behind the last
   */
  public BackwardLines(SegmentSource source, long from, long before) throws IOException {
    this.source = source;
    this.from = from;
    this.windowStart = Math.max(from, Math.min(before, source.size()));
  }

  @Override
  public @Nullable LogLine next() throws IOException {
    do {
      if (!aligned) {
        align();
      }
      if (aligned && limit > 0) {
        LogLine line = line();
        if (line != null) {
          return line;
        }
      }
      if (aligned && limit > LogLine.LONGEST_IN_MEMORY && windowStart > from) {
        return longLine();
      }
    } while (load());
    return null;
  }

  /** The line that ends here and begins before the window. */
  private LogLine longLine() throws IOException {
    long end = windowStart + limit - 1;
    byte[] block = new byte[BLOCK];
    long start = windowStart;
    int last = -1;
    while (last < 0 && start > from) {
      int count = (int) Math.min(BLOCK, start - from);
      ByteBuffer space = ByteBuffer.wrap(block, 0, count);
      source.read(space, start - count);
      last = LineEnds.last(block, 0, space.position());
      start -= last < 0 ? count : count - last - 1;
    }
    windowStart = start;
    limit = 0;
    return LogLine.in(source, start, end - start);
  }

  private void align() {
    limit = LineEnds.last(window, 0, limit) + 1;
    aligned = limit > 0;
  }

  /** The line that ends here, unless it begins before the window. */
  private @Nullable LogLine line() {
    int end = limit - 1;
    int start = LineEnds.last(window, 0, end) + 1;
    if (start == 0 && windowStart > from) {
      return null;
    }
    limit = start;
    return LogLine.of(windowStart + start, Arrays.copyOfRange(window, start, end));
  }

  /** Puts more of the file before what is still to be given; at least doubles it, for very long lines. */
  private boolean load() throws IOException {
    if (windowStart == from) {
      return false;
    }
    int more = (int) Math.min(windowStart - from, Math.max(BLOCK, limit));
    byte[] wider = window.length < more + limit ? new byte[more + limit] : window;
    System.arraycopy(window, 0, wider, more, limit);
    ByteBuffer space = ByteBuffer.wrap(wider, 0, more);
    long at = windowStart - more;
    source.read(space, at);
    if (space.hasRemaining()) {
      return shortened();
    }
    window = wider;
    limit += more;
    windowStart = at;
    return true;
  }

  /** A batch that could not be stored was cut off under this reader, which begins again at the new end. */
  private boolean shortened() throws IOException {
    window = new byte[0];
    limit = 0;
    aligned = false;
    windowStart = Math.max(from, Math.min(windowStart, source.size()));
    return true;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
