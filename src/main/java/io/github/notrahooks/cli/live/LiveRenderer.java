package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.terminal.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the live view looks on a screen of any size. */
final class LiveRenderer {
  private static final String REVERSE = "\u001b[7m";
  private static final String PLAIN = "\u001b[0m";

  /** Narrower screens do without column headings, to have room for deliveries. */
  private static final int ROWS_FOR_HEADING = 6;

  /** Narrower screens do without the pace. */
  private static final int COLUMNS_FOR_ALL = 64;

  private final boolean colours;

  LiveRenderer(boolean colours) {
    this.colours = colours;
  }

  /** The rows of the screen, from the top; fits the model to the screen's size first. */
  List<String> render(LiveModel model, Screen.Size size, long nanos) {
    List<String> lines = new ArrayList<>();
    int space = Math.max(0, size.rows() - 2);
    Page page = model.page();
    if (page != null) {
      page.resize(size.columns(), space);
      List<String> window = page.window(colours);
      lines.addAll(window.subList(0, Math.min(space, window.size())));
    } else {
      deliveries(model, size, space, lines);
    }
    while (lines.size() < space) {
      lines.add("");
    }
    lines.add(status(model, size.columns(), nanos));
    if (size.rows() > 1) {
      lines.add(new Footer(model, size.columns(), colours).toString());
    }
    return lines;
  }

  private void deliveries(LiveModel model, Screen.Size size, int space, List<String> lines) {
    int columns = size.columns();
    Preview.Place place = model.preview().place(columns, size.rows());
    Row selected = model.deliveries().selected();
    if (selected == null) {
      place = Preview.Place.NOWHERE;
    }
    switch (place) {
      case NOWHERE -> list(model, columns, size, space, lines);
      case BELOW -> {
        list(model, columns, size, space - space / 2 - 1, lines);
        while (lines.size() < space - space / 2 - 1) {
          lines.add("");
        }
        lines.add("─".repeat(columns));
        lines.addAll(preview(model, selected, columns, space / 2));
      }
      case BESIDE -> {
        int beside = columns * 42 / 100;
        int left = columns - beside - 2;
        list(model, left, size, space, lines);
        List<String> pane = preview(model, selected, beside, space);
        for (int row = 0; row < space; row++) {
          String line = row < lines.size() ? lines.get(row) : " ".repeat(left);
          String joined = line + "│ " + (row < pane.size() ? pane.get(row) : "");
          if (row < lines.size()) {
            lines.set(row, joined);
          } else {
            lines.add(joined);
          }
        }
      }
    }
  }

  private List<String> preview(LiveModel model, @Nullable Row row, int columns, int rows) {
    return row == null
        ? List.of()
        : new PreviewPane(columns, colours).of(row, model.preview().of(row.id()), rows);
  }

  private void list(LiveModel model, int columns, Screen.Size size, int space, List<String> lines) {
    boolean heading = size.rows() >= ROWS_FOR_HEADING;
    model.deliveries().resize(heading ? space - 1 : space);
    DeliveryList.Window window = model.deliveries().window();
    boolean days = window.rows().stream().anyMatch(row -> !row.day().isEmpty());
    boolean filled = columns < size.columns();
    ListRows rows = new ListRows(
        new ListRows.Space(columns, colours, filled), days, model.look().repositories());
    if (window.rows().isEmpty()) {
      empty(model, columns, space, lines);
      return;
    }
    if (heading) {
      lines.add(rows.heading());
    }
    for (int i = 0; i < window.rows().size() && lines.size() < space; i++) {
      Row row = window.rows().get(i);
      lines.add(rows.row(row, i == window.selected(), model.isMarked(row.id())));
    }
  }

  /** Where not all has room, the beginning does; the help has all of it. */
  private void empty(LiveModel model, int columns, int space, List<String> lines) {
    boolean none = model.deliveries().filter().isEmpty();
    List<StyledLine> text = (none
            ? model.look().welcome()
            : "\nNone of the deliveries has this text.")
        .lines()
        .map(StyledLine::of)
        .toList();
    for (StyledLine line : text) {
      int from = 0;
      do {
        int end = line.rowEnd(from, Math.max(1, columns - 1));
        lines.add(cells(columns).add(" " + line.text().substring(from, end)).toString());
        from = end;
      } while (from < line.text().length());
    }
    boolean cut = lines.size() > space;
    while (lines.size() > space) {
      lines.remove(lines.size() - 1);
    }
    if (cut && !lines.isEmpty()) {
      lines.set(lines.size() - 1, cells(columns).add(" … ? shows the rest").toString());
    }
  }

  private String status(LiveModel model, int columns, long nanos) {
    boolean all = columns >= COLUMNS_FOR_ALL;
    double pace = model.tally().perSecond(nanos);
    long total = model.tally().total();
    String address = model.look().address();
    Cells cells = new Cells(columns, false)
        .add(" " + (all ? address : address.replaceFirst("^http://", "")))
        .add(all ? String.format(Locale.ROOT, "  %.0f/s", pace) : "")
        .add(
            total == 0 && model.deliveries().kept() > 0
                ? "  none since the start"
                : String.format(Locale.ROOT, "  %,d", total)
                    + (!all ? "" : total == 1 ? " delivery" : " deliveries"));
    String separator = ": ";
    for (Map.Entry<Outcome, Long> count : model.tally().counts().entrySet()) {
      cells.add(String.format(
          Locale.ROOT, "%s%,d %s", separator, count.getValue(), count.getKey().wireName()));
      separator = ", ";
    }
    return colours ? REVERSE + cells.fill() + PLAIN : cells.toString();
  }

  private Cells cells(int columns) {
    return new Cells(columns, colours);
  }
}
