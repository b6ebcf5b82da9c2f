package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.LogEntry;
import io.github.notrahooks.log.LogFilter;
import io.github.notrahooks.log.LogFollower;
import io.github.notrahooks.output.Output;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logs follow}: prints deliveries as they are logged. */
@Command(
    name = "follow",
    header = "Print deliveries as they come, until interrupted.",
    exitCodeList = {ExitCodeTexts.FAILED, ExitCodeTexts.USAGE, ExitCodeTexts.INTERRUPTED},
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

  LogsFollowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (last < 0) {
      throw Failure.usage("--last must be 0 or more, and is " + last);
    }
    LogFilter filter = Filters.of(context, filters, null).build();
    CountDownLatch stopped = new CountDownLatch(1);
    try (LogFollower follower = LogFollower.afterLast(new Logbook(context).reader(), filter, last);
        Signals.Registration unused = context.environment().signals().onStop(stopped::countDown)) {
      do {
        print(follower.poll());
        if (context.output().unread()) {
          return ExitCode.SUCCESS.code();
        }
      } while (!stopped.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
    }
    return ExitCode.INTERRUPTED.code();
  }

  private void print(List<LogEntry> entries) {
    Output output = context.output();
    for (LogEntry entry : entries) {
      if (output.json()) {
        output.bytes(List.of(entry.line(), new byte[] {'\n'}));
      } else {
        output.line(DeliveryLines.line(entry.delivery(), output.settings().outColours()));
      }
    }
  }
}
