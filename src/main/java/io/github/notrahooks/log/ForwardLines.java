package io.github.notrahooks.log;

import io.github.notrahooks.home.PrivateFiles;
import java.io.ByteArrayOutputStream;
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
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private long lineStart;
  private long position;

  ForwardLines(Path segment, long from) throws IOException {
    channel = PrivateFiles.openForReading(segment);
    lineStart = from;
    position = from;
  }

  @Override
  public @Nullable Line next() throws IOException {
    while (true) {
      byte[] bytes = block.array();
      int start = block.position();
      int limit = block.limit();
      for (int i = start; i < limit; i++) {
        if (bytes[i] == '\n') {
          block.position(i + 1);
          return line(bytes, start, i);
        }
      }
      begun.write(bytes, start, limit - start);
      block.clear();
      int count = channel.read(block, position);
      block.flip();
      if (count <= 0) {
        block.limit(0);
        return null;
      }
      position += count;
    }
  }

  private Line line(byte[] bytes, int start, int end) {
    byte[] line;
    if (begun.size() == 0) {
      line = Arrays.copyOfRange(bytes, start, end);
    } else {
      begun.write(bytes, start, end - start);
      line = begun.toByteArray();
      begun.reset();
    }
    Line result = new Line(lineStart, line);
    lineStart += line.length + 1L;
    return result;
  }

  /** The offset after the last line that was given. */
  long offset() {
    return lineStart;
  }

  /** How many bytes stand after the last line end, once {@link #next} has given null. */
  int unfinished() {
    return begun.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
