package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.output.LineBatch;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import io.github.notrahooks.view.DeliveryJson;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code triggers runs}: what was started. */
@Command(
    name = "runs",
    header = "List what triggers started, the newest first; 20 unless --limit.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    subcommands = {RunsRetryCommand.class},
    footer = {
      "  notra-hooks triggers runs",
      "  notra-hooks triggers runs deploy --outcome failed --since 1h",
      "  notra-hooks triggers runs retry last"
    })
final class TriggersRunsCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 20;

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "TRIGGER",
      description = "Only what this trigger started.")
  private @Nullable String id;

  @Mixin
  private FilterOptions filters;

  TriggersRunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LogFilter.Builder asked = Filters.of(context, filters, DEFAULT_LIMIT).onlyRuns();
    LogFilter filter = id == null ? asked.build() : asked.triggerId(id).build();
    Output output = context.output();
    Logbook logbook = new Logbook(context);
    if (output.json()) {
      try (LineBatch lines = new LineBatch(output)) {
        logbook
            .reader()
            .newestFirst(
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
    logbook.reader().newestFirst(filter, entry -> DeliverySummary.of(entry.delivery()), run -> {
      DeliveryText.add(table, run);
      return true;
    });
    if (table.isEmpty()) {
      output.info("Nothing was started.");
    } else {
      output.table(table);
    }
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }
}
