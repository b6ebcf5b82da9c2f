package io.github.notrahooks.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.trigger.definition.Conditions;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.RetrySchedule;
import io.github.notrahooks.trigger.definition.Skipped;
import io.github.notrahooks.trigger.definition.Trigger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What in the delivery log is owed to a trigger that goes on after a restart. */
final class TriggerLogTest {
  private static final Clock CLOCK = Clock.fixed(Deliveries.NOON, ZoneOffset.UTC);
  private static final Trigger TRIGGER = new Trigger(
      "app",
      true,
      new Conditions(
          List.of(), Set.of(), Set.of(), Conditions.FORWARDED, List.of(), Skipped.NOTHING),
      new Forward(
          Target.parse("http://127.0.0.1:1/"), Sign.AUTO, Duration.ofSeconds(1), null, false),
      RetrySchedule.local(0),
      RetrySchedule.local(0),
      1,
      0,
      false);

  @TempDir
  Path logs;

  private LogReader reader;
  private final List<LogEntry> entries = new ArrayList<>();

  /** Four deliveries: long ago, an hour ago, one that took a second more to arrive, and one refused. */
  @BeforeEach
  void log() throws Exception {
    try (DeliveryLog log = DeliveryLog.open(
        new LogSettings(logs, CLOCK, false, LogSettings.SEGMENT_BYTES, warning -> {}))) {
      log.append(
          Deliveries.delivery().id(1).at(Deliveries.NOON.minusSeconds(90_000)).build());
      log.append(
          Deliveries.delivery().id(2).at(Deliveries.NOON.minusSeconds(3600)).build());
      log.append(
          Deliveries.delivery().id(3).at(Deliveries.NOON.minusSeconds(3601)).build());
      log.append(Deliveries.delivery().id(4).outcome(Outcome.REJECTED).build());
    }
    reader = new LogReader(logs, damage -> {}, unread -> {});
    reader.oldestFirst(LogFilter.ALL, entries::add);
  }

  private List<Long> owed(String id, boolean itself) throws Exception {
    LogEntry at = entries.get(1);
    // A trigger that was new began at the log's end, which was behind the record.
    LogEntry place = entries.get(id.isEmpty() ? 2 : 1);
    TriggerPosition start = new TriggerPosition(
        id,
        at.seq(),
        new LogPlace(place.segment(), place.offset()),
        itself,
        at.delivery().createdAt(),
        "",
        0,
        0,
        List.of());
    TriggerLog log = new TriggerLog(TRIGGER, reader, CLOCK, Duration.ofHours(24), start);
    List<Long> owed = new ArrayList<>();
    try (LogFollower follower = log.follower()) {
      follower.poll(entry -> {
        if (log.isOwed(entry)) {
          owed.add(entry.seq());
        }
        return true;
      });
    }
    return owed;
  }

  @Test
  void theOldestOwedAndWhatCameAfterItAreOwedInWhateverOrderTheyBeganToArrive() throws Exception {
    assertThat(owed("log_0000000000000002", true)).containsExactly(2L, 3L);
  }

  @Test
  void whatWasSeenIsNotOwed() throws Exception {
    assertThat(owed("log_0000000000000002", false)).containsExactly(3L);
  }

  @Test
  void whereTheRecordIsAnotherOneTheLogIsReadAgainFromThatTimeOn() throws Exception {
    assertThat(owed("log_ffffffffffffffff", true)).containsExactly(2L, 3L);
  }

  @Test
  void aTriggerThatBeganThereOwesWhatCameBehindIt() throws Exception {
    assertThat(owed("", false)).containsExactly(3L);
  }
}
