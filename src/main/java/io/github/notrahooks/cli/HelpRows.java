package io.github.notrahooks.cli;

import io.github.notrahooks.terminal.Wrapping;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Text;

/**
 * Rows of help: a name, and what it means beside it, broken between words. picocli's own rows are broken in the middle
 * of names with dots and colons in them. Not thread-safe.
 */
final class HelpRows {
  private static final String GAP = "  ";

  private final List<Row> rows = new ArrayList<>();
  private final int width;
  private final int widestName;

  private record Row(Text name, String meaning) {}

  /**
   * Rows of so many columns.
   *
   * @param widestName how wide names may be before the meaning begins on the next line
   */
  HelpRows(int width, int widestName) {
    this.width = width;
    this.widestName = widestName;
  }

  /** Adds a row; line ends in a meaning stay. */
  void add(Text name, String meaning) {
    rows.add(new Row(name, meaning));
  }

  @Override
  public String toString() {
    int names = 0;
    for (Row row : rows) {
      int length = row.name().plainString().length();
      names = length > widestName ? names : Math.max(names, length);
    }
    String indent = " ".repeat(names) + GAP;
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      int length = row.name().plainString().length();
      text.append(row.name());
      String wrapped = Wrapping.wrap(row.meaning(), width - indent.length());
      if (!wrapped.isEmpty()) {
        text.append(length > names ? "\n" + indent : " ".repeat(names - length) + GAP)
            .append(wrapped.replace("\n", "\n" + indent));
      }
      text.append('\n');
    }
    return text.toString().replace("\n", System.lineSeparator());
  }
}
