package io.github.notrahooks.log.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.segment.Unread;
import io.github.notrahooks.log.write.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir
  private Path folder;

  private TestLog test;
  private long nanos = -5;

  @BeforeEach
  void tenDays() throws Exception {
    test = new TestLog(folder);
    test.now = Instant.parse("2026-11-10T12:00:00Z");
    for (int day = 0; day < 10; day++) {
      test.append(day + 1, 1);
      test.now = test.now.plus(Duration.ofDays(1));
    }
  }

  private Retention retention() {
    return new Retention(folder, new TrustedTime(test.clock, () -> nanos));
  }

  /** Both clocks go on. */
  private void pass(Duration time) {
    test.now = test.now.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void aSegmentGoesWhenTheEndOfItsDayIsOldEnough() throws Exception {
    test.now = Instant.parse("2026-11-20T23:59:59Z");
    Retention.Removed removed = retention().expire(7);
    assertThat(removed.files())
        .containsExactly("2026-11-10.jsonl", "2026-11-11.jsonl", "2026-11-12.jsonl");
    assertThat(removed.bytes()).isPositive();
    assertThat(removed.held()).isEmpty();
    assertThat(test.files()).hasSize(7);
    assertThat(test.check().ok()).isTrue();
    test.now = Instant.parse("2026-11-21T00:00:00Z");
    assertThat(retention().expire(7).files()).containsExactly("2026-11-13.jsonl");
  }

  @Test
  void whatIsRemovedBeforeAReaderOpensItIsSaid() throws Exception {
    List<Long> seqs = new ArrayList<>();
    test.reader().oldestFirst(LogFilter.ALL, entry -> {
      if (seqs.isEmpty()) {
        retention().prune(Instant.parse("2026-11-13T00:00:00Z"));
      }
      return seqs.add(entry.seq());
    });
    assertThat(seqs).containsExactly(1L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(test.unread)
        .extracting(Unread::segment)
        .containsExactly("2026-11-11.jsonl", "2026-11-12.jsonl");
  }

  @Test
  void aReaderReadsAllOfTheSegmentThatItHasOpen() throws Exception {
    test.append(11, 6000);
    Path newest = folder.resolve("2026-11-20.jsonl");
    assertThat(Files.size(newest))
        .as("longer than what is read ahead at once")
        .isGreaterThan(1024 * 1024);
    for (boolean backwards : new boolean[] {false, true}) {
      byte[] content = Files.readAllBytes(newest);
      List<Long> seqs = new ArrayList<>();
      LogReader.Visitor removing = entry -> {
        Files.deleteIfExists(newest);
        return seqs.add(entry.seq());
      };
      LogFilter filter = LogFilter.builder().since(test.now).build();
      if (backwards) {
        test.reader().newestFirst(filter, removing);
      } else {
        test.reader().oldestFirst(filter, removing);
      }
      assertThat(seqs).hasSize(6000);
      assertThat(test.unread).isEmpty();
      Files.write(newest, content);
    }
  }

  @Test
  void aCheckCallsNothingAGapThatWasRemovedMeanwhile() throws Exception {
    List<Segment> listed = Segments.in(folder);
    Files.delete(folder.resolve("2026-11-12.jsonl"));
    CheckReport report = new LogCheck(folder).run(listed);
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .containsExactly("2026-11-12.jsonl was removed while the log was checked");
    assertThat(test.check().findings())
        .extracting(CheckReport.Finding::kind)
        .containsExactly(CheckReport.Kind.GAP);
  }

  @Test
  void theNewestSegmentStaysHoweverOldItIs() throws Exception {
    test.now = Instant.parse("2027-11-20T00:00:00Z");
    assertThat(retention().prune(test.now).files()).hasSize(9);
    assertThat(test.files()).containsExactly("2026-11-19.jsonl");
    test.append(11, 1);
    assertThat(test.seqs()).containsExactly(10L, 11L);
  }

  @Test
  void theNumbersGoOnWhereTheNewestSegmentIsEmpty() throws Exception {
    Files.createFile(folder.resolve("2026-11-21.jsonl"));
    retention().prune(Instant.parse("2027-11-20T00:00:00Z"));
    assertThat(test.files()).containsExactly("2026-11-19.jsonl", "2026-11-21.jsonl");
    test.append(11, 1);
    assertThat(test.seqs()).containsExactly(10L, 11L);
  }

  @Test
  void tornPiecesGoWithTheirSegmentAndOtherFilesStay() throws Exception {
    Files.writeString(folder.resolve("2026-11-10.jsonl.torn-1"), "torn");
    Files.writeString(folder.resolve("2026-11-19.jsonl.torn-1"), "torn");
    Files.writeString(folder.resolve("2026-11-10.jsonl.gz"), "mine");
    Files.writeString(folder.resolve("2026-11-10.txt"), "mine");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("2026-11-01.jsonl"), elsewhere);
    Files.createDirectory(folder.resolve("2026-11-02.jsonl"));
    assertThat(retention().prune(Instant.parse("2026-11-11T00:00:00Z")).files())
        .containsExactly("2026-11-10.jsonl", "2026-11-10.jsonl.torn-1");
    assertThat(test.files())
        .contains(
            "2026-11-01.jsonl",
            "2026-11-02.jsonl",
            "2026-11-10.jsonl.gz",
            "2026-11-10.txt",
            "2026-11-19.jsonl.torn-1");
  }

  @Test
  void aClockThatJumpsAheadWhileTheProcessRunsRemovesNothingMore() throws Exception {
    Retention retention = retention();
    assertThat(retention.expire(7).files()).hasSize(3);
    test.now = test.now.plus(Duration.ofDays(8));
    for (int hour = 0; hour < 5; hour++) {
      Retention.Removed removed = retention.expire(7);
      assertThat(removed.files()).isEmpty();
      assertThat(removed.held()).get().asString().contains("the clock says 2026-11-28");
      pass(Duration.ofHours(1));
    }
    test.now = test.now.minus(Duration.ofDays(8));
    Retention.Removed back = retention.expire(7);
    assertThat(back.files()).isEmpty();
    assertThat(back.held()).isEmpty();
  }

  @Test
  void aClockThatStaysAheadForHoursIsRight() throws Exception {
    Retention retention = retention();
    retention.expire(7);
    test.now = test.now.plus(Duration.ofDays(2));
    for (int hour = 0; hour < 6; hour++) {
      assertThat(retention.expire(7).files()).isEmpty();
      pass(Duration.ofHours(1));
    }
    assertThat(retention.expire(7).files()).containsExactly("2026-11-13.jsonl", "2026-11-14.jsonl");
  }

  @Test
  void aClockThatKeepsJumpingIsNotBelieved() throws Exception {
    Retention retention = retention();
    retention.expire(7);
    for (int hour = 0; hour < 20; hour++) {
      test.now = test.now.plus(Duration.ofDays(1));
      pass(Duration.ofHours(1));
      assertThat(retention.expire(7).files().size()).isEqualTo(hour == 11 ? 1 : 0);
    }
  }

  @Test
  void daysThatPassAreDaysThatPass() throws Exception {
    Retention retention = retention();
    retention.expire(7);
    for (int day = 14; day <= 18; day++) {
      assertThat(retention.expire(7).files()).isEmpty();
      pass(Duration.ofDays(1));
      String expected = "2026-11-" + (day - 1) + ".jsonl";
      assertThat(retention.expire(7).files()).containsExactly(expected);
    }
  }

  @Test
  void aClockThatGoesBackRemovesNothingMore() throws Exception {
    Retention retention = retention();
    retention.expire(7);
    test.now = test.now.minus(Duration.ofDays(5));
    assertThat(retention.expire(7).files()).isEmpty();
    test.now = test.now.plus(Duration.ofDays(5));
    assertThat(retention.expire(7).files()).isEmpty();
    assertThat(test.files()).hasSize(7);
  }

  @Test
  void aClockFarAheadOfTheLogIsNotBelievedAtStart() throws Exception {
    test.now = Instant.parse("2026-12-20T12:00:00Z");
    test.append(11, 1);
    Retention retention = retention();
    Retention.Removed removed = retention.expire(7);
    assertThat(removed.files())
        .containsExactly("2026-11-10.jsonl", "2026-11-11.jsonl", "2026-11-12.jsonl");
    assertThat(removed.held()).isPresent();
    for (int hour = 0; hour < 6; hour++) {
      pass(Duration.ofHours(1));
      retention.expire(7);
    }
    assertThat(test.files()).containsExactly("2026-12-20.jsonl");
  }

  /** The clock was months ahead for a while on the 19th; from then on a record a day. */
  private void aheadForAWhileAndThenDays(int days) throws Exception {
    test.now = test.now.plus(Duration.ofDays(190));
    test.append(100, 1);
    test.now = test.now.minus(Duration.ofDays(190));
    for (int day = 0; day < days; day++) {
      test.append(101 + day, 1);
      pass(Duration.ofDays(1));
    }
  }

  @Test
  void recordsInSegmentsNamedByAClockThatWasAheadExpireByTheirOwnTimes() throws Exception {
    aheadForAWhileAndThenDays(20);
    assertThat(test.files()).contains("2027-05-29.jsonl", "2027-05-29.20.jsonl");
    Retention retention = retention();
    Retention.Removed removed = retention.expire(7);
    assertThat(removed.held()).isEmpty();
    assertThat(test.read().stream().map(entry -> entry.delivery().createdAt().toString()))
        .first()
        .isEqualTo("2026-12-03T12:00:00Z");
    assertThat(test.read()).hasSize(7);
    assertThat(test.check().ok()).isTrue();
    pass(Duration.ofDays(1));
    test.append(200, 1);
    assertThat(retention.expire(7).files()).hasSize(1);
  }

  @Test
  void asLongAsWhatFollowsThemIsKeptRecordsOfAClockThatWasAheadAreToo() throws Exception {
    aheadForAWhileAndThenDays(5);
    assertThat(retention().expire(7).files())
        .containsExactly(
            "2026-11-10.jsonl",
            "2026-11-11.jsonl",
            "2026-11-12.jsonl",
            "2026-11-13.jsonl",
            "2026-11-14.jsonl",
            "2026-11-15.jsonl",
            "2026-11-16.jsonl",
            "2026-11-17.jsonl");
    assertThat(test.read().stream().map(entry -> entry.delivery().id()))
        .contains("log_0000000000000064");
  }

  @Test
  void aLogOfThatNameAloneConfirmsTheClockAtStart() throws Exception {
    aheadForAWhileAndThenDays(20);
    retention().prune(Instant.parse("2026-12-05T00:00:00Z"));
    assertThat(test.files()).allMatch(name -> name.startsWith("2027-05-29."));
    assertThat(retention().expire(4).held()).isEmpty();
  }

  @Test
  void aClockThatFallsBehindTwiceRemovesNothingOfTheRightTime() throws Exception {
    for (String wrong : List.of("2020-01-01T00:00:00Z", "2021-02-01T00:00:00Z")) {
      test.now = Instant.parse(wrong);
      test.append(300, 1);
      test.append(301, 1);
      Retention retention = retention();
      for (int hour = 0; hour < 10; hour++) {
        assertThat(retention.expire(7).files()).isEmpty();
        pass(Duration.ofHours(1));
      }
      assertThat(retention.expire(7).held())
          .hasValueSatisfying(why ->
              assertThat(why).contains("2026-11-10.jsonl holds records that are later than now"));
    }
    assertThat(test.read()).hasSize(14);
  }

  @Test
  void pruningByHandGoesByRecordsToo() throws Exception {
    aheadForAWhileAndThenDays(20);
    retention().prune(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(test.read().stream().map(entry -> entry.delivery().createdAt().toString()))
        .first()
        .isEqualTo("2026-12-01T12:00:00Z");
  }

  @Test
  void aClockThatTheLogConfirmsIsBelievedAtStart() throws Exception {
    test.now = Instant.parse("2026-12-19T12:00:00Z");
    test.append(11, 1);
    test.now = Instant.parse("2026-12-20T12:00:00Z");
    assertThat(retention().expire(7).files()).hasSize(10);
  }

  @Test
  void aFolderThatIsNotThereHasNothingToRemove() throws Exception {
    Retention none =
        new Retention(folder.resolve("none"), new TrustedTime(test.clock, () -> nanos));
    assertThat(none.expire(7).files()).isEmpty();
  }

  @Test
  void readersGoOnWhenASegmentIsRemovedUnderThem() throws Exception {
    int[] count = {0};
    test.reader().newestFirst(LogFilter.ALL, entry -> {
      count[0]++;
      return removeOldest(count[0]);
    });
    assertThat(count[0]).isEqualTo(7);
  }

  @Test
  void whoReadsFromTheOldestOnIsGivenWhatIsStillThere() throws Exception {
    List<Long> seqs = new ArrayList<>();
    test.reader().oldestFirst(LogFilter.ALL, entry -> {
      seqs.add(entry.seq());
      return removeOldest(seqs.size());
    });
    assertThat(seqs).startsWith(1L).endsWith(4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(test.damage).isEmpty();
  }

  private boolean removeOldest(int seen) {
    try {
      if (seen == 1) {
        retention().prune(Instant.parse("2026-11-13T00:00:00Z"));
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
