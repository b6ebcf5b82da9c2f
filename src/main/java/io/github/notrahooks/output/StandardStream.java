package io.github.notrahooks.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error of a command, which remembers that something could not be written. What
 * becomes of it is decided when the command has ended: nobody who prints has to think of it. Thread-safe.
 */
public final class StandardStream extends OutputStream {
  private static final String BROKEN_PIPE = "Broken pipe";

  private final OutputStream real;
  private final boolean whole;

  /** Set under this stream's lock; read without, which somebody may hold who is kept from writing. */
  private volatile @Nullable IOException failure;

  private boolean readerGone;

  private StandardStream(OutputStream real, boolean whole) {
    this.real = real;
    this.whole = whole;
  }

  /** Standard output: data with a hole in it would mislead, so nothing follows on what was not written. */
  public static StandardStream ofData(OutputStream real) {
    return new StandardStream(real, true);
  }

  /** Standard error: what could not be said does not keep the next sentence from being said. */
  public static StandardStream ofTalk(OutputStream real) {
    return new StandardStream(real, false);
  }

  /**
   * Why the first of what was not written was not; empty if all was, or if it was only that nobody reads any
   * more, as when output is piped into {@code head}.
   */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /** Writes, or throws what kept it from being written; the exception is remembered. */
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    check();
    try {
      real.write(bytes, offset, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    check();
    try {
      real.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private void check() throws IOException {
    if (readerGone) {
      throw new IOException(BROKEN_PIPE);
    }
    if (whole && failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private IOException remembered(IOException problem) {
    if (isReaderGone(problem)) {
      readerGone = true;
    } else if (failure == null) {
      failure = problem;
    }
    return problem;
  }

  /** Whether it is EPIPE. The system says it in the user's language, so it is asked to say it once more. */
  private static boolean isReaderGone(IOException problem) {
    String message = String.valueOf(problem.getMessage());
    return message.contains(BROKEN_PIPE)
        || message.contains("The pipe is being closed")
        || message.contains("The pipe has been ended")
        || message.equals(BrokenPipe.MESSAGE);
  }

  /** What the system says of a pipe that nobody reads. */
  private static final class BrokenPipe {
    static final String MESSAGE = message();

    private static String message() {
      try {
        Pipe pipe = Pipe.open();
        try (Pipe.SinkChannel sink = pipe.sink()) {
          pipe.source().close();
          sink.write(ByteBuffer.allocate(1));
          return "";
        }
      } catch (IOException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }
}
