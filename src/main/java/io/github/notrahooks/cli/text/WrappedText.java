package io.github.notrahooks.cli.text;

import io.github.notrahooks.terminal.Wrapping;
import java.util.List;

/** Text in lines of a given width, broken at words; a word that is wider stays whole. */
public final class WrappedText {
  private WrappedText() {}

  /**
   * A text whose first line has a start, below the end of which the others begin.
   *
   * @param width how many columns a line has, or 0 for any number
   */
  public static List<String> lines(String start, String text, int width) {
    int columns = width > 0 ? Math.max(1, width - start.length()) : 0;
    String indent = " ".repeat(start.length());
    return List.of(
        (start + Wrapping.wrap(text, columns).replace("\n", "\n" + indent)).split("\n", -1));
  }
}
