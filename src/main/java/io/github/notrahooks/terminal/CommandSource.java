package io.github.notrahooks.terminal;

import java.io.IOException;

/** Where an interactive prompt gets its lines from. */
public interface CommandSource {
  /**
   * What was entered.
   *
   * @param kind whether it is a line at all
   * @param text the line, or the empty string; a pasted text may have several
   */
  record Entry(Kind kind, String text) {
    /** There will be no more lines. */
    public static final Entry END = new Entry(Kind.END, "");

    /** A line was begun and given up. */
    public static final Entry INTERRUPTED = new Entry(Kind.INTERRUPTED, "");

    /** What can be entered. */
    public enum Kind {
      /** A line. */
      LINE,
      /** An interrupt in place of a line. */
      INTERRUPTED,
      /** The end of input. */
      END
    }

    /** A line. */
    public static Entry line(String text) {
      return new Entry(Kind.LINE, text);
    }
  }

  /** Waits for a line. */
  Entry read() throws IOException;

  /** How wide the terminal was when it was last read from, or 0 where that is unknown. */
  default int columns() {
    return 0;
  }

  /** Takes note of an interrupt that came while waiting; for any thread. */
  default void interrupted() {}
}
