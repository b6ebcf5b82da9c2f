package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.DeliveryFinder;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.upkeep.ProcessedDeliveries;
import io.github.notrahooks.log.upkeep.Retention;
import io.github.notrahooks.log.upkeep.TrustedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an index says, or has become: what is found is what the log holds. */
final class SegmentIndexTest {
  private static final int RECORDS = 60;
  private static final List<String> NAMES = List.of(
      "log_0000000000000003",
      "0000000000000003",
      "000000000000003",
      "log_000000000000000",
      "delivery-number-7",
      "delivery-number-77777777777777777777777777777777",
      "delivery-number-777777",
      "delivery",
      "shared",
      "none-of-them",
      "log_zzzz");

  @TempDir
  private Path logs;

  private TestLog log;
  private Path index;

  @BeforeEach
  void aLogOfManyKindsOfRecords() throws IOException {
    log = new TestLog(logs);
    index = SegmentIndex.path(logs, Segment.parse("2026-11-23.jsonl").orElseThrow());
    for (int i = 0; i < RECORDS; i++) {
      log.append(record(i));
    }
  }

  private static LogRecord record(int i) {
    String reference = i % 10 == 4 ? "shared" : "delivery-number-" + i;
    return Deliveries.delivery()
        .id(i)
        .at(Deliveries.NOON.plusSeconds(i))
        .reference(i == 7 ? "delivery-number-" + "7".repeat(32) : i % 13 == 5 ? null : reference)
        .outcome(i % 4 == 3 ? Outcome.IGNORED : Outcome.PROCESSED)
        .build();
  }

  /** What is found and remembered: the same with any index as with none. */
  private List<String> answers() throws IOException {
    List<String> answers = new ArrayList<>();
    for (String name : NAMES) {
      answers.add(name + " " + find(name));
    }
    new ProcessedDeliveries(logs)
        .within(
            Duration.ofDays(1),
            Deliveries.NOON,
            (key, id, at) -> answers.add(key + " " + id + " " + at));
    return answers;
  }

  private String find(String name) throws IOException {
    try {
      LogEntry entry = new DeliveryFinder(log.reader()).find(name);
      return entry.seq() + " " + entry.delivery().id() + " at " + entry.offset();
    } catch (Failure e) {
      return e.getMessage();
    }
  }

  private List<String> answersWithoutIndex() throws IOException {
    Path aside = logs.resolve(".aside");
    Files.move(index, aside);
    List<String> answers = answers();
    Files.move(aside, index, StandardCopyOption.REPLACE_EXISTING);
    return answers;
  }

  @Test
  void everyRecordHasAnEntryThatSaysWhereItIs() throws Exception {
    List<String> entries = new ArrayList<>();
    try (SegmentIndex opened = open()) {
      opened.oldestFirst(visitor(entries));
    }
    assertThat(entries)
        .isEqualTo(log.read().stream()
            .map(entry -> entry.offset() + " " + entry.line().length() + " "
                + entry.delivery().id())
            .toList());
  }

  @Test
  void bothWaysThroughGiveTheSame() throws Exception {
    corrupt(new Random(1), 5);
    List<String> forward = new ArrayList<>();
    List<String> backward = new ArrayList<>();
    try (SegmentIndex opened = open()) {
      opened.oldestFirst(visitor(forward));
      opened.newestFirst(visitor(backward));
    }
    Collections.reverse(backward);
    assertThat(backward).isEqualTo(forward).anyMatch(text -> text.startsWith("gap"));
  }

  @Test
  void whatIsFoundIsFoundWithoutAnIndexToo() throws Exception {
    List<String> answers = answers();
    assertThat(answers).hasSizeGreaterThan(NAMES.size() + RECORDS / 2);
    assertThat(answersWithoutIndex()).isEqualTo(answers);
  }

  @Test
  void anyBitMayBeWrongInAnIndex() throws Exception {
    List<String> right = answersWithoutIndex();
    byte[] good = Files.readAllBytes(index);
    Random random = new Random(20261125);
    for (int round = 0; round < 60; round++) {
      Files.write(index, good);
      corrupt(random, 1 + random.nextInt(20));
      assertThat(answers()).as("round " + round).isEqualTo(right);
    }
  }

  @Test
  void anIndexMayEndAnywhereOrBeZeroesOrSomethingElse() throws Exception {
    List<String> right = answersWithoutIndex();
    byte[] good = Files.readAllBytes(index);
    for (int length = 0; length < good.length; length += 37) {
      Files.write(index, Arrays.copyOf(good, length));
      assertThat(answers()).as(length + " bytes").isEqualTo(right);
      byte[] zeroed = good.clone();
      Arrays.fill(zeroed, length, good.length, (byte) 0);
      Files.write(index, zeroed);
      assertThat(answers()).as("zeroes from " + length).isEqualTo(right);
    }
    Files.writeString(index, "something else");
    assertThat(answers()).isEqualTo(right);
  }

  @Test
  void entriesInAnyOrderOrTwiceChangeNothing() throws Exception {
    List<String> right = answersWithoutIndex();
    byte[] good = Files.readAllBytes(index);
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      byte[] shuffled = good.clone();
      for (int i = 0; i < 5; i++) {
        int from = 1 + random.nextInt(RECORDS);
        int to = 1 + random.nextInt(RECORDS);
        System.arraycopy(
            good, from * IndexEntry.BYTES, shuffled, to * IndexEntry.BYTES, IndexEntry.BYTES);
      }
      Files.write(index, shuffled);
      assertThat(answers()).as("round " + round).isEqualTo(right);
    }
  }

  @Test
  void theIndexOfAnotherLogIsNotBelieved() throws Exception {
    Path other = logs.resolve("other");
    TestLog another = new TestLog(other);
    another.append(100, RECORDS);
    List<String> right = answersWithoutIndex();
    Files.copy(
        SegmentIndex.path(other, Segment.parse("2026-11-23.jsonl").orElseThrow()),
        index,
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(answers()).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, RECORDS})
  void anIndexThatIsWrongAboutItsFirstOrLastRecordAloneIsNotBelieved(int changed) throws Exception {
    TestLog another = new TestLog(logs.resolve("other"));
    log.append(record(RECORDS));
    for (int i = 0; i <= RECORDS; i++) {
      another.append(i == changed ? underAnotherId(record(i)) : record(i));
    }
    assertThat(Files.size(another.segment())).isEqualTo(Files.size(log.segment()));
    byte[] others = Files.readAllBytes(index);
    log = another;
    logs = another.logs;
    index = SegmentIndex.path(logs, Segment.parse("2026-11-23.jsonl").orElseThrow());
    List<String> right = answersWithoutIndex();
    Files.write(index, others);
    assertThat(answers()).isEqualTo(right).anyMatch(answer -> answer.contains("0000000000000abc"));
  }

  /** Of the same length, so that everything is where the index of the one says. */
  private static LogRecord underAnotherId(LogRecord record) {
    return Deliveries.delivery()
        .id(0xabc)
        .at(record.createdAt())
        .reference(record.referenceId())
        .outcome(record.outcome())
        .build();
  }

  /** The first and the last line stay, and all lines have the length and place that the index says. */
  @ParameterizedTest
  @ValueSource(strings = {"changed places", "are of another log", "have other IDs"})
  void linesOfTheSameLengthThatAreOthersByNowChangeNoAnswer(String how) throws Exception {
    List<String> lines = Files.readAllLines(log.segment());
    if (how.equals("changed places")) {
      for (int i = 10; i < 58; i += 2) {
        if (lines.get(i).length() == lines.get(i + 1).length()) {
          Collections.swap(lines, i, i + 1);
        }
      }
    } else {
      TestLog other = new TestLog(logs.resolve("other"));
      for (int i = 0; i < RECORDS; i++) {
        other.append(record(how.contains("IDs") ? 999_000 + i : i, record(i).referenceId(), i + 1));
      }
      List<String> others = Files.readAllLines(other.segment());
      for (int i = 10; i < 58; i++) {
        if (lines.get(i).length() == others.get(i).length()) {
          lines.set(i, others.get(i));
        }
      }
    }
    assertThat(lines).isNotEqualTo(Files.readAllLines(log.segment()));
    Files.write(log.segment(), lines);
    for (LogEntry entry : log.read()) {
      assertThat(find(entry.delivery().id()))
          .isEqualTo(entry.seq() + " " + entry.delivery().id() + " at " + entry.offset());
    }
    List<String> names = new ArrayList<>(NAMES);
    for (int i = 0; i < RECORDS; i++) {
      names.add("delivery-number-" + i);
      names.add("%016x".formatted(i));
      names.add("00000000000f3e" + i);
    }
    List<String> with = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (String name : names) {
      with.add(name + " " + find(name));
    }
    Files.delete(index);
    for (String name : names) {
      without.add(name + " " + find(name));
    }
    assertThat(with).isEqualTo(without);
  }

  private static LogRecord record(int id, String reference, int second) {
    return Deliveries.delivery()
        .id(id)
        .at(Deliveries.NOON.plusSeconds(second))
        .reference(reference)
        .build();
  }

  @Test
  void recordsOfAWriterWithoutAnIndexAreFoundInItsGaps() throws Exception {
    byte[] before = Files.readAllBytes(index);
    for (int i = 100; i < 110; i++) {
      log.append(record(i));
    }
    Files.write(index, before);
    for (int i = 200; i < 205; i++) {
      log.append(record(i));
    }

    assertThat(find("delivery-number-101")).contains("log_0000000000000065");
    assertThat(find("delivery-number-201")).contains("log_00000000000000c9");
    assertThat(answersWithoutIndex()).isEqualTo(answers());
  }

  @Test
  void halfAnEntryAtTheEndIsWrittenOver() throws Exception {
    byte[] good = Files.readAllBytes(index);
    Files.write(index, Arrays.copyOf(good, good.length - 11));
    log.append(record(300));

    assertThat(Files.size(index)).isEqualTo(good.length);
    assertThat(find("delivery-number-300")).contains("log_000000000000012c");
    assertThat(answersWithoutIndex()).isEqualTo(answers());
  }

  @Test
  void entriesOfRecordsThatWereLostWithThePowerMakeWayForThoseThatTookTheirPlace()
      throws Exception {
    byte[] lines = Files.readAllBytes(log.segment());
    long offset = log.read().get(RECORDS - 4).offset();
    Files.write(log.segment(), Arrays.copyOf(lines, (int) offset));
    for (int i = 600; i < 603; i++) {
      log.append(record(i));
    }

    assertThat(find("delivery-number-600")).contains("log_0000000000000258");
    assertThat(find("delivery-number-602")).contains("log_000000000000025a");
    assertThat(answersWithoutIndex()).isEqualTo(answers());
    assertThat(log.check().ok()).isTrue();
  }

  @Test
  void aRecordThatIsDamagedIsReportedAndNotFound() throws Exception {
    byte[] bytes = Files.readAllBytes(log.segment());
    LogEntry victim = log.read().get(20);
    bytes[(int) victim.offset() + 200] ^= 1;
    Files.write(log.segment(), bytes);

    assertThat(find("delivery-number-20")).contains("There is no delivery");
    assertThat(log.damage).isNotEmpty();
  }

  @Test
  void anIndexThatCannotBeWrittenIsSaidOnceAndCostsNoRecord() throws Exception {
    Files.delete(index);
    Files.createSymbolicLink(index, logs.resolve("elsewhere"));
    try (Appender appender = new Appender(log.settings())) {
      TestLog.append(appender, record(400));
      TestLog.append(appender, record(401));
    }

    assertThat(logs.resolve("elsewhere")).doesNotExist();
    assertThat(log.warnings).hasSize(1).allMatch(text -> text.contains("index"));
    assertThat(find("delivery-number-401")).contains("log_0000000000000191");
  }

  @Test
  void anIndexIsItsOwnersAloneAndGoesWithItsSegment() throws Exception {
    assertThat(Files.getPosixFilePermissions(index)).hasSize(2);
    assertThat(Files.getPosixFilePermissions(index.getParent())).hasSize(3);
    log.now = log.now.plus(Duration.ofDays(9));
    log.append(record(500));
    new Retention(logs, new TrustedTime(log.clock, () -> 0)).prune(log.now);

    assertThat(log.segment()).doesNotExist();
    assertThat(index).doesNotExist();
  }

  private SegmentIndex open() throws IOException {
    return SegmentIndex.open(logs, Segment.parse("2026-11-23.jsonl").orElseThrow());
  }

  private void corrupt(Random random, int bits) throws IOException {
    byte[] bytes = Files.readAllBytes(index);
    for (int i = 0; i < bits; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(index, bytes);
  }

  private static SegmentIndex.Visitor visitor(List<String> visited) {
    return new SegmentIndex.Visitor() {
      @Override
      public boolean entry(IndexEntry entry) {
        return visited.add(entry.offset() + " " + entry.length() + " " + entry.id());
      }

      @Override
      public boolean gap(long from, long to) {
        return visited.add("gap " + from + " to " + to);
      }
    };
  }
}
