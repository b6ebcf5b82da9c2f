package io.github.notrahooks.log.read;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The delivery that a filter all but lets pass, and what is different about it. Its texts are as strangers wrote
 * them.
 *
 * @param id the log's ID of it
 * @param what its event and action
 * @param at when it was received or sent
 * @param differences a half sentence for each thing that is different, at least one
 */
public record NearestDelivery(String id, String what, Instant at, List<String> differences) {
  /** How many of the newest records are looked at. */
  private static final int MOST = 1000;

  /** How much more it counts that a delivery is something else than that something else became of it. */
  private static final int OTHER = 10;

  /**
   * The nearest among the newest records: with the fewest differences, of which what it is of counts more than
   * what became of it, and of those the newest. Nothing if there is no record that does not match.
   */
  public static Optional<NearestDelivery> among(LogReader reader, LogFilter filter)
      throws IOException {
    NearestDelivery[] nearest = new NearestDelivery[1];
    int[] least = {Integer.MAX_VALUE};
    LogFilter newest = LogFilter.builder()
        .runs(filter.runs() != LogFilter.Runs.NONE)
        .limit(MOST)
        .build();
    reader.newestFirst(newest, entry -> {
      List<String> differences = differences(filter, entry.delivery());
      int distance = differences.size() + OTHER * others(filter, entry.delivery());
      if (distance > 0 && distance < least[0]) {
        least[0] = distance;
        nearest[0] = of(entry.delivery(), differences);
      }
      return least[0] > 1;
    });
    return Optional.ofNullable(nearest[0]);
  }

  private static NearestDelivery of(LogRecord log, List<String> differences) {
    String action = log.payload().action();
    String event = log.payload().event();
    String what = event.isEmpty() ? log.title() : event + (action.isEmpty() ? "" : "." + action);
    return new NearestDelivery(log.id(), what, log.createdAt(), List.copyOf(differences));
  }

  /** In how many ways it is something else. */
  private static int others(LogFilter filter, LogRecord log) {
    return other(filter.provider(), log.integrationType())
        + other(filter.event(), log.payload().event())
        + other(filter.action(), log.payload().action())
        + other(filter.direction(), log.direction());
  }

  private static int other(@Nullable Object wanted, Object actual) {
    return wanted == null || wanted.equals(actual) ? 0 : 1;
  }

  private static List<String> differences(LogFilter filter, LogRecord log) {
    List<String> found = new ArrayList<>();
    compare(found, "provider", filter.provider(), log.integrationType());
    compare(found, "event", filter.event(), log.payload().event());
    compare(found, "action", filter.action(), log.payload().action());
    if (!filter.outcomes().isEmpty() && !filter.outcomes().contains(log.outcome())) {
      found.add("its outcome is " + log.outcome().wireName() + ", not "
          + filter.outcomes().stream()
              .map(outcome -> outcome.wireName())
              .sorted()
              .collect(Collectors.joining(" or ")));
    }
    if (filter.success() != null && filter.success() != log.success()) {
      compare(found, "status", LogRecord.status(filter.success()), log.status());
    }
    compare(found, "code", filter.statusCode(), log.statusCode());
    compare(
        found,
        "direction",
        filter.direction() == null ? null : filter.direction().wireName(),
        log.direction().wireName());
    compare(found, "integration", filter.integrationId(), log.integrationId());
    compare(found, "repository", filter.repositoryId(), log.repositoryId());
    cause(found, filter, log.cause());
    Instant since = filter.since();
    if (since != null && log.createdAt().isBefore(since)) {
      found.add("it is older than " + Timestamps.text(since));
    }
    Instant until = filter.until();
    if (until != null && !log.createdAt().isBefore(until)) {
      found.add("it is not before " + Timestamps.text(until));
    }
    if (filter.grep() != null
        && !LogFilter.builder().grep(filter.grep()).build().matches(log)) {
      found.add("'" + filter.grep() + "' is not in it");
    }
    return found;
  }

  private static void cause(List<String> found, LogFilter filter, LogRecord.@Nullable Cause cause) {
    compare(found, "trigger", filter.triggerId(), cause == null ? null : cause.triggerId());
    compare(found, "cause", filter.causeId(), cause == null ? null : cause.causeId());
  }

  private static void compare(
      List<String> found, String what, @Nullable Object wanted, @Nullable Object actual) {
    if (wanted != null && !wanted.equals(actual)) {
      boolean none = actual == null || actual.toString().isEmpty();
      found.add(
          none
              ? "it has no " + what + ", and not " + wanted
              : "its " + what + " is " + actual + ", not " + wanted);
    }
  }
}
