package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.output.Style;
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
  private static final String KEYS =
      "j k select  Enter show  v verify  r R replay  c curl  / filter  ? help  q quit";

  /** Narrower screens do without column headings, to have room for deliveries. */
  private static final int ROWS_FOR_HEADING = 6;

  /** Narrower screens do without providers, the pace and most hints, to have room for outcomes. */
  private static final int COLUMNS_FOR_ALL = 64;

  private static final int PROVIDER = 7;
  private static final int EVENT = 24;
  private static final int OUTCOME = 9;
  private static final int STATUS = 3;
  private static final int MILLIS = 5;
  private static final int DELIVERY = 36;

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
      page(page, space, lines);
    } else {
      boolean heading = size.rows() >= ROWS_FOR_HEADING;
      model.deliveries().resize(heading ? space - 1 : space);
      list(model, size.columns(), heading, space, lines);
    }
    while (lines.size() < space) {
      lines.add("");
    }
    lines.add(status(model, size.columns(), nanos));
    if (size.rows() > 1) {
      lines.add(footer(model, page, size.columns()));
    }
    return lines;
  }

  private static void page(Page page, int space, List<String> lines) {
    List<String> window = page.window();
    lines.addAll(window.subList(0, Math.min(space, window.size())));
  }

  private void list(LiveModel model, int columns, boolean heading, int space, List<String> lines) {
    if (heading) {
      lines.add(heading(columns));
    }
    DeliveryList.Window window = model.deliveries().window();
    if (window.rows().isEmpty()) {
      String text = model.deliveries().filter().isEmpty()
          ? model.welcome()
          : "\nNone of the deliveries has this text.";
      text.lines()
          .limit(Math.max(0, space - lines.size()))
          .forEach(line -> lines.add(cells(columns).add("  " + line).toString()));
    }
    for (int i = 0; i < window.rows().size() && lines.size() < space; i++) {
      lines.add(row(window.rows().get(i), columns, i == window.selected()));
    }
  }

  private String heading(int columns) {
    Cells cells = cells(columns).add("  ").column("TIME", 8, Style.MUTED);
    if (columns >= COLUMNS_FOR_ALL) {
      cells.column("PROVIDER", PROVIDER + 1, Style.MUTED);
    }
    return cells
        .column("EVENT", event(columns), Style.MUTED)
        .column("OUTCOME", OUTCOME, Style.MUTED)
        .right("", STATUS, null)
        .right("MS", MILLIS, Style.MUTED)
        .add("DELIVERY", Style.MUTED)
        .toString();
  }

  private String row(Row row, int columns, boolean selected) {
    // Reverse video ends where another style ends, so a selected row has no other.
    Cells cells = new Cells(columns, colours && !selected)
        .add(selected ? "> " : "  ")
        .column(row.time(), 8, null);
    if (columns >= COLUMNS_FOR_ALL) {
      cells.column(row.provider(), PROVIDER + 1, null);
    }
    cells
        .column(row.event(), event(columns), null)
        .column(row.outcome().wireName(), OUTCOME, style(row.outcome()))
        .right(row.status(), STATUS, null)
        .right(Long.toString(row.millis()), MILLIS, null);
    if (row.rest().isEmpty()) {
      cells.add(row.delivery());
    } else {
      int delivery = cells.left() >= DELIVERY + 30 ? DELIVERY : 8;
      cells.column(row.delivery(), delivery, null).add(row.rest(), Style.STRONG);
    }
    return selected && colours ? REVERSE + cells.fill() + PLAIN : cells.toString();
  }

  private static int event(int columns) {
    return columns >= 110 ? EVENT : columns >= 96 ? 20 : 14;
  }

  private static @Nullable Style style(Outcome outcome) {
    return switch (outcome.wireName()) {
      case "processed", "pong" -> Style.SUCCESS;
      case "filtered", "ignored", "duplicate" -> Style.MUTED;
      case "rejected", "failed" -> Style.ERROR;
      default -> null;
    };
  }

  private String status(LiveModel model, int columns, long nanos) {
    boolean all = columns >= COLUMNS_FOR_ALL;
    double pace = model.tally().perSecond(nanos);
    long total = model.tally().total();
    Cells cells = new Cells(columns, false)
        .add(" " + (all ? model.address() : model.address().replaceFirst("^http://", "")))
        .add(all ? String.format(Locale.ROOT, "  %.0f/s", pace) : "")
        .add(String.format(Locale.ROOT, "  %,d", total))
        .add(!all ? "" : total == 1 ? " delivery" : " deliveries");
    String separator = ": ";
    for (Map.Entry<Outcome, Long> count : model.tally().counts().entrySet()) {
      cells.add(String.format(
          Locale.ROOT, "%s%,d %s", separator, count.getValue(), count.getKey().wireName()));
      separator = ", ";
    }
    return colours ? REVERSE + cells.fill() + PLAIN : cells.toString();
  }

  private String footer(LiveModel model, @Nullable Page page, int columns) {
    Cells cells = cells(columns).add(" ");
    DeliveryList deliveries = model.deliveries();
    if (model.stopping()) {
      cells.add(
          "Stopping: what is under way is answered first. Ctrl-C ends it at once.", Style.WARNING);
    } else if (!model.notice().isEmpty()) {
      cells.add(model.notice(), Style.STRONG);
    } else if (page != null) {
      // The way back comes first where not everything has room.
      boolean all = columns >= COLUMNS_FOR_ALL;
      cells
          .add(all ? page.title() + "  " : "", Style.STRONG)
          .add("%d%%".formatted(page.percent()))
          .add(all ? "  Space and b move, q goes back" : "  q goes back  ", Style.MUTED)
          .add(all ? "" : page.title(), Style.STRONG);
    } else if (model.typing()) {
      cells.add("/" + deliveries.filter() + "_").add(found(deliveries), Style.MUTED);
    } else if (!deliveries.filter().isEmpty()) {
      cells
          .add("/" + deliveries.filter())
          .add(found(deliveries) + "  Esc shows all  ? help", Style.MUTED);
    } else {
      cells.add(
          columns > KEYS.length() ? KEYS : "? help  q quit  j k select  Enter show", Style.MUTED);
    }
    return cells.toString();
  }

  private static String found(DeliveryList deliveries) {
    return "  %,d of %,d".formatted(deliveries.size(), deliveries.kept());
  }

  private Cells cells(int columns) {
    return new Cells(columns, colours);
  }
}
