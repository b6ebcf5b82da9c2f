package io.github.notrahooks.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessedDeliveriesTest {
  @TempDir
  private Path folder;

  private final Map<Fingerprint, String> names = new HashMap<>();
  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder);
  }

  private List<String> since(Instant since) throws IOException {
    List<String> visited = new ArrayList<>();
    new ProcessedDeliveries(folder)
        .since(since, (key, id, at) -> visited.add(String.join(" ", name(key), id, at.toString())));
    return visited;
  }

  private String name(Fingerprint key) {
    return names.getOrDefault(key, "unknown");
  }

  /** The reference IDs that were given, each told by its fingerprint. */
  private List<String> references() throws IOException {
    return since(Instant.EPOCH).stream().map(line -> line.split(" ")[0]).toList();
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
    assertThat(since(Deliveries.NOON))
        .containsExactly(
            "72d3162e-cc78-11e3-81ab-4c9367dc0958 log_0000000000000007 2026-11-23T12:00:00Z");
  }

  @Test
  void onlyDeliveriesThatWereReceivedAndProcessedAreGiven() throws Exception {
    for (Outcome outcome : Outcome.values()) {
      append(Deliveries.delivery().outcome(outcome).reference(outcome.wireName()));
    }
    append(Deliveries.delivery().direction(Direction.OUTGOING).reference("sent"));
    append(Deliveries.delivery().reference(null));
    assertThat(references()).containsExactly("processed");
  }

  @Test
  void onlySegmentsOfTheWindowAreRead() throws Exception {
    for (int day = 0; day < 4; day++) {
      test.append(day, 1);
      test.now = test.now.plus(Duration.ofDays(1));
    }
    assertThat(since(Deliveries.NOON.plus(Duration.ofDays(2)))).hasSize(2);
    assertThat(since(Deliveries.NOON.plus(Duration.ofDays(2)).plusMillis(1))).hasSize(1);
    Files.delete(test.segment());
    Files.createSymbolicLink(test.segment(), folder.resolve("nowhere"));
    assertThat(since(Deliveries.NOON.plus(Duration.ofDays(3)))).hasSize(1);
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
    new ProcessedDeliveries(folder.resolve("none")).since(Instant.EPOCH, (key, id, at) -> {
      throw new AssertionError(id);
    });
    assertThat(references()).isEmpty();
  }
}
