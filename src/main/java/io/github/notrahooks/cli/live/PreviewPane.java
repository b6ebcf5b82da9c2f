package io.github.notrahooks.cli.live;

import io.github.notrahooks.output.Style;
import io.github.notrahooks.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is seen of the selected delivery beside or below the list: what its row knows, then what was read. */
final class PreviewPane {
  private static final int LABEL = 11;

  private final int columns;
  private final boolean colours;
  private final List<String> lines = new ArrayList<>();

  PreviewPane(int columns, boolean colours) {
    this.columns = columns;
    this.colours = colours;
  }

  /**
   * The lines of a delivery, at most so many.
   *
   * @param read what was read of it, or null if that is not there yet
   */
  List<String> of(Row row, @Nullable List<StyledLine> read, int rows) {
    lines.add(new Cells(columns, colours)
        .add(row.event(), Style.STRONG)
        .add("  ")
        .add(row.outcome().wireName(), ListRows.style(row.outcome()))
        .add(" " + row.status() + "  " + row.millis() + " ms", Style.MUTED)
        .toString());
    if (!row.what().isEmpty()) {
      wrapped(row.what());
    }
    row.done().values().forEach(this::wrapped);
    field("repository", row.repository());
    if (!row.delivery().equals("-")) {
      field("delivery", row.delivery());
    }
    field("id", row.id());
    if (read == null) {
      lines.add("");
      lines.add(new Cells(columns, colours).add("…", Style.MUTED).toString());
    } else {
      read.forEach(line -> lines.add(cut(line)));
    }
    return lines.subList(0, Math.min(lines.size(), rows));
  }

  /** A value may be there to be copied: what has no room beside its label has it below. */
  private void field(String label, String value) {
    String shown = Style.MUTED.paint(label, colours);
    if (LABEL + TextWidth.of(value) <= columns) {
      lines.add(shown + " ".repeat(LABEL - label.length()) + value);
    } else {
      lines.add(new Cells(columns, colours).add(label, Style.MUTED).toString());
      wrapped(value);
    }
  }

  private void wrapped(String text) {
    StyledLine line = StyledLine.of(text);
    int from = 0;
    while (from < line.text().length()) {
      int end = line.rowEndOfWords(from, columns);
      lines.add(line.draw(from, end, -1, 0, colours));
      from = end;
    }
  }

  private String cut(StyledLine line) {
    String text = line.text();
    return TextWidth.end(text, 0, columns) == text.length()
        ? line.draw(0, text.length(), -1, 0, colours)
        : line.draw(0, TextWidth.end(text, 0, columns - 1), -1, 0, colours) + "…";
  }
}
