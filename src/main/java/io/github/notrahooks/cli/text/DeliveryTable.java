package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.view.DeliverySummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Deliveries as rows of a table. On a terminal days are told as shortly as they can be understood. */
public final class DeliveryTable {
  /** What happened is of use from so many columns on; before it has less, others are left out. */
  private static final int HAPPENED = 26;

  private static final int EVENT = 12;
  private static final int SECONDS = 19;

  private final Output output;
  private final LocalDate today;
  private final Table table = new Table()
      .left("TIME")
      .copied("ID")
      .left("PROVIDER")
      .expendable(4)
      .foreign("EVENT", EVENT)
      .left("OUTCOME")
      .right("STATUS")
      .expendable(2)
      .right("MS")
      .expendable(3)
      .copied("DELIVERY")
      .expendable(5)
      .foreign("WHAT", HAPPENED);

  /**
   * A table without rows.
   *
   * @param now what day it is, in UTC, as all times are
   */
  public DeliveryTable(Output output, Instant now) {
    this.output = output;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** Adds a row. */
  public void add(DeliverySummary delivery) {
    add(delivery, false);
  }

  /**
   * Adds a row.
   *
   * @param sent whether this home sent what it received
   */
  void add(DeliverySummary delivery, boolean sent) {
    String direction = sent ? "⇄ " : Direction.OUTGOING.equals(delivery.direction()) ? "→ " : "";
    String deliveryId = delivery.deliveryId();
    table
        .row()
        .cell(time(delivery.time()))
        .cell(delivery.id())
        .cell(direction + delivery.provider())
        .cell(delivery.event())
        .cell(delivery.outcome().wireName(), DeliveryText.style(delivery.tone()))
        .cell(DeliveryText.status(delivery))
        .cell(Long.toString(delivery.durationMs()))
        .cell(deliveryId == null ? "-" : deliveryId)
        .cell(delivery.what());
  }

  /** {@code 16:19:28} for today, {@code 11-23 16:19} for this year; with all of it where nobody cuts lines. */
  private String time(Instant time) {
    String full = Timestamps.text(time).substring(0, SECONDS).replace('T', ' ');
    if (output.settings().width() == 0) {
      return full;
    }
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    if (day.equals(today)) {
      return full.substring("2026-11-23 ".length());
    }
    return day.getYear() == today.getYear()
        ? full.substring("2026-".length(), "2026-11-23 16:19".length())
        : full.substring(0, "2026-11-23".length());
  }

  /** Whether it has no rows. */
  public boolean isEmpty() {
    return table.isEmpty();
  }

  /** Prints it. */
  public void print() {
    output.table(table);
  }
}
