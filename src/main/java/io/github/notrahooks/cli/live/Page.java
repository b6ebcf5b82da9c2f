package io.github.notrahooks.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text that is read a screen at a time; long lines go on in the next row. Not thread-safe. */
final class Page {
  private final String title;
  private final Request origin;
  private final Document document;
  private int depth;
  private List<StyledLine> text = List.of();
  private List<Piece> wrapped = List.of();
  private int width;
  private int height = 1;
  private int top;
  private String wanted = "";
  private @Nullable Hit hit;

  /** Whether what is wanted is looked for again once more of the text is unfolded. */
  private boolean seeking;

  /** A row: a stretch of a line. */
  private record Piece(int line, int from, int to) {}

  /** Where the wanted text was found last. */
  private record Hit(int line, int at) {}

  /** A page of text that is safe to print; it may hold line feeds, tabs and styles. */
  Page(String title, String text) {
    this(title, Request.NONE, Document.of(text), text);
  }

  /**
   * A page of a text that can be folded.
   *
   * @param origin what was asked for to see it
   * @param first the document's text as it is seen at first
   */
  Page(String title, Request origin, Document document, String first) {
    this.title = title;
    this.origin = origin;
    this.document = document;
    this.depth = document.depth();
    take(first);
  }

  private void take(String newText) {
    text = newText.lines().map(StyledLine::of).toList();
    hit = null;
  }

  /** Whether there is more to look into for what is wanted: it is then gone to once all is unfolded. */
  boolean seekUnfolded() {
    seeking = !wanted.isEmpty() && depth < document.deepest();
    return seeking;
  }

  /**
   * Shows the same text with more or less of it folded away; what was at the top stays near it. Says no only
   * where something was sought in vain.
   */
  boolean refold(int newDepth, String newText) {
    depth = newDepth;
    int line = wrapped.isEmpty() ? 0 : wrapped.get(top).line();
    take(newText);
    wrapped = wrap(Math.max(1, width));
    top = rowOf(new Hit(Math.min(line, Math.max(0, text.size() - 1)), 0));
    move(0);
    boolean sought = seeking;
    seeking = false;
    return !sought || find("");
  }

  String title() {
    return title;
  }

  /** What was asked for to see it. */
  Request origin() {
    return origin;
  }

  /** Whether it is about one delivery, so that there may be the same of another. */
  boolean hasNeighbours() {
    return !origin.id().isEmpty() && origin.other().isEmpty();
  }

  Document document() {
    return document;
  }

  /** How deep it is unfolded. */
  int depth() {
    return depth;
  }

  /** Fits it into so many columns and rows. */
  void resize(int columns, int rows) {
    if (columns != width) {
      double at = wrapped.isEmpty() ? 0 : (double) top / wrapped.size();
      width = columns;
      wrapped = wrap(Math.max(1, columns));
      top = (int) Math.round(at * wrapped.size());
    }
    height = Math.max(1, rows);
    move(0);
  }

  private List<Piece> wrap(int columns) {
    List<Piece> rows = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      StyledLine line = text.get(i);
      int from = 0;
      do {
        int end = line.rowEnd(from, columns);
        rows.add(new Piece(i, from, end));
        from = end;
      } while (from < line.text().length());
    }
    return rows;
  }

  /** Moves by so many rows, up if negative. */
  void move(long rows) {
    top = (int) Math.max(0, Math.min(Math.max(0, wrapped.size() - height), top + rows));
  }

  /**
   * Goes to where a text occurs next, whatever the case, and from the end to the first; says whether it
   * occurs at all. The empty text means the last one that was looked for.
   */
  boolean find(String given) {
    Hit from = hit;
    if (!given.isEmpty() && !given.equals(wanted)) {
      wanted = given;
      from = null;
    }
    if (wanted.isEmpty()) {
      return false;
    }
    if (from == null) {
      Piece first = wrapped.isEmpty() ? new Piece(0, 0, 0) : wrapped.get(top);
      from = new Hit(first.line(), first.from() - 1);
    }
    hit = next(from);
    if (hit != null) {
      int row = rowOf(hit);
      if (row < top || row >= top + height) {
        top = row;
        move(-(height / 3));
      }
    }
    return hit != null;
  }

  private @Nullable Hit next(Hit from) {
    String lowerCase = wanted.toLowerCase(Locale.ROOT);
    for (int i = 0; i <= text.size(); i++) {
      int line = (from.line() + i) % Math.max(1, text.size());
      int at = text.isEmpty()
          ? -1
          : text.get(line)
              .text()
              .toLowerCase(Locale.ROOT)
              .indexOf(lowerCase, i == 0 ? from.at() + 1 : 0);
      if (at >= 0) {
        return new Hit(line, at);
      }
    }
    return null;
  }

  private int rowOf(Hit place) {
    int row = 0;
    for (int i = 0; i < wrapped.size(); i++) {
      Piece piece = wrapped.get(i);
      if (piece.line() < place.line()
          || piece.line() == place.line() && piece.from() <= place.at()) {
        row = i;
      }
    }
    return row;
  }

  int height() {
    return height;
  }

  int size() {
    return wrapped.size();
  }

  /** The rows that can be seen now. */
  List<String> window(boolean colours) {
    List<String> rows = new ArrayList<>();
    for (Piece piece : wrapped.subList(top, Math.min(wrapped.size(), top + height))) {
      Hit found = hit;
      int mark = found != null && found.line() == piece.line() ? found.at() : -1;
      StyledLine line = text.get(piece.line());
      rows.add(line.draw(piece.from(), piece.to(), mark, wanted.length(), colours));
    }
    return rows;
  }

  /** How much of it lies above the lower edge of the screen, in per cent. */
  int percent() {
    return wrapped.isEmpty()
        ? 100
        : (int) (100L * Math.min(wrapped.size(), top + height) / wrapped.size());
  }
}
