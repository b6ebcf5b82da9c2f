package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.view.DeliverySummary;
import java.util.List;

/** Runs as a table. */
final class RunTable {
  private RunTable() {}

  static void print(Output output, List<LogRecord> runs) {
    Table table = DeliveryText.table();
    runs.forEach(run -> DeliveryText.add(table, DeliverySummary.of(run)));
    output.table(table);
  }
}
