package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.option.DurationConverter;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.text.DeliveryTable;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.read.NearestDelivery;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.view.DeliveryJson;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code logs wait}: ends once as many deliveries are in the log as are wanted. */
@Command(
    name = "wait",
    header = "Wait until as many deliveries are in the log as are wanted, and print them.",
    description =
        "Those that are there already count; --since now waits for new ones alone. What is printed is"
            + " what 'logs list' prints of them. If they do not come in time, the nearest delivery is"
            + " named, and what is different about it.",
    exitCodeList = {
      "0:they are in the log",
      "1:they were not by --timeout, or it failed",
      ExitCodeTexts.USAGE,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks logs wait --event push --timeout 30s",
      "  notra-hooks logs wait --outcome processed --since 10m --count 2"
    })
final class LogsWaitCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 50;
  private static final int MOST = 10_000;
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

  private final Context context;

  @Mixin
  private FilterOptions filters;

  @Option(names = "--count", paramLabel = "N", description = "How many are wanted (default: 1).")
  private @Nullable Integer count;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Exit with 1 if they are not there by then (default: 30s).")
  private @Nullable Duration timeout;

  /** Those that were found, the newest first. */
  private final Deque<Found> found = new ArrayDeque<>();

  /** The number in the log of the newest that was there at the beginning. */
  private long newest;

  /** What is printed of a delivery: without its bytes, as many may be wanted. */
  private record Found(ObjectNode json, DeliverySummary summary) {
    static Found of(LogEntry entry) {
      return new Found(
          DeliveryJson.summary(entry.delivery(), entry.seq()),
          DeliverySummary.of(entry.delivery()));
    }
  }

  LogsWaitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int wanted = count == null ? 1 : count;
    Duration patience = timeout == null ? USUAL_TIMEOUT : timeout;
    if (wanted < 1 || wanted > MOST) {
      throw Failure.usage("--count must be from 1 to " + MOST + ", and is " + wanted);
    }
    if (filters.limit() != null) {
      throw Failure.usage("--count N says how many are waited for; leave --limit out");
    }
    LogFilter filter = Filters.of(context, filters, null).build();
    Logbook logbook = new Logbook(context);
    CountDownLatch stopped = new CountDownLatch(1);
    long end = System.nanoTime() + patience.toNanos();
    try (LogFollower follower = LogFollower.fromNow(logbook.reader(), filter);
        Signals.Registration unused = context.environment().signals().onStop(stopped::countDown)) {
      logbook.reader().newestFirst(filter, entry -> {
        newest = Math.max(newest, entry.seq());
        found.addLast(Found.of(entry));
        return found.size() < wanted;
      });
      while (!isThere(follower, wanted)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          context.output().error(Printable.line(missing(logbook, filter, wanted, patience)));
          return ExitCode.FAILED.code();
        }
        if (stopped.await(Math.min(POLL_MILLIS, left), TimeUnit.MILLISECONDS)) {
          return ExitCode.INTERRUPTED.code();
        }
      }
    }
    print();
    return logbook.exitCode(ExitCode.SUCCESS).code();
  }

  /** Takes what has come, and says whether it is enough. */
  private boolean isThere(LogFollower follower, int wanted) throws IOException {
    int given = 1;
    while (found.size() < wanted && given > 0) {
      given = follower.poll(entry -> {
        // One that was logged while the log was read has been found there.
        if (entry.seq() > newest) {
          found.addFirst(Found.of(entry));
        }
        return found.size() < wanted;
      });
    }
    return found.size() >= wanted;
  }

  private void print() {
    Output output = context.output();
    if (output.json()) {
      found.forEach(each -> output.json(each.json()));
      return;
    }
    DeliveryTable table =
        new DeliveryTable(output, context.environment().clock().instant());
    found.forEach(each -> table.add(each.summary()));
    table.print();
  }

  private String missing(Logbook logbook, LogFilter filter, int wanted, Duration patience)
      throws IOException {
    String begin = found.isEmpty()
        ? "no such delivery is in the log after " + text(patience)
        : found.size() + " of " + wanted + " deliveries are in the log after " + text(patience);
    Instant now = context.environment().clock().instant();
    return begin + "; "
        + NearestDelivery.among(logbook.reader().silent(), filter)
            .map(
                near -> "the nearest" + (found.isEmpty() ? "" : " other") + " is " + near.id() + " "
                    + near.what() + ", " + ago(near.at(), now) + ": "
                    + String.join(", and ", near.differences()))
            .orElse("there is no other delivery");
  }

  private static String text(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 1) {
      return time.toMillis() + " ms";
    }
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200
            ? seconds / 60 + " min"
            : seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }

  private static String ago(Instant at, Instant now) {
    return at.isAfter(now) ? "just now" : text(Duration.between(at, now)) + " ago";
  }
}
