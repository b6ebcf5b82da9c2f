package io.github.notrahooks.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What is typed at the terminal, for one command of several: unlike standard input, reading it ends when
 * the thread is interrupted. Nothing is opened before it is read. Not thread-safe.
 */
public final class TerminalInput extends InputStream {
  private static final Path TERMINAL = Path.of("/dev/tty");

  private @Nullable FileChannel channel;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    FileChannel open = channel;
    if (open == null) {
      open = FileChannel.open(TERMINAL, StandardOpenOption.READ);
      channel = open;
    }
    return open.read(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
