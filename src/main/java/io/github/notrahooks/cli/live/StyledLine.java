package io.github.notrahooks.cli.live;

import io.github.notrahooks.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of text with the styles that its escapes set, which can be cut anywhere.
 *
 * @param text what is seen of it
 * @param parts where which style begins, in their order; the first begins at 0
 */
record StyledLine(String text, List<Part> parts) {
  private static final Pattern STYLE = Pattern.compile("\u001b\\[([0-9;]*)m");
  private static final String PLAIN = "\u001b[0m";
  private static final String FOUND = "\u001b[7m";
  private static final int TAB = 4;

  /**
   * A part in one style.
   *
   * @param start where it begins
   * @param style the escape that sets it, or the empty string
   */
  private record Part(int start, String style) {}

  /** The line of a text that is safe to print but for escapes that set styles. */
  static StyledLine of(String line) {
    String spaced = line.replace("\t", " ".repeat(TAB));
    StringBuilder text = new StringBuilder();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(0, ""));
    Matcher styles = STYLE.matcher(spaced);
    int from = 0;
    while (styles.find()) {
      text.append(spaced, from, styles.start());
      String set = styles.group(1);
      parts.add(new Part(text.length(), set.isEmpty() || set.equals("0") ? "" : styles.group()));
      from = styles.end();
    }
    return new StyledLine(text.append(spaced, from, spaced.length()).toString(), parts);
  }

  /**
   * A stretch of it to draw; its styles end where it does.
   *
   * @param mark where a text of this length begins that is to stand out, or -1
   */
  String draw(int from, int to, int mark, int marked, boolean colours) {
    if (!colours) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder();
    int markFrom = mark < 0 ? to : Math.max(from, Math.min(to, mark));
    int markTo = mark < 0 ? to : Math.max(from, Math.min(to, mark + marked));
    styled(out, from, markFrom);
    if (markFrom < markTo) {
      out.append(FOUND).append(text, markFrom, markTo).append(PLAIN);
    }
    styled(out, markTo, to);
    return out.toString();
  }

  private void styled(StringBuilder out, int from, int to) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int start = Math.max(from, part.start());
      int end = Math.min(to, i + 1 < parts.size() ? parts.get(i + 1).start() : text.length());
      if (start < end) {
        out.append(part.style()).append(text, start, end);
        out.append(part.style().isEmpty() ? "" : PLAIN);
      }
    }
  }

  /** Where to end a row that begins at an index: after a space, if there is one near the edge. */
  int rowEnd(int from, int columns) {
    return rowEnd(from, columns, 3.0 / 4);
  }

  /** The same for a text of words: after a space, if there is any. */
  int rowEndOfWords(int from, int columns) {
    return rowEnd(from, columns, 0);
  }

  /** After a space, if there is one beyond that share of what has room. */
  private int rowEnd(int from, int columns, double share) {
    int end = TextWidth.end(text, from, columns);
    if (end == text.length()) {
      return end;
    }
    int space = text.lastIndexOf(' ', end - 1);
    if (space > from && space >= from + (end - from) * share) {
      return space + 1;
    }
    // A screen narrower than one character still gets it.
    return end == from ? text.offsetByCodePoints(from, 1) : end;
  }
}
