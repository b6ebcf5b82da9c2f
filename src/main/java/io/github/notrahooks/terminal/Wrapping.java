package io.github.notrahooks.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks sentences into lines at words. What stands in single quotes, such as a command to paste, stays on one line,
 * though it may be too long for it: in a terminal it can be copied from there as it is.
 */
public final class Wrapping {
  private Wrapping() {}

  /**
   * The text with line ends between words, so that no line is wider than it has to be.
   *
   * @param text safe to print; its own line ends stay, and so do the spaces at the beginning of a line
   * @param width how many columns a line has, or 0 for any number
   */
  public static String wrap(String text, int width) {
    if (width <= 0 || text.length() <= width && TextWidth.of(text) <= width) {
      return text;
    }
    StringBuilder wrapped = new StringBuilder(text.length() + text.length() / width + 1);
    for (String line : text.split("\n", -1)) {
      wrapped.append(wrapped.isEmpty() ? "" : "\n");
      append(line, width, wrapped);
    }
    return wrapped.toString();
  }

  private static void append(String line, int width, StringBuilder wrapped) {
    int used = 0;
    for (String part : parts(line)) {
      int columns = TextWidth.of(part);
      if (used > 0 && used + 1 + columns > width) {
        wrapped.append('\n');
        used = 0;
      } else if (used > 0) {
        wrapped.append(' ');
        used++;
      }
      wrapped.append(part);
      used += columns;
    }
  }

  /** Words, and quoted texts with what clings to them; the first keeps the spaces before it. */
  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == ' ' && begun && !quoted) {
        if (i > from) {
          parts.add(line.substring(from, i));
        }
        from = i + 1;
      } else if (character == '\'') {
        quoted = quoted ? !ends(line, i) : begins(line, i);
      }
      begun |= character != ' ';
    }
    if (from < line.length()) {
      parts.add(line.substring(from));
    }
    return parts;
  }

  /** An apostrophe stands inside of a word, and is no quotation mark. */
  private static boolean begins(String line, int at) {
    boolean afterSpace = at == 0 || " (\"".indexOf(line.charAt(at - 1)) >= 0;
    return afterSpace && line.indexOf('\'', at + 1) > 0;
  }

  private static boolean ends(String line, int at) {
    return at + 1 == line.length() || !Character.isLetterOrDigit(line.charAt(at + 1));
  }
}
