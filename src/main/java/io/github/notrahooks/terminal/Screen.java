package io.github.notrahooks.terminal;

import java.time.Duration;
import java.util.List;

/** A terminal as what is drawn on it sees it. Drawn on and read from by one thread. */
public interface Screen extends AutoCloseable {
  /**
   * How large it is now.
   *
   * @param columns at least 1
   * @param rows at least 1
   */
  record Size(int columns, int rows) {}

  /** How large it is now; it may change at any time. */
  Size size();

  /** Waits for a key, and gives {@link Key#NONE} if none comes in time. */
  Key readKey(Duration atMost);

  /**
   * Shows these lines in place of what was shown, from the top; rows without a line are empty.
   *
   * @param lines safe to print and no wider than the screen, but for escapes that set colours
   */
  void draw(List<String> lines);

  /**
   * Leaves what is drawn, and prints text where it stays and can be copied. The next {@link #draw} comes
   * back.
   */
  void print(String text);

  /**
   * Gives the terminal to something else, such as an editor, while that runs: it finds it as this screen
   * did, and no key of it is read here. The next {@link #draw} comes back.
   */
  void lend(Runnable borrower);

  /** Gives the terminal back as it was found; any thread may do so, any number of times. */
  @Override
  void close();
}
