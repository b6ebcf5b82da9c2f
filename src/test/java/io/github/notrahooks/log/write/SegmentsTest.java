package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.upkeep.Retention;
import io.github.notrahooks.log.upkeep.TrustedTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {
  @TempDir
  private Path folder;

  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder);
  }

  @Test
  void everyUtcDayHasItsSegment() throws Exception {
    test.now = Instant.parse("2026-11-23T23:59:59.999Z");
    test.append(1, 2);
    test.now = Instant.parse("2026-11-24T00:00:00Z");
    test.append(3, 2);
    assertThat(test.files()).containsExactly("2026-11-23.jsonl", "2026-11-24.jsonl");
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aFullSegmentIsFollowedByAnotherOfTheSameDay() throws Exception {
    test.segmentBytes = 1000;
    for (int i = 1; i <= 24; i++) {
      test.append(i, 1);
    }
    assertThat(test.files()).hasSize(12).contains("2026-11-23.12.jsonl");
    assertThat(test.read().stream().map(entry -> entry.delivery().id()))
        .isSorted()
        .hasSize(24);
    assertThat(test.check().ok()).isTrue();
  }

  /** As tools that rotate or copy files name them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23.1.jsonl", "2026-11-23.02.jsonl", "2026-11-23.0.jsonl", "2026-11-23.jsonl.1",
        "2026-11-23.JSONL", "2026-11-23.jsonl~", "2026-11-23.jsonl.bak", "2026-11-23 (copy).jsonl",
        "copy of 2026-11-23.jsonl", "2026-11-23.4294967298.jsonl", "2026-11-31.jsonl"
      })
  void aSegmentThatIsACopyIsNoSegment(String name) throws Exception {
    test.append(1, 2);
    test.now = test.now.plus(Duration.ofDays(1));
    test.append(3, 1);
    byte[] copied = Files.readAllBytes(test.segment());
    Path copy = Files.write(folder.resolve(name), copied);

    assertThat(test.seqs()).containsExactly(1L, 2L, 3L);
    assertThat(test.check().ok()).isTrue();
    assertThat(test.check().notes()).containsExactly(name + " is no part of the log");
    Retention retention = new Retention(folder, new TrustedTime(test.clock, () -> 0));
    assertThat(retention.prune(test.now).files()).containsExactly("2026-11-23.jsonl");
    assertThat(copy).hasBinaryContent(copied);
  }

  @Test
  void tornPiecesAreThoseThatThisToolNamed() throws Exception {
    test.append(1, 1);
    test.now = test.now.plus(Duration.ofDays(1));
    test.append(2, 1);
    for (String stamp : new String[] {"5", "-5", "05", "5.bak"}) {
      Files.writeString(folder.resolve("2026-11-23.jsonl.torn-" + stamp), "torn");
    }
    Files.writeString(folder.resolve("2026-11-23.1.jsonl.torn-5"), "torn");
    Retention retention = new Retention(folder, new TrustedTime(test.clock, () -> 0));
    assertThat(retention.prune(test.now).files())
        .containsExactly("2026-11-23.jsonl", "2026-11-23.jsonl.torn--5", "2026-11-23.jsonl.torn-5");
  }

  @Test
  void noNumberIsSoHighThatWhatFollowsIsNoSegment() throws Exception {
    test.append(1, 1);
    Files.copy(test.segment(), folder.resolve("2026-11-23.999999999.jsonl"));
    test.segmentBytes = 10;
    test.append(2, 1);
    assertThat(test.seqs()).containsExactly(1L, 1L, 2L);
  }

  @Test
  void aClockThatGoesBackOpensNoOlderSegment() throws Exception {
    test.append(1, 1);
    test.now = test.now.minus(Duration.ofDays(2));
    test.append(2, 1);
    test.segmentBytes = 10;
    test.append(3, 1);
    assertThat(test.files()).containsExactly("2026-11-23.2.jsonl", "2026-11-23.jsonl");
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L);
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void aClockThatJumpsAheadAndBackKeepsTheOrder() throws Exception {
    test.append(1, 1);
    test.now = test.now.plus(Duration.ofDays(8));
    test.append(2, 1);
    test.now = test.now.minus(Duration.ofDays(8));
    test.append(3, 1);
    assertThat(test.files()).containsExactly("2026-11-23.jsonl", "2026-12-01.jsonl");
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void underTheNameOfADayToComeEveryDayHasItsSegmentAndItIsSaid() throws Exception {
    test.now = test.now.plus(Duration.ofDays(190));
    test.append(1, 1);
    test.now = test.now.minus(Duration.ofDays(190));
    for (int hour = 0; hour < 60; hour++) {
      test.append(2 + hour, 1);
      test.now = test.now.plus(Duration.ofHours(1));
    }
    assertThat(test.files())
        .containsExactly("2027-06-01.2.jsonl", "2027-06-01.3.jsonl", "2027-06-01.jsonl");
    assertThat(test.read().stream()
            .filter(entry -> entry.segment().number() == 2)
            .map(entry -> entry.delivery().createdAt().toString().substring(0, 10)))
        .hasSize(24)
        .containsOnly("2026-11-24");
    assertThat(test.warnings)
        .hasSize(2)
        .first()
        .asString()
        .contains("2027-06-01.jsonl, is named after a day that is to come")
        .contains("2027-06-01.2.jsonl");
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void oneWriterBeginsASegmentForEachDayToo() throws Exception {
    test.now = test.now.plus(Duration.ofDays(190));
    try (Appender appender = new Appender(test.settings())) {
      TestLog.append(appender, Deliveries.delivery().build());
      test.now = test.now.minus(Duration.ofDays(190));
      for (int hour = 0; hour < 60; hour++) {
        TestLog.append(appender, Deliveries.delivery().at(test.now).build());
        test.now = test.now.plus(Duration.ofHours(1));
      }
    }
    assertThat(test.files()).hasSize(3);
  }

  @Test
  void daysFarOffAreDaysToo() throws Exception {
    for (String day : new String[] {"1970-01-01", "2026-11-23", "2100-02-28"}) {
      test.now = Instant.parse(day + "T00:00:00Z");
      test.append(1, 1);
    }
    assertThat(test.files())
        .containsExactly("1970-01-01.jsonl", "2026-11-23.jsonl", "2100-02-28.jsonl");
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void aNoteOfAnOlderSegmentLeftByAPowerCutIsNotBelieved() throws Exception {
    test.append(1, 2);
    byte[] note = Files.readAllBytes(folder.resolve(".append"));
    test.segmentBytes = 10;
    test.append(3, 2);
    test.segmentBytes = LogSettings.SEGMENT_BYTES;
    Files.write(folder.resolve(".append"), note);
    test.append(5, 1);
    Files.write(folder.resolve(".append"), note);
    test.now = test.now.plus(Duration.ofDays(1));
    test.append(6, 1);
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(test.check().ok()).isTrue();
  }

  @Test
  void aMeaninglessNoteIsNotBelievedEither() throws Exception {
    test.append(1, 1);
    Files.writeString(folder.resolve(".append"), "\0\0\0../../etc/passwd\n");
    test.append(2, 1);
    Files.writeString(folder.resolve(".append"), "2030-01-01.jsonl\n");
    test.append(3, 1);
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L);
    assertThat(test.files()).containsExactly("2026-11-23.jsonl");
  }

  @Test
  void twoWritersTakeTurnsInTheSegmentsThatEitherBegins() throws Exception {
    test.segmentBytes = 2500;
    try (Appender one = new Appender(test.settings());
        Appender two = new Appender(test.settings())) {
      for (int i = 1; i <= 40; i++) {
        Appender writer = i % 3 == 0 ? two : one;
        assertThat(TestLog.append(writer, Deliveries.delivery().id(i).build())).isEqualTo(i);
      }
    }
    assertThat(test.files()).hasSizeGreaterThan(5);
    assertThat(test.check().ok()).isTrue();
    assertThat(test.check().records()).isEqualTo(40);
  }

  @Test
  void aLinkWhereTheNextSegmentWouldBeIsNotFollowed() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
    Files.createSymbolicLink(test.segment(), elsewhere);
    Files.createDirectory(folder.resolve("2026-11-23.2.jsonl"));
    test.append(1, 1);
    assertThat(Files.size(elsewhere)).isZero();
    assertThat(test.read())
        .singleElement()
        .extracting(entry -> entry.segment().number())
        .isEqualTo(3);
  }

  @Test
  void aSegmentIsKnownByItsName() {
    assertThat(Segment.parse("2026-11-23.jsonl"))
        .contains(new Segment(LocalDate.of(2026, 11, 23), 1));
    assertThat(Segment.parse("2026-11-23.12.jsonl"))
        .contains(new Segment(LocalDate.of(2026, 11, 23), 12));
    for (String other : new String[] {
      "2026-02-30.jsonl", "2026-11-23.0.jsonl", "2026-11-23.jsonl.torn-1", "a.jsonl", "2026-11-23"
    }) {
      assertThat(Segment.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaidToBeOne() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> Segments.in(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(file + ": it is not a folder");
  }

  @Test
  void withoutSyncNothingIsSynced() throws Exception {
    FaultyFile.Faults faults = new FaultyFile.Faults();
    LogSettings settings =
        new LogSettings(folder, test.clock, false, LogSettings.SEGMENT_BYTES, test.warnings::add);
    try (Appender appender = new Appender(settings, faults::open)) {
      TestLog.append(appender, Deliveries.delivery().build());
    }
    assertThat(faults.syncs).isZero();
    assertThat(Files.readString(test.segment(), StandardCharsets.UTF_8)).endsWith("\"}\n");
  }
}
