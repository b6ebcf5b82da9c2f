package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.read.Prefilter;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.trigger.definition.EventPattern;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The delivery log as a trigger sees it: where it begins to read, and what in there is owed to it. */
final class TriggerLog {
  /** What came from another log starts nothing here, and what triggers did there was not done here. */
  private static final String IMPORTED = RecordKeys.written(RecordKeys.IMPORTED_AT);

  private static final String INCOMING =
      RecordKeys.written(RecordKeys.DIRECTION) + "\"" + Direction.INCOMING.wireName() + "\"";
  /** How much earlier than a record before it a delivery may have begun to arrive. */
  private static final Duration LONGEST_RECEIVED = Duration.ofMinutes(1);

  private final Trigger trigger;
  private final LogReader reader;
  private Instant oldest;
  private final TriggerPosition start;

  /** Up to this record nothing is owed. */
  private long seenSeq;

  /** Whether the log is the one that the trigger was left at, so that its numbers mean the same. */
  private boolean sameLog;

  /**
   * The log of a home.
   *
   * @param window how old what is owed may be
   * @param start where the trigger was left
   */
  TriggerLog(
      Trigger trigger, LogReader reader, Clock clock, Duration window, TriggerPosition start) {
    this.trigger = trigger;
    this.reader = reader;
    this.oldest = clock.instant().minus(window);
    this.start = start;
  }

  /** How many failures in a row there were before. */
  int failures() {
    return start.failures();
  }

  /** Follows the log from where the trigger goes on. */
  LogFollower follower() throws IOException {
    return LogFollower.from(reader, this::mayConcern, begin());
  }

  /** Follows it from somewhere else. */
  LogFollower follower(LogPlace from) throws IOException {
    return LogFollower.from(reader, this::mayConcern, from);
  }

  private @Nullable LogPlace begin() throws IOException {
    boolean isNew = start.id().isEmpty();
    // Where nothing stands yet, all that comes is newer than a new trigger.
    sameLog = isNew;
    // Where the hint is wrong, what is read there is no damage.
    LogFollower probe = LogFollower.from(reader.silent(), Prefilter.ALL, start.place());
    try (probe) {
      probe.poll(entry -> {
        sameLog = isNew
            ? entry.seq() > start.seq()
            : entry.seq() == start.seq() && entry.delivery().id().equals(start.id());
        return false;
      });
    }
    if (!sameLog) {
      Instant begun = start.at().minus(LONGEST_RECEIVED);
      oldest = oldest.isBefore(begun) ? begun : oldest;
      return reader.since(oldest).orElse(null);
    }
    seenSeq = start.owed() ? start.seq() - 1 : start.seq();
    return start.place();
  }

  /** Whether a line may be a delivery that starts the trigger, or what it did. */
  private boolean mayConcern(String line) {
    return !line.contains(IMPORTED)
        && (line.contains(INCOMING) && mayFit(line) || line.contains(own()));
  }

  private boolean mayFit(String line) {
    List<EventPattern> on = trigger.conditions().on();
    return on.isEmpty()
        || on.stream()
            .anyMatch(each -> line.contains(
                RecordKeys.written(RecordKeys.INTEGRATION_TYPE) + "\"" + each.provider() + "\""));
  }

  private String own() {
    StringBuilder text = new StringBuilder(RecordKeys.written(RecordKeys.TRIGGER_ID));
    Json.appendString(text, trigger.id());
    return Prefilter.inLine(text.toString());
  }

  /** Whether a delivery that was received is owed to the trigger, as far as it tells. */
  boolean isOwed(LogEntry entry) {
    return entry.seq() > seenSeq
        && entry.delivery().importedAt() == null
        && !isInGap(entry)
        && !entry.delivery().createdAt().isBefore(oldest)
        && trigger.conditions().fits(entry.delivery());
  }

  /** Whether a delivery came while the trigger was disabled. */
  private boolean isInGap(LogEntry entry) {
    return start.gaps().stream()
        .anyMatch(
            gap -> sameLog ? gap.has(entry.seq()) : gap.has(entry.delivery().createdAt()));
  }

  /** Where to go on after a restart. */
  TriggerPosition position(Optional<Owed> oldestOwed, Owed seen, long waiting, int failures) {
    Owed from = oldestOwed.orElse(seen);
    return new TriggerPosition(
        from.id(),
        from.seq(),
        from.place(),
        oldestOwed.isPresent(),
        from.at(),
        trigger.action().text(),
        waiting,
        failures,
        start.gaps().stream().filter(gap -> !isOver(gap, from)).toList());
  }

  /** Where to go on after a restart, where nothing is owed up to there and the last records were not read. */
  TriggerPosition position(LogEnd end, int failures) {
    return new TriggerPosition(
        "",
        end.seq(),
        end.place(),
        false,
        end.at(),
        trigger.action().text(),
        0,
        failures,
        start.gaps().stream().filter(Gap::isOpen).toList());
  }

  private static boolean isOver(Gap gap, Owed from) {
    Instant to = gap.to();
    return to != null && to.isBefore(from.at()) && !gap.has(from.seq());
  }
}
