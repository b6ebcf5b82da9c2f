package io.github.notrahooks.cli.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
  private final Set<String> fromLog = new HashSet<>();
  private final Set<String> found = new HashSet<>();
  private String filter = "";
  private long next;
  private long selected = NEWEST;

  /** The number of the first row that was never on the screen, nor above it. */
  private long unseen;

  /** How far below the top of the window the selected row is, while it is not the newest. */
  private int line;

  private int height = 1;

  /** Adds a delivery, the newest. */
  void add(Row row) {
    // It may have been in the log before anybody said that it came.
    if (fromLog.remove(row.id())) {
      return;
    }
    RowBuffer.Numbered numbered = new RowBuffer.Numbered(next++, row);
    all.add(numbered);
    long oldest = all.get(0).number();
    while (matching.size() > 0 && matching.get(0).number() < oldest) {
      found.remove(matching.get(0).row().id());
      matching.removeOldest();
    }
    if (row.contains(filter.toLowerCase(Locale.ROOT))) {
      matching.add(numbered);
    }
  }

  /** Adds deliveries of before, the newest of them first, as far as there is room and they are new here. */
  void addEarlier(List<Row> rows) {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      known.add(all.get(i).row().id());
    }
    for (Row row : rows) {
      long number = (all.size() == 0 ? next : all.get(0).number()) - 1;
      RowBuffer.Numbered numbered = new RowBuffer.Numbered(number, row);
      if (known.add(row.id()) && all.addOldest(numbered)) {
        fromLog.add(row.id());
        if (matches(row, filter.toLowerCase(Locale.ROOT))) {
          matching.addOldest(numbered);
        }
      }
    }
  }

  /** Says on the line of a delivery what was done for it, if it can still be seen. */
  void note(String id, String who, String text) {
    for (RowBuffer rows : List.of(all, matching)) {
      int at = indexOf(rows, id);
      if (at >= 0) {
        rows.replace(at, rows.get(at).row().noted(who, text));
      }
    }
  }

  private static int indexOf(RowBuffer rows, String id) {
    int at = rows.size() - 1;
    while (at >= 0 && !rows.get(at).row().id().equals(id)) {
      at--;
    }
    return at;
  }

  /**
   * Lets only those be seen in which a text occurs, whatever the case. What is selected stays so, if it
   * can still be seen.
   */
  void filter(String text) {
    filter = text;
    found.clear();
    match();
  }

  /** Lets these be seen too, as the text of the filter was found where no row shows it. */
  void found(Set<String> ids) {
    if (found.addAll(ids)) {
      match();
    }
  }

  private boolean matches(Row row, String lowerCase) {
    return row.contains(lowerCase) || found.contains(row.id());
  }

  private void match() {
    String lowerCase = filter.toLowerCase(Locale.ROOT);
    matching.clear();
    for (int i = 0; i < all.size(); i++) {
      if (matches(all.get(i).row(), lowerCase)) {
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

  /** The number that the next delivery gets. */
  long next() {
    return next;
  }

  /** The IDs of those whose number is this one or above, from the newest on. */
  List<String> newestFirst(long number) {
    List<String> ids = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && all.get(i).number() >= number; i--) {
      ids.add(all.get(i).row().id());
    }
    return ids;
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
    if (to == size() - 1 && rows > 0) {
      selectNewest();
    } else {
      select(to);
    }
  }

  private void select(int index) {
    int top = top();
    if (atNewest()) {
      unseen = next;
    }
    selected = matching.get(index).number();
    line = Math.max(0, Math.min(height - 1, index - top));
  }

  /**
   * Selects the delivery so many rows below another one, or above if negative, and gives it; null where
   * there is none, or the other cannot be seen any more.
   */
  @Nullable
  Row selectBeside(String id, int rows) {
    int from = indexOf(matching, id);
    int to = from + rows;
    if (from < 0 || to < 0 || to >= size()) {
      return null;
    }
    select(to);
    return matching.get(to).row();
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

  /** How many came below what was on the screen, while another than the newest is selected. */
  int below() {
    return atNewest() ? 0 : size() - matching.indexOf(unseen);
  }

  /** Whether a delivery is above another one; one that is not kept any more is above all. */
  boolean isAbove(String id, String other) {
    return indexOf(all, id) < indexOf(all, other);
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
      unseen = Math.max(unseen, matching.get(i).number() + 1);
    }
    return new Window(rows, size() == 0 ? -1 : selectedIndex() - top);
  }
}
