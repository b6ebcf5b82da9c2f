package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.SegmentFile;
import io.github.notrahooks.log.segment.SegmentTail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornTailTest {
  @TempDir
  private Path folder;

  private TestLog test;
  private byte[] whole;

  @BeforeEach
  void sixShortRecords() throws Exception {
    test = new TestLog(folder);
    for (int i = 1; i <= 6; i++) {
      test.append(small(i));
    }
    whole = Files.readAllBytes(test.segment());
  }

  private static LogRecord small(int id) {
    return Deliveries.delivery()
        .id(id)
        .headers(Headers.EMPTY)
        .body(Body.ofText("\n"))
        .build();
  }

  @Test
  void aTailCutAtAnyByteOfTheLastThreeRecordsCostsOnlyTheRecordThatIsCut() throws Exception {
    try (FileChannel channel = open()) {
      for (int length = whole.length; lines(length) >= 3; length--) {
        channel.truncate(length);
        SegmentTail tail = SegmentTail.of(new SegmentFile.OnDisk(channel));
        assertThat(tail).isEqualTo(new SegmentTail(lines(length), lineStart(length)));
        assertThat(test.read()).as("cut at %d", length).hasSize((int) lines(length));
        assertThat(test.damage).isEmpty();
      }
    }
  }

  @Test
  void openingTheLogMendsATailCutAnywhere() throws Exception {
    for (int cut = 0; lines(whole.length - cut) >= 3; cut += 17) {
      int length = whole.length - cut;
      Files.write(test.segment(), Arrays.copyOf(whole, length));
      boolean torn = length > lineStart(length);
      assertThat(test.check().ok()).as("cut at %d", length).isEqualTo(!torn);
      DeliveryLog.open(test.settings()).close();
      assertThat(Files.readAllBytes(test.segment()))
          .isEqualTo(Arrays.copyOf(whole, lineStart(length)));
      assertThat(test.check().ok()).as("cut at %d", length).isTrue();
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(test.segment(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private int lineStart(int length) {
    int start = length;
    while (whole[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private long lines(int length) {
    long lines = 0;
    for (int i = 0; i < length; i++) {
      lines += whole[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  @Test
  void whatIsCutIsKeptBesideTheSegmentAndTheWarningNamesIt() throws Exception {
    for (int cut : new int[] {1, 2, 100, 300}) {
      test.warnings.clear();
      Files.write(test.segment(), Arrays.copyOf(whole, whole.length - cut));
      int torn = lineStart(whole.length - cut);
      test.append(small(7));
      String kept = test.warnings.get(0).replaceAll(".* are kept in ", "");
      assertThat(Files.readAllBytes(Path.of(kept)))
          .isEqualTo(Arrays.copyOfRange(whole, torn, whole.length - cut));
      assertThat(test.warnings.get(0))
          .startsWith("2026-11-23.jsonl: ")
          .contains("offset " + torn, (whole.length - cut - torn) + " bytes");
      assertThat(test.seqs()).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L));
      assertThat(test.check().ok()).isTrue();
    }
    assertThat(test.files()).hasSize(5);
    assertThat(test.check().notes()).hasSize(4).allMatch(note -> note.contains(".torn-"));
  }

  @Test
  void aTailOfAnyNumberOfNulsIsCut() throws Exception {
    try (FileChannel channel = open()) {
      for (int count = 0; count < 4096; count++) {
        channel.write(ByteBuffer.allocate(1), whole.length + count);
        SegmentTail tail = SegmentTail.of(new SegmentFile.OnDisk(channel));
        assertThat(tail).isEqualTo(new SegmentTail(6, whole.length));
      }
    }
    test.append(small(7));
    assertThat(test.read()).hasSize(7);
    assertThat(test.files()).hasSize(2);
  }

  @Test
  void aRecordWithAnyBitFlippedIsReportedAndTheOthersAreRead() throws Exception {
    int first = lineStart(lineStart(whole.length - 1) - 1);
    byte[] two = Arrays.copyOfRange(whole, first, whole.length);
    int end = two.length / 2;
    Files.write(test.segment(), two);
    try (FileChannel channel = open()) {
      for (int bit = 0; bit < end * 8; bit++) {
        int at = bit / 8;
        byte[] flipped = {(byte) (two[at] ^ 1 << bit % 8)};
        channel.write(ByteBuffer.wrap(flipped), at);
        test.damage.clear();
        // Without its line end the first record takes the second one with it.
        assertThat(test.seqs()).isEqualTo(at == end - 1 ? List.of() : List.of(6L));
        assertThat(test.damage).isNotEmpty();
        channel.write(ByteBuffer.wrap(two, at, 1), at);
      }
    }
    assertThat(Files.readAllBytes(test.segment())).isEqualTo(two);
  }

  @Test
  void theNumberOfADamagedLastRecordIsNotGivenAgain() throws Exception {
    byte[] flipped = whole.clone();
    flipped[whole.length - 30] ^= 1;
    Files.write(test.segment(), flipped);
    test.append(small(7));
    assertThat(test.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 7L);
    assertThat(test.check().totalFindings()).isEqualTo(1);
    assertThat(test.check().damaged()).isEqualTo(1);
  }

  @Test
  void aTailThatCannotBeKeptIsNotCut() throws Exception {
    Files.writeString(test.segment(), "torn", StandardOpenOption.APPEND);
    FaultyFile.Faults faults = new FaultyFile.Faults();
    faults.unreadable = whole.length;
    Appender appender = new Appender(test.settings(), faults::open);
    assertThatThrownBy(() -> TestLog.append(appender, small(7))).hasMessage("Input/output error");
    appender.close();
    assertThat(Files.readString(test.segment())).endsWith("}\ntorn");
    assertThat(test.files()).containsExactly("2026-11-23.jsonl");
  }
}
