package io.github.notrahooks.cli.live;

import io.github.notrahooks.output.Style;
import io.github.notrahooks.terminal.TextWidth;
import org.jspecify.annotations.Nullable;

/** Builds one row of the screen, which never grows wider than that. Not thread-safe. */
final class Cells {
  private final StringBuilder text = new StringBuilder();
  private final boolean colours;
  private int left;

  Cells(int columns, boolean colours) {
    this.left = columns;
    this.colours = colours;
  }

  /** Adds as much of a text as there is room for; where more than spaces is left out, it says so. */
  Cells add(String added, @Nullable Style style) {
    int end = TextWidth.end(added, 0, left);
    String part = added.substring(0, end);
    if (left > 0 && !added.substring(end).isBlank()) {
      part = added.substring(0, TextWidth.end(added, 0, left - 1)) + "…";
    }
    text.append(style == null ? part : style.paint(part, colours));
    left -= TextWidth.of(part);
    return this;
  }

  Cells add(String added) {
    return add(added, null);
  }

  /** Adds a text in a column of its own, cut or filled up to so many columns, and a gap. */
  Cells column(String added, int columns, @Nullable Style style) {
    String shown = added;
    if (TextWidth.of(added) > columns) {
      shown = added.substring(0, TextWidth.end(added, 0, columns - 1)) + "…";
    }
    int fill = columns - TextWidth.of(shown);
    add(shown, style);
    return add(" ".repeat(Math.max(0, fill) + 1));
  }

  /** Adds a number at the right edge of a column of its own, and a gap. */
  Cells right(String added, int columns, @Nullable Style style) {
    return add(" ".repeat(Math.max(0, columns - TextWidth.of(added))))
        .add(added, style)
        .add(" ");
  }

  /** How many columns are left. */
  int left() {
    return left;
  }

  /** Fills the rest of the row. */
  Cells fill() {
    text.append(" ".repeat(Math.max(0, left)));
    left = 0;
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
