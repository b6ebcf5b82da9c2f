package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.view.DeliveryJson;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code logs list}: the newest deliveries first. */
@Command(
    name = "list",
    header = "List deliveries, the newest first; 20 unless --limit.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  notra-hooks logs list",
      "  notra-hooks logs list --event push --status failed --limit 100",
      "  notra-hooks logs list --since 1h -o json"
    })
final class LogsListCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 20;

  private final Context context;

  @Mixin
  private FilterOptions filters;

  LogsListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    LogFilter filter = Filters.of(context, filters, DEFAULT_LIMIT).build();
    Logbook logbook = new Logbook(context);
    LogReader reader = logbook.reader();
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
      return logbook.exitCode(ExitCode.SUCCESS).code();
    }
    Table table = DeliveryText.table();
    reader.newestFirst(filter, entry -> DeliverySummary.of(entry.delivery()), delivery -> {
      DeliveryText.add(table, delivery);
      return true;
    });
    if (table.isEmpty()) {
      output.info("No deliveries.");
    } else {
      output.table(table);
    }
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }
}
