package io.github.notrahooks.log;

import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment from an offset towards its end. A line without its end is not given: it is still being
 * written, or was torn. Asking again after the last line gives what was appended since.
 */
final class ForwardLines implements Lines {
  private static final int BLOCK = 256 * 1024;

  private final FileChannel channel;
  private final @Nullable Needles needles;

  /** Bytes of the file of which those from {@code from} to {@code to} are still to be given. */
  private byte[] window = new byte[BLOCK];

  private int from;
  private int to;

  /** No line end, or needle, begins between {@code from} and this. */
  private int searched;

  private long windowStart;

  ForwardLines(Path segment, long from) throws IOException {
    this(segment, from, null);
  }

  /** Gives only the lines in which one of the needles occurs, and skips the others fast. */
  ForwardLines(Path segment, long from, @Nullable Needles needles) throws IOException {
    this.channel = PrivateFiles.openForReading(segment);
    this.needles = needles;
    this.windowStart = from;
  }

  @Override
  public @Nullable Line next() throws IOException {
    do {
      Line line = needles == null ? nextLine(from) : nextHit(needles);
      if (line != null) {
        return line;
      }
    } while (fill());
    return null;
  }

  private @Nullable Line nextHit(Needles wanted) {
    int hit = wanted.firstIn(window, Math.max(from, searched - wanted.overlap()), to);
    if (hit < 0) {
      skipTo(LineEnds.last(window, from, to) + 1);
      searched = to;
      return null;
    }
    skipTo(LineEnds.last(window, from, hit) + 1);
    searched = hit;
    Line line = nextLine(hit);
    if (line == null) {
      searched = hit;
    }
    return line;
  }

  private void skipTo(int lineStart) {
    from = Math.max(from, lineStart);
  }

  private @Nullable Line nextLine(int notBefore) {
    int end = LineEnds.first(window, Math.max(notBefore, searched), to);
    searched = to;
    if (end < 0) {
      return null;
    }
    Line line = new Line(windowStart + from, Arrays.copyOfRange(window, from, end));
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
      window = Arrays.copyOf(window, (int) Math.min(2L * to, Integer.MAX_VALUE - 8));
    }
    ByteBuffer space = ByteBuffer.wrap(window, to, window.length - to);
    new SegmentFile.OnDisk(channel).read(space, windowStart + to);
    boolean more = space.position() > to;
    to = space.position();
    return more;
  }

  /** Where it begins, or at the end of a file that is shorter than that; to be asked before reading. */
  long clampToSize() throws IOException {
    windowStart = Math.min(windowStart, channel.size());
    return windowStart;
  }

  /** The offset after the last line that was given, or passed over. */
  long offset() {
    return windowStart + from;
  }

  /** How many bytes stand after the last line end, once {@link #next} has given null. */
  int unfinished() {
    return to - from;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
