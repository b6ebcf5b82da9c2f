package io.github.notrahooks.log.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.write.TestLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes come back from the log alone, and are checked against it. */
final class IndexRebuildTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @TempDir
  private Path logs;

  private TestLog log;
  private Path first;
  private Path second;

  @BeforeEach
  void threeSegments() throws IOException {
    log = new TestLog(logs);
    for (int day = 0; day < 3; day++) {
      log.append(1 + day * 100, 30);
      log.append(Deliveries.delivery()
          .id(50 + day * 100)
          .at(log.now)
          .body(Body.of(new byte[300_000]))
          .build());
      log.now = log.now.plus(Duration.ofDays(1));
    }
    first = SegmentIndex.path(logs, new Segment(DAY, 1));
    second = SegmentIndex.path(logs, new Segment(DAY.plusDays(1), 1));
  }

  @Test
  void aMissingIndexComesBackByteForByte() throws Exception {
    byte[] right = Files.readAllBytes(first);
    Files.delete(first);

    assertThat(new IndexRebuild(logs, () -> false).run()).containsExactly("2026-11-23.jsonl");
    assertThat(Files.readAllBytes(first)).isEqualTo(right);
    assertThat(Files.getPosixFilePermissions(first)).hasSize(2);
  }

  @Test
  void anIndexWithAGapIsMadeAnewAndOneWithoutIsLeftAlone() throws Exception {
    byte[] right = Files.readAllBytes(second);
    byte[] holed = right.clone();
    Arrays.fill(holed, IndexEntry.BYTES * 7, IndexEntry.BYTES * 8, (byte) 0);
    Files.write(second, holed);

    assertThat(new IndexRebuild(logs, () -> false).run()).containsExactly("2026-11-24.jsonl");
    assertThat(Files.readAllBytes(second)).isEqualTo(right);
    assertThat(new IndexRebuild(logs, () -> false).run()).isEmpty();
  }

  @Test
  void anIndexThatWasMadeAroundADamagedAndABlankLineIsNotMadeAgain() throws Exception {
    Path segment = logs.resolve("2026-11-23.jsonl");
    byte[] lines = Files.readAllBytes(segment);
    LogEntry damaged = log.read().get(0);
    LogEntry blank = log.read().get(10);
    lines[(int) damaged.offset() + 20] ^= 1;
    Arrays.fill(
        lines, (int) blank.offset(), (int) blank.offset() + (int) blank.line().length(), (byte)
            ' ');
    Files.write(segment, lines);
    Files.delete(first);

    assertThat(new IndexRebuild(logs, () -> false).run()).containsExactly("2026-11-23.jsonl");
    assertThat(Files.size(first)).isEqualTo((1 + 29) * IndexEntry.BYTES);
    assertThat(new IndexRebuild(logs, () -> false).run()).isEmpty();
  }

  @Test
  void anIndexWhoseFirstLineWasDamagedLaterIsMadeAnewOnce() throws Exception {
    Path segment = logs.resolve("2026-11-23.jsonl");
    byte[] lines = Files.readAllBytes(segment);
    lines[20] ^= 1;
    Files.write(segment, lines);

    assertThat(new IndexRebuild(logs, () -> false).run()).containsExactly("2026-11-23.jsonl");
    assertThat(new IndexRebuild(logs, () -> false).run()).isEmpty();
  }

  @Test
  void recordsOfForeignNamesAreNoReasonToMakeAnIndexAgain() throws Exception {
    TestLog another = new TestLog(logs.resolve("another"));
    another.append(
        Deliveries.delivery().id("foreign-1").at(another.now).build(),
        Deliveries.delivery().id("log_0000000000000001").at(another.now).build());
    another.now = another.now.plus(Duration.ofDays(1));
    another.append(1, 1);

    assertThat(new IndexRebuild(logs.resolve("another"), () -> false).run()).isEmpty();
  }

  @Test
  void theNewestSegmentIsLeftToItsWriter() throws Exception {
    Path newest = SegmentIndex.path(logs, new Segment(DAY.plusDays(2), 1));
    Files.delete(newest);

    assertThat(new IndexRebuild(logs, () -> false).run()).isEmpty();
    assertThat(newest).doesNotExist();
  }

  @Test
  void itStopsWhenItIsToldToAndLeavesNothingHalfDone() throws Exception {
    Files.delete(first);
    Files.delete(second);
    AtomicInteger asked = new AtomicInteger();

    assertThat(new IndexRebuild(logs, () -> asked.incrementAndGet() > 40).run())
        .containsExactly("2026-11-24.jsonl");
    assertThat(first).doesNotExist();
    try (var files = Files.list(first.getParent())) {
      assertThat(files).allMatch(file -> file.toString().endsWith(".index"));
    }
  }

  @Test
  void aCheckFindsAnIndexThatSaysSomethingElse() throws Exception {
    assertThat(log.check().findings()).isEmpty();
    long[] foreign = IndexEntry.of(RecordHead.of(log.read().get(3).delivery()));
    foreign[3]++;
    IndexEntry.place(
        foreign, log.read().get(3).offset(), log.read().get(3).line().length());
    overwrite(first, 3, foreign);

    assertThat(log.check().findings())
        .extracting(CheckReport.Finding::kind)
        .containsExactly(CheckReport.Kind.INDEX);
  }

  @Test
  void toACheckAnIncompleteIndexIsWorthANoteAndNoMore() throws Exception {
    Files.delete(first);

    assertThat(log.check().ok()).isTrue();
    assertThat(log.check().notes()).anyMatch(note -> note.contains("has 0 of 31 records"));
  }

  private static void overwrite(Path index, int number, long[] entry) throws IOException {
    byte[] bytes = Files.readAllBytes(index);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position((number + 1) * IndexEntry.BYTES)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .put(entry);
    Files.write(index, bytes);
  }
}
