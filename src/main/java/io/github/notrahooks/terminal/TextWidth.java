package io.github.notrahooks.terminal;

import org.jline.utils.WCWidth;

/** How many columns characters take on a terminal. */
public final class TextWidth {
  private TextWidth() {}

  /** The columns of a code point: 0 for marks that combine, 2 for wide ones, else 1. */
  public static int of(int codePoint) {
    return codePoint >= ' ' && codePoint < 127 ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The columns of a text. */
  public static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      width += of(codePoint);
      i += Character.charCount(codePoint);
    }
    return width;
  }

  /** Where to end a text that begins at an index, so that it takes at most so many columns. */
  public static int end(String text, int from, int columns) {
    int left = columns;
    int at = from;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      left -= of(codePoint);
      if (left < 0) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
