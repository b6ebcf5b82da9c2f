package io.github.notrahooks.log.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.write.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadReaderTest {
  /** What is read at once; lines about as long, and several times as long, must make no difference. */
  private static final int BLOCK = 256 * 1024;

  private static final Segment SEGMENT = new Segment(LocalDate.of(2026, 11, 23), 1);

  private record Seen(RecordHead head, long offset, long length) {}

  @TempDir
  private Path folder;

  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder);
  }

  private List<Seen> seen(long first, long after) throws IOException {
    List<Seen> seen = new ArrayList<>();
    new HeadReader(folder)
        .read(SEGMENT, first, after, (head, at, length) -> seen.add(new Seen(head, at, length)));
    return seen;
  }

  private List<Seen> expected() throws IOException {
    return test.read().stream()
        .map(entry -> new Seen(
            RecordHead.of(entry.delivery()), entry.offset(), entry.line().length()))
        .toList();
  }

  private static LogRecord record(int id, int bodyBytes) {
    byte[] body = new byte[bodyBytes];
    Arrays.fill(body, (byte) 'x');
    return Deliveries.delivery().id(id).body(Body.of(body)).build();
  }

  /** Lengths of bodies such that lines end before, at and behind the end of a block. */
  private void appendLinesAsLongAsABlock() throws IOException {
    test.append(record(0, 0));
    int rest = (int) Files.size(test.segment());
    List<LogRecord> records = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      records.add(record(i, BLOCK - rest - 20 + i));
    }
    test.append(records.toArray(LogRecord[]::new));
  }

  @Test
  void theHeadsAreThoseOfTheRecordsHoweverLongTheirLines() throws Exception {
    Random random = new Random(1);
    List<LogRecord> records = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      records.add(
          i % 4 == 0
              ? record(i, random.nextInt(4 * BLOCK))
              : Deliveries.random(random).build());
    }
    test.append(records.toArray(LogRecord[]::new));
    assertThat(seen(0, Long.MAX_VALUE)).isEqualTo(expected()).hasSize(60);
  }

  @Test
  void aLineAsLongAsABlockIsReadLikeOneThatIsLonger() throws Exception {
    appendLinesAsLongAsABlock();
    assertThat(seen(0, Long.MAX_VALUE)).isEqualTo(expected()).hasSize(41);
  }

  @Test
  void aHeadThatIsLongerThanABlockIsReadAllTheSame() throws Exception {
    Deliveries.Builder lengthy = Deliveries.delivery().id(1);
    lengthy.title = "t".repeat(2 * BLOCK);
    test.append(lengthy.build(), record(2, 5));
    assertThat(seen(0, Long.MAX_VALUE)).isEqualTo(expected()).hasSize(2);
  }

  @Test
  void betweenTwoOffsetsThereIsWhatBeginsThere() throws Exception {
    test.append(record(1, 10), record(2, 3 * BLOCK), record(3, 10), record(4, 10));
    List<Seen> all = expected();
    for (int from = 0; from <= all.size(); from++) {
      for (int to = from; to <= all.size(); to++) {
        assertThat(seen(start(all, from), start(all, to))).isEqualTo(all.subList(from, to));
      }
    }
  }

  private static long start(List<Seen> all, int index) {
    if (index < all.size()) {
      return all.get(index).offset();
    }
    Seen last = all.get(index - 1);
    return last.offset() + last.length() + 1;
  }

  @Test
  void aLineThatWasAlteredIsLeftOutAndTheOthersAreNot() throws Exception {
    for (int bodyBytes : new int[] {10, BLOCK, 3 * BLOCK}) {
      Files.deleteIfExists(test.segment());
      test.append(record(1, 10), record(2, bodyBytes), record(3, 10));
      List<Seen> all = expected();
      byte[] whole = Files.readAllBytes(test.segment());
      Seen middle = all.get(1);
      for (long at : new long[] {
        middle.offset() + 9,
        middle.offset() + middle.length() / 2,
        middle.offset() + middle.length() - 30
      }) {
        byte[] altered = whole.clone();
        altered[(int) at] ^= 1;
        Files.write(test.segment(), altered);
        assertThat(seen(0, Long.MAX_VALUE)).containsExactly(all.get(0), all.get(2));
      }
    }
  }

  @Test
  void aLineWithoutAnEndIsLeftOut() throws Exception {
    for (int bodyBytes : new int[] {10, BLOCK, 3 * BLOCK}) {
      Files.deleteIfExists(test.segment());
      test.append(record(1, 10), record(2, bodyBytes));
      List<Seen> all = expected();
      byte[] whole = Files.readAllBytes(test.segment());
      Files.write(test.segment(), Arrays.copyOf(whole, whole.length - 1));
      assertThat(seen(0, Long.MAX_VALUE)).containsExactly(all.get(0));
    }
  }
}
