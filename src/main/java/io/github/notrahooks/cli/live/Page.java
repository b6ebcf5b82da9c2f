package io.github.notrahooks.cli.live;

import io.github.notrahooks.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** A text that is read a screen at a time; long lines go on in the next row. Not thread-safe. */
final class Page {
  private static final int TAB = 4;

  private final String title;
  private final List<String> text;
  private List<String> wrapped = List.of();
  private int width;
  private int height = 1;
  private int top;

  /** A page of text that is safe to print; it may hold line feeds and tabs. */
  Page(String title, String text) {
    this.title = title;
    this.text = text.lines().map(line -> line.replace("\t", " ".repeat(TAB))).toList();
  }

  String title() {
    return title;
  }

  /** Fits it into so many columns and rows. */
  void resize(int columns, int rows) {
    if (columns != width) {
      double at = wrapped.isEmpty() ? 0 : (double) top / wrapped.size();
      width = columns;
      wrapped = wrap(text, Math.max(1, columns));
      top = (int) Math.round(at * wrapped.size());
    }
    height = Math.max(1, rows);
    move(0);
  }

  private static List<String> wrap(List<String> lines, int columns) {
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      int from = 0;
      do {
        int end = rowEnd(line, from, columns);
        rows.add(line.substring(from, end));
        from = end;
      } while (from < line.length());
    }
    return rows;
  }

  /** Where a row ends that begins at an index: after a space, if there is one near the edge. */
  private static int rowEnd(String line, int from, int columns) {
    int end = TextWidth.end(line, from, columns);
    if (end == line.length()) {
      return end;
    }
    int space = line.lastIndexOf(' ', end - 1);
    if (space >= from + (end - from) * 3 / 4) {
      return space + 1;
    }
    // A screen narrower than one character still gets it.
    return end == from ? line.offsetByCodePoints(from, 1) : end;
  }

  /** Moves by so many rows, up if negative. */
  void move(long rows) {
    top = (int) Math.max(0, Math.min(Math.max(0, wrapped.size() - height), top + rows));
  }

  int height() {
    return height;
  }

  int size() {
    return wrapped.size();
  }

  /** The rows that can be seen now. */
  List<String> window() {
    return wrapped.subList(top, Math.min(wrapped.size(), top + height));
  }

  /** How much of it lies above the lower edge of the screen, in per cent. */
  int percent() {
    return wrapped.isEmpty()
        ? 100
        : (int) (100L * Math.min(wrapped.size(), top + height) / wrapped.size());
  }
}
