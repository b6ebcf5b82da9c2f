package io.github.notrahooks.output;

import io.github.notrahooks.terminal.TextWidth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text in columns: a heading, rows, and as many spaces between as it takes. Where the width of a line is known,
 * columns that say least are left out, and texts of any length are shortened; what is to be copied is not, and where it
 * has no room beside the rest, each cell has a line of its own. Not thread-safe.
 */
public final class Table {
  private static final String GAP = "  ";

  /** A text that is shorter says nothing. */
  private static final int NARROWEST = 8;

  /** How wide a column of text from elsewhere is where nobody knows how wide a line is. */
  private static final int WIDEST = 80;

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /** What a column's texts are like. */
  private enum Kind {
    /** Short words of this tool. */
    PLAIN,
    /** Numbers. */
    NUMBERS,
    /** What people copy. */
    COPIED,
    /** Text of any length. */
    FOREIGN
  }

  /**
   * A column.
   *
   * @param least how wide a column of foreign text should be at least, rather than that others stay
   * @param expendable 0 if it stays; else those with the higher number are left out first
   */
  private record Column(String heading, Kind kind, int least, int expendable) {}

  private record Cell(String text, @Nullable Style style) {}

  /** Adds a column of short words, which begin at its left edge. */
  public Table left(String heading) {
    return column(heading, Kind.PLAIN, 0);
  }

  /** Adds a column of what people copy, such as IDs and addresses: it is never shortened. */
  public Table copied(String heading) {
    return column(heading, Kind.COPIED, 0);
  }

  /**
   * Adds a column of text of any length, perhaps from elsewhere. In a pipe, too, it is not wider than can be
   * read; what is to be copied belongs in another.
   *
   * @param least how wide it should be at least, in columns of the terminal, before others are left out
   */
  public Table foreign(String heading, int least) {
    return column(heading, Kind.FOREIGN, least);
  }

  /** The same for a text whose beginning is enough. */
  public Table foreign(String heading) {
    return foreign(heading, NARROWEST);
  }

  /** Adds a column of numbers, which end at its right edge. */
  public Table right(String heading) {
    return column(heading, Kind.NUMBERS, 0);
  }

  private Table column(String heading, Kind kind, int least) {
    columns.add(new Column(heading, kind, least, 0));
    return this;
  }

  /**
   * Lets the column that was added last be left out where a line has no room for all.
   *
   * @param order from 1; those with the higher number go first
   */
  public Table expendable(int order) {
    Column last = columns.remove(columns.size() - 1);
    columns.add(new Column(last.heading(), last.kind(), last.least(), order));
    return this;
  }

  /** Begins a row. */
  public Row row() {
    List<Cell> cells = new ArrayList<>();
    rows.add(cells);
    return new Row(cells);
  }

  /** Whether it has no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** A row that is being filled, cell by cell. */
  public static final class Row {
    private final List<Cell> cells;

    private Row(List<Cell> cells) {
      this.cells = cells;
    }

    /** Adds a cell; its text is made safe to print. */
    public Row cell(String text) {
      return cell(text, null);
    }

    /** Adds a cell in a style, or in none. */
    public Row cell(String text, @Nullable Style style) {
      cells.add(new Cell(Printable.line(text), style));
      return this;
    }
  }

  List<String> render(boolean colours, int width) {
    int[] widths = natural(width);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      shown.add(i);
    }
    if (width > 0) {
      while (excess(shown, widths, width, true) > 0 && leaveOut(shown)) {}
      narrow(shown, widths, width);
      boolean copied = shown.stream().anyMatch(i -> columns.get(i).kind() == Kind.COPIED);
      if (copied && excess(shown, widths, width, false) > 0) {
        return blocks(colours);
      }
    }
    List<String> lines = new ArrayList<>();
    List<Cell> headings = new ArrayList<>();
    columns.forEach(column -> headings.add(new Cell(column.heading(), Style.STRONG)));
    lines.add(line(headings, shown, widths, colours));
    rows.forEach(row -> lines.add(line(row, shown, widths, colours)));
    return lines;
  }

  /** A line for each cell, for what must not be shortened and has no room side by side. */
  private List<String> blocks(boolean colours) {
    int labels =
        columns.stream().mapToInt(column -> column.heading().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      for (int i = 0; i < columns.size(); i++) {
        String heading = columns.get(i).heading();
        Style style = row.get(i).style();
        String text = row.get(i).text();
        lines.add((Style.STRONG.paint(heading, colours)
                + " ".repeat(labels - heading.length())
                + GAP
                + (style == null ? text : style.paint(text, colours)))
            .stripTrailing());
      }
    }
    return lines;
  }

  private int[] natural(int width) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).heading().length();
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i).text()));
      }
      if (width <= 0 && columns.get(i).kind() == Kind.FOREIGN) {
        widths[i] = Math.min(widths[i], WIDEST);
      }
    }
    return widths;
  }

  /**
   * By how much the columns are wider than a line.
   *
   * @param shortened whether those of foreign text count as what they should have at least
   */
  private int excess(List<Integer> shown, int[] widths, int width, boolean shortened) {
    int total = GAP.length() * (shown.size() - 1);
    for (int i : shown) {
      Column column = columns.get(i);
      boolean least = shortened && column.kind() == Kind.FOREIGN;
      total += least ? Math.min(widths[i], column.least()) : widths[i];
    }
    return total - width;
  }

  /** Takes out the column that says least, and says whether there was one. */
  private boolean leaveOut(List<Integer> shown) {
    int most = 0;
    for (int i : shown) {
      most = Math.max(most, columns.get(i).expendable());
    }
    int expendable = most;
    return expendable > 0 && shown.removeIf(i -> columns.get(i).expendable() == expendable);
  }

  /**
   * Takes from the widths what is too much, as far as it can: from foreign texts down to what they should have,
   * the last first, then further, then from plain words.
   */
  private void narrow(List<Integer> shown, int[] widths, int width) {
    List<Integer> fromLast = new ArrayList<>(shown);
    Collections.reverse(fromLast);
    int left = excess(shown, widths, width, false);
    for (int i : fromLast) {
      if (columns.get(i).kind() == Kind.FOREIGN) {
        left -= cut(widths, i, columns.get(i).least(), left);
      }
    }
    for (Kind kind : List.of(Kind.FOREIGN, Kind.PLAIN)) {
      for (int i : fromLast) {
        if (columns.get(i).kind() == kind) {
          left -= cut(widths, i, NARROWEST, left);
        }
      }
    }
  }

  private static int cut(int[] widths, int column, int least, int most) {
    int cut = Math.max(0, Math.min(most, widths[column] - least));
    widths[column] -= cut;
    return cut;
  }

  private String line(List<Cell> cells, List<Integer> shown, int[] widths, boolean colours) {
    StringBuilder line = new StringBuilder();
    for (int i : shown) {
      String text = fit(cells.get(i).text(), widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - TextWidth.of(text)));
      Style style = cells.get(i).style();
      String painted = style == null ? text : style.paint(text, colours);
      boolean last = i == shown.get(shown.size() - 1);
      line.append(line.isEmpty() ? "" : GAP)
          .append(
              columns.get(i).kind() == Kind.NUMBERS
                  ? padding + painted
                  : painted + (last ? "" : padding));
    }
    return line.toString().stripTrailing();
  }

  private static String fit(String text, int width) {
    if (TextWidth.of(text) <= width) {
      return text;
    }
    return text.substring(0, TextWidth.end(text, 0, width - 1)) + "…";
  }
}
