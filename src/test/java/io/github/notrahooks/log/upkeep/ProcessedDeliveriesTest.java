package io.github.notrahooks.log.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessedDeliveriesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  private Path folder;

  private final Map<Fingerprint, String> names = new HashMap<>();
  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder);
  }

  private List<String> within(Duration window) throws IOException {
    List<String> visited = new ArrayList<>();
    new ProcessedDeliveries(folder)
        .within(
            window,
            test.now,
            (key, id, at) -> visited.add(String.join(" ", name(key), id, at.toString())));
    return visited;
  }

  private String name(Fingerprint key) {
    return names.getOrDefault(key, "unknown");
  }

  /** The reference IDs that were given, each told by its fingerprint. */
  private List<String> references() throws IOException {
    return within(DAY).stream().map(line -> line.split(" ")[0]).toList();
  }

  private void append(Deliveries.Builder... deliveries) throws IOException {
    for (Deliveries.Builder delivery : deliveries) {
      LogRecord record = delivery.build();
      names.put(key(record), String.valueOf(record.referenceId()));
      test.append(record);
    }
  }

  private static Fingerprint key(LogRecord record) {
    return new DeliveryKey(
            String.valueOf(record.integrationId()),
            String.valueOf(record.repositoryId()),
            String.valueOf(record.referenceId()))
        .fingerprint();
  }

  @Test
  void aProcessedDeliveryIsGivenWithWhatTellsItFromOthers() throws Exception {
    append(Deliveries.delivery().id(7));
    assertThat(within(DAY))
        .containsExactly(
            "72d3162e-cc78-11e3-81ab-4c9367dc0958 log_0000000000000007 2026-11-23T12:00:00Z");
  }

  @Test
  void onlyDeliveriesThatWereReceivedAndProcessedAreGiven() throws Exception {
    for (Outcome outcome : Outcome.known()) {
      append(Deliveries.delivery().outcome(outcome).reference(outcome.wireName()));
    }
    append(Deliveries.delivery().direction(Direction.OUTGOING).reference("sent"));
    append(Deliveries.delivery().reference(null));
    assertThat(references()).containsExactly("processed");
  }

  /** Processes a delivery now, whose reference is its name. */
  private void process(String... names) throws IOException {
    for (String name : names) {
      append(Deliveries.delivery().at(test.now).reference(name));
    }
  }

  private void pass(Duration time) {
    test.now = test.now.plus(time);
  }

  @Test
  void onlySegmentsOfTheWindowAreRead() throws Exception {
    for (int hour = 0; hour < 96; hour++) {
      process("hour-" + hour);
      pass(HOUR);
    }
    assertThat(references()).hasSize(24).startsWith("hour-72").endsWith("hour-95");
    Files.delete(test.segment());
    Files.createSymbolicLink(test.segment(), folder.resolve("nowhere"));
    assertThat(references()).hasSize(24);
  }

  @Test
  void aPauseThatMayBeAClockThatWasSetHidesNothingBehindIt() throws Exception {
    process("before");
    pass(Duration.ofHours(30));
    process("ahead");
    assertThat(within(DAY))
        .extracting(line -> line.replaceAll(" log_[0-9a-f]+ ", " at "))
        .containsExactly("before at 2026-11-23T12:00:00Z", "ahead at 2026-11-24T18:00:00Z");
    pass(Duration.ofHours(-30));
    process("right");
    assertThat(references()).containsExactly("before", "ahead", "right");
    pass(Duration.ofDays(365));
    assertThat(references()).containsExactly("before", "ahead", "right");
  }

  @Test
  void ofALogWithPausesNoMoreIsGivenThanSoManyPausesBack() throws Exception {
    for (int day = 0; day < 40; day++) {
      process("day-" + day);
      pass(DAY);
    }
    assertThat(references()).hasSize(24).startsWith("day-16");
  }

  @Test
  void whatAClockThatWasBehindWroteCountsAsProcessedJustNow() throws Exception {
    process("right");
    pass(Duration.ofDays(-2000));
    process("behind");
    pass(Duration.ofDays(2000).plus(HOUR));
    process("right again");
    assertThat(within(DAY))
        .extracting(line -> line.replaceAll(" log_[0-9a-f]+ ", " at "))
        .containsExactly(
            "right at 2026-11-23T12:00:00Z",
            "behind at " + test.now,
            "right again at 2026-11-23T13:00:00Z");
  }

  @Test
  void whatTookLongIsNoSignOfAWrongClock() throws Exception {
    process("one");
    append(Deliveries.delivery().at(test.now.minus(Duration.ofMinutes(10))).reference("slow"));
    assertThat(within(DAY)).last().asString().endsWith("2026-11-23T11:50:00Z");
  }

  @Test
  void linesLongerThanAnyBufferAreReadToo() throws Exception {
    byte[] binary = new byte[700_000];
    binary[0] = (byte) 0xFF;
    Deliveries.Builder wide = Deliveries.delivery().reference("wide");
    wide.data.put("long", "}{\\\"".repeat(200_000));
    append(Deliveries.delivery().reference("one"));
    append(Deliveries.delivery().reference("two").body(Body.of(binary)));
    append(Deliveries.delivery().reference("three"));
    append(wide);
    append(Deliveries.delivery().reference("four"));
    assertThat(references()).containsExactly("one", "two", "three", "wide", "four");
  }

  @Test
  void manyLinesOfManyLengthsAreAllRead() throws Exception {
    List<LogRecord> records = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Body body = Body.ofText("x".repeat(i * 37 % 5000 + (i % 50 == 7 ? 300_000 : 0)));
      LogRecord record = Deliveries.delivery().reference("ref-" + i).body(body).build();
      names.put(key(record), "ref-" + i);
      records.add(record);
      expected.add("ref-" + i);
    }
    test.append(records.toArray(LogRecord[]::new));
    assertThat(references()).isEqualTo(expected);
  }

  @Test
  void damagedAndUnfinishedLinesArePassedOver() throws Exception {
    append(Deliveries.delivery().reference("one"));
    long first = Files.size(test.segment());
    byte[] long2 = new byte[600_000];
    append(Deliveries.delivery().reference("two").body(Body.of(long2)));
    append(Deliveries.delivery().reference("three"));
    byte[] bytes = Files.readAllBytes(test.segment());
    bytes[(int) first + 500_000] ^= 1;
    bytes[(int) first - 40] ^= 1;
    Files.write(test.segment(), bytes);
    Files.writeString(test.segment(), "{\"id\":" + "x".repeat(600_000), StandardOpenOption.APPEND);
    assertThat(references()).containsExactly("three");
  }

  @Test
  void namesWithQuotesAndHiddenCharactersComeBack() throws Exception {
    String strange = "a\"b\\c\u202ed\u0001\ud83d\ude80";
    append(Deliveries.delivery().reference(strange));
    assertThat(references()).containsExactly(strange);
  }

  @Test
  void aLogThatIsNotThereHasNone() throws Exception {
    new ProcessedDeliveries(folder.resolve("none")).within(DAY, test.now, (key, id, at) -> {
      throw new AssertionError(id);
    });
    assertThat(references()).isEmpty();
  }
}
