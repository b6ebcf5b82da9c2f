package io.github.notrahooks.output;

/**
 * A bar that fills while many things are done: one line of a terminal, drawn over again. It writes nothing
 * where standard error is no terminal. Not thread-safe.
 */
public final class Progress implements AutoCloseable {
  private static final int CELLS = 30;
  private static final long REDRAW_NANOS = 50_000_000;

  private final Output output;
  private final boolean shown;
  private final long total;
  private long done;
  private long drawnAt = Long.MIN_VALUE;
  private boolean drawn;

  /**
   * A bar.
   *
   * @param total how many things there are, or 0 if that is not known
   * @param shown whether there is a terminal to draw it on
   */
  public Progress(Output output, long total, boolean shown) {
    this.output = output;
    this.total = total;
    this.shown = shown && !output.settings().quiet() && total != 1;
  }

  /**
   * One more thing is done.
   *
   * @param nanoTime the monotonic clock now, so that the bar is not drawn more often than seen
   * @param note a few words after the bar
   */
  public void step(long nanoTime, String note) {
    done++;
    if (shown && (drawnAt == Long.MIN_VALUE || nanoTime - drawnAt >= REDRAW_NANOS)) {
      drawnAt = nanoTime;
      drawn = true;
      output.draw("\r" + bar() + " " + Printable.line(note) + "\u001b[K");
    }
  }

  private String bar() {
    if (total <= 0) {
      return Long.toString(done);
    }
    int full = (int) Math.min(CELLS, done * CELLS / total);
    long percent = Math.min(100, done * 100 / total);
    return "[" + "#".repeat(full) + "·".repeat(CELLS - full) + "] " + percent + "% " + done + "/"
        + total;
  }

  /** Takes the bar off the line, so that something can be said. */
  public void clear() {
    if (drawn) {
      drawn = false;
      output.draw("\r\u001b[K");
    }
  }

  @Override
  public void close() {
    clear();
  }
}
