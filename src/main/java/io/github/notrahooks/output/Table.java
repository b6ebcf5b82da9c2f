package io.github.notrahooks.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text in columns: a heading, rows, and as many spaces between as it takes. Not thread-safe. */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  /** How wide a column of text from elsewhere is where nobody knows how wide a line is. */
  private static final int WIDEST = 80;

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  private record Column(String heading, boolean right, boolean brief, boolean foreign) {}

  private record Cell(String text, @Nullable Style style) {}

  /** Adds a column whose text begins at its left edge. */
  public Table left(String heading) {
    columns.add(new Column(heading, false, false, false));
    return this;
  }

  /**
   * Adds a column of text that comes from elsewhere and may be of any length. In a pipe, too, it is not wider
   * than can be read; what is to be copied, such as IDs, belongs in another.
   */
  public Table foreign(String heading) {
    columns.add(new Column(heading, false, false, true));
    return this;
  }

  /** Adds a column whose text is of use where only its beginning is shown, and so gives way first. */
  public Table brief(String heading) {
    columns.add(new Column(heading, false, true, false));
    return this;
  }

  /** Adds a column of numbers, which end at its right edge. */
  public Table right(String heading) {
    columns.add(new Column(heading, true, false, false));
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
    int[] widths = widths(width);
    List<String> lines = new ArrayList<>();
    List<Cell> headings = new ArrayList<>();
    columns.forEach(column -> headings.add(new Cell(column.heading(), Style.STRONG)));
    lines.add(line(headings, widths, colours));
    rows.forEach(row -> lines.add(line(row, widths, colours)));
    return lines;
  }

  private int[] widths(int width) {
    int[] widths = new int[columns.size()];
    int total = GAP.length() * (columns.size() - 1);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).heading().length();
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], length(row.get(i).text()));
      }
      if (width <= 0 && columns.get(i).foreign()) {
        widths[i] = Math.min(widths[i], WIDEST);
      }
      total += widths[i];
    }
    if (width > 0) {
      narrow(widths, total - width);
    }
    return widths;
  }

  /** Takes so much from the widths, as far as it can: from brief columns first, then from the last one. */
  private void narrow(int[] widths, int excess) {
    int left = excess;
    for (boolean brief : new boolean[] {true, false}) {
      for (int i = widths.length - 1; i >= 0 && left > 0; i--) {
        if (columns.get(i).brief() == brief) {
          int cut = Math.min(left, Math.max(0, widths[i] - NARROWEST));
          widths[i] -= cut;
          left -= cut;
        }
      }
    }
  }

  private String line(List<Cell> cells, int[] widths, boolean colours) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = fit(cells.get(i).text(), widths[i]);
      String padding = " ".repeat(Math.max(0, widths[i] - length(text)));
      Style style = cells.get(i).style();
      String painted = style == null ? text : style.paint(text, colours);
      boolean last = i == widths.length - 1;
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i).right() ? padding + painted : painted + (last ? "" : padding));
    }
    return line.toString().stripTrailing();
  }

  private static String fit(String text, int width) {
    if (length(text) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
