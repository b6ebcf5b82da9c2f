package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.log.segment.ForwardLines;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading with several threads, against reading line by line. */
final class ReadAheadTest {
  private static final Segment SEGMENT = new Segment(LocalDate.parse("2026-11-23"), 1);

  @TempDir
  private Path logs;

  private Path file;

  @BeforeEach
  void choosesTheFile() {
    file = logs.resolve(SEGMENT.fileName());
  }

  @Test
  void bothDirectionsGiveEveryLineOnceInOrder() throws Exception {
    Random random = new Random(2);
    for (int round = 0; round < 6; round++) {
      // Lines as long as a part and longer, at whose ends parts begin; blank ones; a torn end.
      Files.writeString(file, text(random, 24 * SegmentPart.SIZE));
      for (Prefilter prefilter : new Prefilter[] {Prefilter.ALL, prefilter("needle")}) {
        List<LogLine> lines = forward(prefilter);

        assertThat(oldestFirst(prefilter, 0)).isEqualTo(offsets(lines));
        LogLine start = lines.get(random.nextInt(lines.size()));
        assertThat(oldestFirst(prefilter, start.offset()))
            .isEqualTo(offsets(lines.subList(lines.indexOf(start), lines.size())));
        Collections.reverse(lines);
        assertThat(newestFirst(prefilter)).isEqualTo(offsets(lines));
      }
    }
  }

  @Test
  void partsGiveTheLinesThatBeginInThemWhereverTheyAreCut() throws Exception {
    Files.writeString(file, "one\n\ntwo\nthree\nfour");
    List<Long> expected = List.of(0L, 4L, 5L, 9L);
    try (FileChannel channel = FileChannel.open(file)) {
      for (long cut = 1; cut < 19; cut++) {
        List<Long> found = new ArrayList<>();
        part(channel, 0, cut).lines(Prefilter.ALL, line -> found.add(line.offset()));
        part(channel, cut, 100).lines(Prefilter.ALL, line -> found.add(line.offset()));
        assertThat(found).as("cut at " + cut).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatWasCutOffSinceItWasMeasuredHasNoLines() throws Exception {
    Files.writeString(file, "one\ntwo\nthr");
    try (FileChannel channel = FileChannel.open(file)) {
      List<Long> found = new ArrayList<>();
      part(channel, 0, SegmentPart.SIZE).lines(Prefilter.ALL, line -> found.add(line.offset()));
      part(channel, SegmentPart.SIZE, 2 * SegmentPart.SIZE)
          .lines(Prefilter.ALL, line -> found.add(line.offset()));
      assertThat(found).containsExactly(0L, 4L);
    }
  }

  @Test
  void aLineTooLongToBeReadAheadIsLeftToTheCaller() throws Exception {
    Files.writeString(file, "short\n" + "x".repeat(9 * SegmentPart.SIZE) + "\nshort\n");
    try (FileChannel channel = FileChannel.open(file)) {
      assertThat(SegmentPart.read(channel, 0, SegmentPart.SIZE, SegmentPart.buffer()))
          .isNull();
      List<Long> found = new ArrayList<>();
      part(channel, SegmentPart.SIZE, 2 * SegmentPart.SIZE)
          .lines(Prefilter.ALL, line -> found.add(line.offset()));
      assertThat(found).isEmpty();
    }
  }

  @Test
  void nothingIsTakenOnceTheTakerHasEnough() throws Exception {
    Files.writeString(file, "line\n".repeat(SegmentPart.SIZE));
    List<Long> taken = new ArrayList<>();
    try (ReadAhead<Long> reading =
        new ReadAhead<>(logs, Prefilter.ALL, (segment, line) -> line.offset(), offset -> {
          taken.add(offset);
          return taken.size() < 3;
        })) {
      assertThat(reading.oldestFirst(SEGMENT, 0)).isFalse();
    }
    assertThat(taken).containsExactly(0L, 5L, 10L);
  }

  @Test
  void theWorkIsDoneOnOtherThreadsAndItsFailureIsTheReaders() throws Exception {
    Files.writeString(file, "line\n".repeat(SegmentPart.SIZE));
    Set<String> threads = ConcurrentHashMap.newKeySet();
    try (ReadAhead<Long> reading = new ReadAhead<>(
        logs,
        Prefilter.ALL,
        (segment, line) -> {
          threads.add(Thread.currentThread().getName());
          if (line.offset() == 1_000_000) {
            throw new IllegalArgumentException("no");
          }
          return line.offset();
        },
        offset -> offset < 1_000_000)) {
      assertThatThrownBy(() -> reading.oldestFirst(SEGMENT, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no");
    }
    assertThat(threads).contains("read-ahead");
  }

  private static SegmentPart part(FileChannel channel, long from, long before) throws IOException {
    SegmentPart part = SegmentPart.read(channel, from, before, SegmentPart.buffer());
    assertThat(part).isNotNull();
    return part;
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int atBoundary = SegmentPart.SIZE - text.length() % SegmentPart.SIZE;
      int longest = random.nextInt(100) == 0 ? 9 * SegmentPart.SIZE : 9000;
      text.append("x".repeat(random.nextInt(20) == 0 ? atBoundary - 1 : random.nextInt(longest)))
          .append(random.nextInt(4) == 0 ? "needle" : "")
          .append(random.nextInt(9) == 0 ? "\n\n" : "\n");
    }
    return text.append(random.nextBoolean() ? "needle torn" : "").toString();
  }

  private static Prefilter prefilter(String text) {
    return line -> line.contains(text);
  }

  private List<LogLine> forward(Prefilter prefilter) throws IOException {
    List<LogLine> all = new ArrayList<>();
    try (ForwardLines lines = new ForwardLines(SegmentSource.open(file), 0)) {
      for (LogLine line = lines.next(); line != null; line = lines.next()) {
        if (isWanted(prefilter, line)) {
          all.add(line);
        }
      }
    }
    return all;
  }

  private static boolean isWanted(Prefilter prefilter, LogLine line) {
    return line.isLong() || prefilter.wants(Prefilter.line(line.bytes(), 0, line.bytes().length));
  }

  private static List<String> offsets(List<LogLine> lines) {
    return lines.stream().map(ReadAheadTest::described).toList();
  }

  private static String described(LogLine line) {
    return line.offset() + "+" + line.length();
  }

  private List<String> oldestFirst(Prefilter prefilter, long from) throws IOException {
    List<String> found = new ArrayList<>();
    try (ReadAhead<String> reading = collecting(prefilter, found)) {
      assertThat(reading.oldestFirst(SEGMENT, from)).isTrue();
    }
    return found;
  }

  private List<String> newestFirst(Prefilter prefilter) throws IOException {
    List<String> found = new ArrayList<>();
    try (ReadAhead<String> reading = collecting(prefilter, found)) {
      assertThat(reading.newestFirst(SEGMENT, Long.MAX_VALUE)).isTrue();
    }
    return found;
  }

  private ReadAhead<String> collecting(Prefilter prefilter, List<String> found) {
    return new ReadAhead<>(logs, prefilter, (segment, line) -> described(line), found::add);
  }
}
