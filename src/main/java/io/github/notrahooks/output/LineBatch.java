package io.github.notrahooks.output;

/**
 * Lines of data on their way to standard output. Some thousands of characters are printed at a time: each
 * line on its own would cost more than making it. Not thread-safe.
 */
public final class LineBatch implements AutoCloseable {
  private static final int MOST_WAITING = 32 * 1024;

  private final Output output;
  private final StringBuilder waiting = new StringBuilder();

  /** Lines for an output, to which nothing else is printed meanwhile. */
  public LineBatch(Output output) {
    this.output = output;
  }

  /** Adds a line that is safe to print. */
  public void add(String line) {
    waiting.append(line).append('\n');
    if (waiting.length() > MOST_WAITING) {
      close();
    }
  }

  /** Prints what was added. */
  @Override
  public void close() {
    if (!waiting.isEmpty()) {
      output.lines(waiting.toString());
      waiting.setLength(0);
    }
  }
}
