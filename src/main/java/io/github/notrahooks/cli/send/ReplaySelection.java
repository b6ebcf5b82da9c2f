package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.text.SentFrom;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.replay.ReplayQueue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed.
 *
 * @param count how many there are, or were counted
 * @param complete whether all of them were counted
 * @param logbook says whether all of the log could be read
 * @param source where they come from
 * @param from what is said of where they come from; null for the log
 */
record ReplaySelection(
    long count,
    boolean complete,
    Logbook logbook,
    ReplayQueue.Source source,
    @Nullable SentFrom from) {

  /** Those in a file. */
  static ReplaySelection inFile(Context context, DeliveriesInFile.Asked asked, SecretChoice secrets)
      throws IOException {
    DeliveriesInFile found = DeliveriesInFile.read(context, asked, secrets);
    return new ReplaySelection(
        found.deliveries().size(),
        true,
        new Logbook(context),
        taker -> found.deliveries().forEach(taker),
        new SentFrom(null, found.readAs()));
  }

  /** Those of the log that were named; {@code last} counts what was received. */
  static ReplaySelection named(Context context, List<String> names) throws IOException {
    LogFilter received = LogFilter.builder().direction(Direction.INCOMING).build();
    Logbook logbook = new Logbook(context);
    List<String> found = new ArrayList<>();
    for (String name : names) {
      found.add(logbook.find(name, received).delivery().id());
    }
    // Found again when its turn comes, so that many large ones are not in memory at once.
    return new ReplaySelection(
        found.size(),
        true,
        logbook,
        taker -> {
          for (String id : found) {
            taker.accept(logbook.whole(logbook.find(id, LogFilter.DELIVERIES).delivery()));
          }
        },
        null);
  }

  /**
   * Those of the log that a filter lets pass.
   *
   * @param enough after how many it may stop to count them
   */
  static ReplaySelection filtered(Context context, LogFilter.Builder filters, long enough)
      throws IOException {
    LogFilter asked = filters.build();
    // What is logged from now on, such as the replay itself, is not part of it.
    Instant now = context.environment().clock().instant();
    LogFilter filter = asked.until() != null && asked.until().isBefore(now)
        ? asked
        : filters.until(now).build();
    AtomicLong count = new AtomicLong();
    Logbook logbook = new Logbook(context);
    logbook.reader().newestFirst(filter, entry -> count.incrementAndGet() <= enough);
    return new ReplaySelection(
        count.get(),
        count.get() <= enough,
        logbook,
        taker -> logbook.reader().oldestFirst(filter, entry -> {
          taker.accept(logbook.whole(entry.delivery()));
          return true;
        }),
        null);
  }
}
