package io.github.notrahooks.cli.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Standard error while a screen is drawn on the same terminal: what is written goes to the screen as a
 * notice, and is kept to be printed once the screen is gone. Thread-safe.
 */
final class ErrStream extends OutputStream {
  private static final int MOST_KEPT = 64 * 1024;

  private final OutputStream real;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private @Nullable Consumer<String> screen;

  ErrStream(OutputStream real) {
    this.real = real;
  }

  /** From now on, a screen takes what is written. */
  synchronized void divert(Consumer<String> notices) {
    screen = notices;
  }

  /** From now on, everything is printed; first what was kept. */
  synchronized void restore() throws IOException {
    if (screen != null) {
      screen = null;
      kept.writeTo(real);
      kept.reset();
      real.flush();
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    Consumer<String> notices = screen;
    if (notices == null) {
      real.write(bytes, offset, length);
      return;
    }
    if (kept.size() < MOST_KEPT) {
      kept.write(bytes, offset, length);
    }
    new String(bytes, offset, length, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(notices);
  }

  @Override
  public synchronized void flush() throws IOException {
    if (screen == null) {
      real.flush();
    }
  }
}
