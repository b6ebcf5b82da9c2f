package io.github.notrahooks.output;

import io.github.notrahooks.json.HiddenCharacters;

/**
 * Text that came from outside, made safe to print: what would move a cursor, hide or reorder text shows
 * as an escape.
 */
public final class Printable {
  private Printable() {}

  /** One line: line ends and tabs show as escapes too. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** Text of several lines: line feeds and tabs stay as they are. */
  public static String text(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLines) {
    int first = firstHidden(text, keepLines);
    if (first < 0) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    safe.append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (isKept(codePoint, keepLines)) {
        safe.appendCodePoint(codePoint);
      } else if (codePoint == '\n') {
        safe.append("\\n");
      } else if (codePoint == '\r') {
        safe.append("\\r");
      } else if (codePoint == '\t') {
        safe.append("\\t");
      } else {
        safe.append(String.format("\\u%04x", codePoint));
      }
      i += Character.charCount(codePoint);
    }
    return safe.toString();
  }

  private static int firstHidden(String text, boolean keepLines) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (!isKept(codePoint, keepLines)) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return -1;
  }

  private static boolean isKept(int codePoint, boolean keepLines) {
    return keepLines && (codePoint == '\n' || codePoint == '\t')
        || !HiddenCharacters.contains(codePoint);
  }

  /**
   * A text from outside on one line, which ends with an ellipsis where it was too long for one.
   *
   * @param longest at most so many UTF-16 units, besides the ellipsis
   */
  public static String line(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      String next = line(Character.toString(text.codePointAt(i)));
      if (shown.length() + next.length() > longest) {
        return shown.append('…').toString();
      }
      shown.append(next);
      i += Character.charCount(text.codePointAt(i));
    }
    return shown.toString();
  }
}
