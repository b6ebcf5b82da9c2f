package io.github.notrahooks.cli.text;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.view.DeliveryFields;
import io.github.notrahooks.view.DeliveryJson;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.time.Instant;

/** Prints records of the log, the newest first: a row of a table each, or a line of JSON. */
public final class DeliveryListing {
  private DeliveryListing() {}

  /**
   * Prints what a filter lets pass; in a table what this home sent to itself is one delivery.
   *
   * @param asked the filter
   * @param now what day it is
   * @param none what is said to people if there is nothing
   */
  public static void print(
      Output output, LogReader reader, LogFilter.Builder asked, Instant now, String none)
      throws IOException {
    LogFilter filter = asked.build();
    if (output.json()) {
      try (LineBatch lines = new LineBatch(output)) {
        reader.newestFirst(
            filter,
            entry -> Json.text(DeliveryJson.summary(entry.delivery(), entry.seq())),
            line -> {
              lines.add(line);
              return !output.unread();
            });
      }
      return;
    }
    Integer limit = filter.limit();
    int rows = limit == null ? Integer.MAX_VALUE : limit;
    BothSides deliveries = new BothSides();
    // What was sent to this home itself is one row of two records, so that rows are to be counted.
    LogFilter all = asked.limit(null).build();
    reader.newestFirst(all, entry -> DeliverySummary.of(entry.delivery()), record -> {
      deliveries.add(record);
      return deliveries.count() <= rows;
    });
    if (deliveries.count() == 0) {
      output.info(none);
      return;
    }
    DeliveryTable table = new DeliveryTable(output, now);
    deliveries.newest(rows).forEach(row -> table.add(row.delivery(), row.sent()));
    table.print();
  }

  /** The same, of each delivery only the fields that somebody chose. */
  public static void print(
      Output output, LogReader reader, LogFilter filter, DeliveryFields fields, String none)
      throws IOException {
    if (output.json()) {
      try (LineBatch lines = new LineBatch(output)) {
        reader.newestFirst(
            filter, entry -> Json.text(fields.json(entry.delivery(), entry.seq())), line -> {
              lines.add(line);
              return !output.unread();
            });
      }
      return;
    }
    Table table = new Table();
    fields.names().forEach(name -> column(table, name));
    reader.newestFirst(filter, entry -> fields.texts(entry.delivery(), entry.seq()), texts -> {
      Table.Row row = table.row();
      texts.forEach(row::cell);
      return true;
    });
    if (table.isEmpty()) {
      output.info(none);
    } else {
      output.table(table);
    }
  }

  private static void column(Table table, String name) {
    if (name.endsWith("Id") || name.equals("id") || name.equals("duplicateOf")) {
      table.copied(name);
    } else {
      table.foreign(name);
    }
  }
}
