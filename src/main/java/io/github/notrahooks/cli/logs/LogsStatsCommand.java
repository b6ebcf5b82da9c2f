package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogStatistics;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.output.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code logs stats}: counts deliveries. */
@Command(
    name = "stats",
    header = "Count deliveries by provider, event, outcome and day, with response times.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {"  notra-hooks logs stats", "  notra-hooks logs stats --since 7d --provider github"})
final class LogsStatsCommand implements Callable<Integer> {
  private final Context context;

  @Mixin
  private FilterOptions filters;

  LogsStatsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LogStatistics statistics = new LogStatistics();
    Logbook logbook = new Logbook(context);
    if (filters.any()) {
      LogFilter filter = Filters.of(context, filters, null).build();
      logbook.reader().oldestFirst(filter, entry -> {
        statistics.add(RecordHead.of(entry.delivery()));
        return true;
      });
    } else {
      logbook.heads().oldestFirst(segment -> true, statistics::addDelivery);
    }
    print(statistics);
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }

  private void print(LogStatistics statistics) {
    Output output = context.output();
    if (output.json()) {
      output.json(statistics.toJson());
      return;
    }
    boolean first = true;
    for (LogStatistics.Figures part : statistics.tables()) {
      if (!first) {
        output.line("");
      }
      first = false;
      output.line(Style.STRONG.paint(part.title(), output.settings().outColours()));
      Table table = new Table().foreign(part.columns().get(0));
      part.columns().subList(1, part.columns().size()).forEach(table::right);
      for (List<String> cells : part.rows()) {
        Table.Row row = table.row();
        cells.forEach(row::cell);
      }
      output.table(table);
    }
  }
}
