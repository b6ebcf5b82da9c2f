package io.github.notrahooks.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that can be seen, which of them is selected, and which part of them is on the screen. As
 * long as nobody has moved up, the newest is selected; else the selected one stays where it is on the
 * screen while others come. Not thread-safe.
 */
final class DeliveryList {
  /** How many deliveries are kept. */
  static final int MOST = 10_000;

  private static final long NEWEST = Long.MAX_VALUE;

  private final RowBuffer all = new RowBuffer(MOST);
  private final RowBuffer matching = new RowBuffer(MOST);
  private String filter = "";
  private long next;
  private long selected = NEWEST;

  /** How far below the top of the window the selected row is, while it is not the newest. */
  private int line;

  private int height = 1;

  /** Adds a delivery, the newest. */
  void add(Row row) {
    RowBuffer.Numbered numbered = new RowBuffer.Numbered(next++, row);
    all.add(numbered);
    long oldest = all.get(0).number();
    while (matching.size() > 0 && matching.get(0).number() < oldest) {
      matching.removeOldest();
    }
    if (row.contains(filter.toLowerCase(Locale.ROOT))) {
      matching.add(numbered);
    }
  }

  /** Says on the line of a delivery what was done for it, if it can still be seen. */
  void note(String id, String who, String text) {
    for (RowBuffer rows : List.of(all, matching)) {
      for (int i = rows.size() - 1; i >= 0; i--) {
        if (rows.get(i).row().id().equals(id)) {
          rows.replace(i, rows.get(i).row().noted(who, text));
          break;
        }
      }
    }
  }

  /**
   * Lets only those be seen in which a text occurs, whatever the case. What is selected stays so, if it
   * can still be seen.
   */
  void filter(String text) {
    filter = text;
    String lowerCase = text.toLowerCase(Locale.ROOT);
    matching.clear();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).row().contains(lowerCase)) {
        matching.add(all.get(i));
      }
    }
    int at = matching.indexOf(selected);
    if (at == matching.size() || matching.get(at).number() != selected) {
      selectNewest();
    }
  }

  /** Lets all be seen again; what is selected stays so. */
  void unfilter() {
    if (atNewest() && size() > 0) {
      line = Math.min(height, size()) - 1;
      selected = matching.get(size() - 1).number();
    }
    filter("");
    if (selected == next - 1) {
      selectNewest();
    }
  }

  String filter() {
    return filter;
  }

  int kept() {
    return all.size();
  }

  int size() {
    return matching.size();
  }

  /** How many rows can be seen at once. */
  void resize(int rows) {
    height = Math.max(1, rows);
    line = Math.min(line, height - 1);
  }

  int height() {
    return height;
  }

  /** Moves the selection by so many rows, up if negative. */
  void move(int rows) {
    if (size() == 0) {
      return;
    }
    int from = selectedIndex();
    int to = Math.max(0, Math.min(size() - 1, from + rows));
    int top = top();
    if (to == size() - 1 && rows > 0) {
      selectNewest();
    } else {
      selected = matching.get(to).number();
      line = Math.max(0, Math.min(height - 1, to - top));
    }
  }

  void selectNewest() {
    selected = NEWEST;
  }

  void selectOldest() {
    move(-size());
  }

  boolean atNewest() {
    return selected == NEWEST;
  }

  /** The selected delivery, if there is any. */
  @Nullable
  Row selected() {
    return size() == 0 ? null : matching.get(selectedIndex()).row();
  }

  private int selectedIndex() {
    return Math.min(size() - 1, matching.indexOf(selected));
  }

  private int top() {
    int last = Math.max(0, size() - height);
    return atNewest() ? last : Math.max(0, Math.min(last, selectedIndex() - line));
  }

  /**
   * What is on the screen.
   *
   * @param rows from top to bottom
   * @param selected the index of the selected one among them, or -1 where there is none
   */
  record Window(List<Row> rows, int selected) {}

  Window window() {
    int top = top();
    List<Row> rows = new ArrayList<>();
    for (int i = top; i < size() && i < top + height; i++) {
      rows.add(matching.get(i).row());
    }
    return new Window(rows, size() == 0 ? -1 : selectedIndex() - top);
  }
}
