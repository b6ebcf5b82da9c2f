package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.cli.text.RecordLines;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logs follow}: prints deliveries as they are logged. */
@Command(
    name = "follow",
    header = "Print deliveries as they come, until interrupted or --limit is reached.",
    exitCodeList = {
      "0:as many deliveries as --limit says were printed",
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {"  notra-hooks logs follow", "  notra-hooks logs follow --outcome rejected -o json"})
final class LogsFollowCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 100;

  private final Context context;

  @Mixin
  private FilterOptions filters;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "0",
      description = "Begin with the last N of those that are there (default: ${DEFAULT-VALUE}).")
  private int last;

  /** How many are still to be printed before it ends. */
  private long left;

  LogsFollowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (last < 0) {
      throw Failure.usage("--last must be 0 or more, and is " + last);
    }
    LogFilter filter = Filters.of(context, filters, null).build();
    left = filter.limit() == null ? Long.MAX_VALUE : filter.limit();
    CountDownLatch stopped = new CountDownLatch(1);
    try (LogFollower follower = LogFollower.afterLast(new Logbook(context).reader(), filter, last);
        Signals.Registration unused = context.environment().signals().onStop(stopped::countDown)) {
      while (left > 0 && !context.output().unread()) {
        follower.poll(this::print);
        if (left > 0 && stopped.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          return ExitCode.INTERRUPTED.code();
        }
      }
    }
    return ExitCode.SUCCESS.code();
  }

  /** Prints a delivery, and says whether another may follow. */
  private boolean print(LogEntry entry) throws IOException {
    Output output = context.output();
    if (output.json()) {
      RecordLines.print(output, entry);
    } else {
      output.line(DeliveryText.line(
          DeliverySummary.of(entry.delivery()), output.settings().outColours()));
    }
    return --left > 0 && !output.unread();
  }
}
