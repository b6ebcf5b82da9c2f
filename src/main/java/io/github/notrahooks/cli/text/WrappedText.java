package io.github.notrahooks.cli.text;

import java.util.ArrayList;
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
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(start);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && width > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(start.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
