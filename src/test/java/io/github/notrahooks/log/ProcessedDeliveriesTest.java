package io.github.notrahooks.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessedDeliveriesTest {
  @TempDir
  private Path folder;

  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder);
  }

  private List<String> since(Instant since) throws IOException {
    List<String> visited = new ArrayList<>();
    new ProcessedDeliveries(folder)
        .since(
            since,
            (integration, repository, reference, id, at) -> visited.add(
                String.join(" ", integration, repository, reference, id, at.toString())));
    return visited;
  }

  private List<String> references() throws IOException {
    return since(Instant.EPOCH).stream().map(line -> line.split(" ")[2]).toList();
  }

  @Test
  void aProcessedDeliveryIsGivenWithWhatTellsItFromOthers() throws Exception {
    test.append(Deliveries.delivery().id(7).build());
    assertThat(since(Deliveries.NOON))
        .containsExactly("int_github repo_local 72d3162e-cc78-11e3-81ab-4c9367dc0958"
            + " log_0000000000000007 2026-11-23T12:00:00Z");
  }

  @Test
  void onlyDeliveriesThatWereReceivedAndProcessedAreGiven() throws Exception {
    for (Outcome outcome : Outcome.values()) {
      test.append(
          Deliveries.delivery().outcome(outcome).reference(outcome.wireName()).build());
    }
    test.append(
        Deliveries.delivery().direction(Direction.OUTGOING).reference("sent").build());
    test.append(Deliveries.delivery().reference(null).build());
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
    test.append(Deliveries.delivery().reference("one").build());
    test.append(Deliveries.delivery().reference("two").body(Body.of(binary)).build());
    test.append(Deliveries.delivery().reference("three").build());
    test.append(wide.build());
    test.append(Deliveries.delivery().reference("four").build());
    assertThat(references()).containsExactly("one", "two", "three", "wide", "four");
  }

  @Test
  void manyLinesOfManyLengthsAreAllRead() throws Exception {
    List<LogRecord> records = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Body body = Body.ofText("x".repeat(i * 37 % 5000 + (i % 50 == 7 ? 300_000 : 0)));
      records.add(Deliveries.delivery().reference("ref-" + i).body(body).build());
      expected.add("ref-" + i);
    }
    test.append(records.toArray(LogRecord[]::new));
    assertThat(references()).isEqualTo(expected);
  }

  @Test
  void damagedAndUnfinishedLinesArePassedOver() throws Exception {
    test.append(Deliveries.delivery().reference("one").build());
    long first = Files.size(test.segment());
    byte[] long2 = new byte[600_000];
    test.append(Deliveries.delivery().reference("two").body(Body.of(long2)).build());
    test.append(Deliveries.delivery().reference("three").build());
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
    test.append(Deliveries.delivery().reference(strange).build());
    List<String> references = new ArrayList<>();
    new ProcessedDeliveries(folder)
        .since(
            Instant.EPOCH,
            (integration, repository, reference, id, at) -> references.add(reference));
    assertThat(references).containsExactly(strange);
  }

  @Test
  void aLogThatIsNotThereHasNone() throws Exception {
    new ProcessedDeliveries(folder.resolve("none"))
        .since(Instant.EPOCH, (integration, repository, reference, id, at) -> {
          throw new AssertionError(id);
        });
    assertThat(references()).isEmpty();
  }
}
