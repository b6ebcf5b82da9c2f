package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.output.Style;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the list, in columns that a width has room for: first what became of a delivery, then what it
 * says, then the rest.
 */
final class ListRows {
  private static final String REVERSE = "\u001b[7m";
  private static final String PLAIN = "\u001b[0m";

  private static final int TIME = 8;
  private static final int DAY_AND_TIME = 14;
  private static final int PROVIDER = 8;
  private static final int OUTCOME = 9;
  private static final int STATUS = 3;
  private static final int MILLIS = 4;
  private static final int DELIVERY = 36;

  /** Narrower lists do without times and statuses, to have room for what happened. */
  private static final int COLUMNS_FOR_TIME = 52;

  private static final int COLUMNS_FOR_DAY = 72;

  /** Narrower lists do without providers and milliseconds. */
  private static final int COLUMNS_FOR_PROVIDER = 96;

  private static final int LONGEST_MILLIS = 9999;

  private final Space space;
  private final int time;
  private final boolean provider;
  private final int event;
  private final int repository;
  private final boolean delivery;

  /**
   * What there is for a row.
   *
   * @param filled whether it has to take up all of its columns
   */
  record Space(int columns, boolean colours, boolean filled) {}

  /**
   * Rows in a space.
   *
   * @param days whether some are of another day
   * @param repositories how many repositories they may be for
   */
  ListRows(Space space, boolean days, int repositories) {
    this.space = space;
    int columns = space.columns();
    this.time =
        columns < COLUMNS_FOR_TIME ? 0 : days && columns >= COLUMNS_FOR_DAY ? DAY_AND_TIME : TIME;
    this.provider = columns >= COLUMNS_FOR_PROVIDER;
    this.repository = repository(columns, repositories > 1);
    this.event = columns >= 130 ? 24 : provider ? 20 : columns >= 72 && repository == 0 ? 17 : 14;
    this.delivery = columns >= 190;
  }

  private static int repository(int columns, boolean several) {
    if (columns >= 140) {
      return 24;
    }
    return !several || columns < 72 ? 0 : columns >= 110 ? 20 : 12;
  }

  String heading() {
    Cells cells = new Cells(space.columns(), space.colours()).add("  ");
    if (time > 0) {
      cells.column("TIME", time, Style.MUTED);
    }
    if (provider) {
      cells.column("PROVIDER", PROVIDER, Style.MUTED);
    }
    cells.column("EVENT", event, Style.MUTED).column("OUTCOME", OUTCOME, Style.MUTED);
    if (time > 0) {
      cells.right("", STATUS, null);
    }
    if (provider) {
      cells.right("MS", MILLIS, Style.MUTED);
    }
    if (repository > 0) {
      cells.column("REPOSITORY", repository, Style.MUTED);
    }
    if (delivery) {
      cells.column("DELIVERY", DELIVERY, Style.MUTED);
    }
    cells.add("WHAT", Style.MUTED);
    return (space.filled() ? cells.fill() : cells).toString();
  }

  String row(Row row, boolean selected, boolean marked) {
    // Reverse video ends where another style ends, so a selected row has no other.
    boolean colours = space.colours();
    Cells cells = new Cells(space.columns(), colours && !selected)
        .add(selected ? ">" : " ")
        .add(marked ? "*" : " ", Style.WARNING);
    if (time > 0) {
      cells.column(time(row), time, row.day().isEmpty() ? null : Style.MUTED);
    }
    if (provider) {
      cells.column(row.provider(), PROVIDER, null);
    }
    cells
        .column(row.event(), event, null)
        .column(row.outcome().wireName(), OUTCOME, style(row.outcome()));
    if (time > 0) {
      cells.right(row.status(), STATUS, null);
    }
    if (provider) {
      cells.right(millis(row.millis()), MILLIS, null);
    }
    if (repository > 0) {
      cells.column(repository(row), repository, null);
    }
    if (delivery) {
      cells.column(row.delivery(), DELIVERY, null);
    }
    boolean bad = Style.ERROR.equals(style(row.outcome()));
    if (!row.done().isEmpty()) {
      // What was started is news; it comes first, as what is in the payload has more room
      // elsewhere.
      cells.add(String.join("  ", row.done().values()), Style.STRONG);
      cells.add(row.what().isEmpty() ? "" : "  ");
    }
    cells.add(row.what(), bad ? Style.STRONG : null);
    if (space.filled() || selected && colours) {
      cells.fill();
    }
    return selected && colours ? REVERSE + cells + PLAIN : cells.toString();
  }

  private String time(Row row) {
    if (row.day().isEmpty()) {
      return row.time();
    }
    return time == TIME ? row.day() : row.day() + " " + row.time();
  }

  /** Where it has little room, the owner of all of them is of less interest than the name. */
  private String repository(Row row) {
    String name = row.repository();
    return repository < 20 ? name.substring(name.lastIndexOf('/') + 1) : name;
  }

  private static String millis(long millis) {
    return millis > LONGEST_MILLIS ? millis / 1000 + "s" : Long.toString(millis);
  }

  static @Nullable Style style(Outcome outcome) {
    return switch (outcome.wireName()) {
      case "processed", "pong" -> Style.SUCCESS;
      case "filtered", "ignored", "duplicate" -> Style.MUTED;
      case "rejected", "failed" -> Style.ERROR;
      default -> null;
    };
  }
}
