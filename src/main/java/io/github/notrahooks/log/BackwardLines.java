package io.github.notrahooks.log;

import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a segment from its end towards its beginning, line by line. */
final class BackwardLines implements Lines {
  private static final int BLOCK = 64 * 1024;

  private final FileChannel channel;

  /** The offset after the line end that closes the next line to give. */
  private long end;

  private byte[] window = new byte[0];
  private long windowStart;

  BackwardLines(Path segment) throws IOException {
    channel = PrivateFiles.openForReading(segment);
    windowStart = channel.size();
    end = lineEndBefore(windowStart) + 1;
  }

  @Override
  public @Nullable Line next() throws IOException {
    if (end <= 0) {
      return null;
    }
    long start = lineEndBefore(end - 1) + 1;
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - 1 - start));
    if (start >= windowStart) {
      bytes.put(window, (int) (start - windowStart), bytes.capacity());
    } else {
      read(bytes, start);
    }
    end = start;
    return new Line(start, bytes.array());
  }

  /** The offset of the last line end before {@code limit}, or -1. */
  private long lineEndBefore(long limit) throws IOException {
    long from = limit;
    while (from > 0) {
      if (from <= windowStart) {
        load(from);
      }
      for (long at = from - 1; at >= windowStart; at--) {
        if (window[(int) (at - windowStart)] == '\n') {
          return at;
        }
      }
      from = windowStart;
    }
    return -1;
  }

  private void load(long to) throws IOException {
    windowStart = Math.max(0, to - BLOCK);
    ByteBuffer block = ByteBuffer.allocate((int) (to - windowStart));
    read(block, windowStart);
    window = block.array();
  }

  private void read(ByteBuffer target, long from) throws IOException {
    long at = from;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new IOException("the segment became shorter while it was read");
      }
      at += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
