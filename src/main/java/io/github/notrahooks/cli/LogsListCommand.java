package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.log.LogFilter;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
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
    LogFilter filter =
        filters.builder(context.environment().clock(), DEFAULT_LIMIT).build();
    Table table = LogTable.create();
    new Logbook(context).reader().newestFirst(filter, entry -> {
      if (output.json()) {
        output.json(LogTable.json(entry));
      } else {
        LogTable.add(table, entry.delivery());
      }
      return true;
    });
    if (!output.json() && !table.isEmpty()) {
      output.table(table);
    } else if (!output.json()) {
      output.info("No deliveries.");
    }
    return 0;
  }
}
