package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.Pager;
import io.github.notrahooks.cli.text.ComparisonPrinter;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.view.ComparisonJson;
import io.github.notrahooks.view.DeliveryComparison;
import io.github.notrahooks.view.DeliveryDetails;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs diff}: what differs between two deliveries. */
@Command(
    name = "diff",
    header = "Compare two deliveries.",
    description = "JSON is compared value by value: + was added, - was removed, ~ is another value."
        + " How it is written makes no difference, but it is said if only the bytes differ. Any"
        + " other text is compared by lines.",
    exitCodeList = {
      "0:compared, whether or not they differ",
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_DELIVERY
    },
    footer = {
      "  notra-hooks logs diff last~1 last",
      "  notra-hooks logs diff last~1 last --all --full",
      "  notra-hooks logs diff log_3fa9 last -o json"
    })
final class LogsDiffCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The first delivery: an ID, a prefix that no other has, or last, last~1, …")
  private String first;

  @Parameters(index = "1", paramLabel = "ID", description = "The second delivery.")
  private String second;

  @Option(
      names = "--all",
      fallbackValue = "true",
      description = "Show the headers that are the same, too.")
  private boolean all;

  @Option(
      names = "--full",
      fallbackValue = "true",
      description = "Cut no values, however long they are.")
  private boolean full;

  LogsDiffCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Logbook logbook = new Logbook(context);
    LogRecord a = logbook.whole(logbook.find(first, LogFilter.DELIVERIES).delivery());
    LogRecord b = logbook.whole(logbook.find(second, LogFilter.DELIVERIES).delivery());
    DeliveryComparison compared = DeliveryComparison.of(a, b);
    try (Pager pager = new Pager(context)) {
      Output output = pager.output();
      Output.Settings settings = output.settings();
      int width = full || settings.verbose() ? Integer.MAX_VALUE : settings.width();
      ComparisonPrinter printer = new ComparisonPrinter(compared, settings.outColours(), width);
      if (output.json()) {
        output.line(ComparisonJson.of(compared, all).toString());
      } else {
        printer.lines(all).forEach(output::line);
      }
    }
    for (LogRecord each : a.id().equals(b.id()) ? List.of(a) : List.of(a, b)) {
      DeliveryDetails.of(each)
          .notes()
          .forEach(note -> context.output().warn(Printable.line(each.id() + ": " + note)));
    }
    return 0;
  }
}
