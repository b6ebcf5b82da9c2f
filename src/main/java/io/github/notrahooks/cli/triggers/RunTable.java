package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.text.DeliveryTable;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.view.DeliverySummary;
import java.time.Instant;
import java.util.List;

/** Runs as a table. */
final class RunTable {
  private RunTable() {}

  static void print(Output output, Instant now, List<LogRecord> runs) {
    DeliveryTable table = new DeliveryTable(output, now);
    runs.forEach(run -> table.add(DeliverySummary.of(run)));
    table.print();
  }
}
