package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.TestLog;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are encoded while they are written, piece by piece. */
final class LargeBodiesTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 1000, 49_151, 49_152, 49_153, 70_000, 300_000})
  void bytesInPiecesOfAnyLengthComeBackAsTheyWere(int piece) throws Exception {
    byte[] bytes = new byte[200_003];
    new Random(piece).nextBytes(bytes);
    assertComesBack(bytes, piece);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 1000, 8191, 8192, 65_537, 300_000})
  void textInPiecesOfAnyLengthComesBackAsItWas(int piece) throws Exception {
    String text = "{\"name\":\"Zoë \\\"雯\\\" 🚀\",\n\t\"hidden\":\"\u202e\u0007\u007f\"}";
    assertComesBack(text.repeat(3000).getBytes(StandardCharsets.UTF_8), piece);
  }

  /** Their lines are longer than what is in memory of a line. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "escapes", "bytes", "bytes and an answer"})
  void recordsWhoseLinesStayInTheirFileAreReadAsOthersAre(String kind) throws Exception {
    byte[] bytes = new byte[2_500_001];
    if (kind.startsWith("bytes")) {
      new Random(7).nextBytes(bytes);
    } else {
      String text = kind.equals("text") ? "Zoë 雯 🚀 ok" : "\"\\\u202e\u0007\n\u007f";
      bytes = text.repeat(200_000).getBytes(StandardCharsets.UTF_8);
    }
    Deliveries.Builder large = Deliveries.delivery().id(1).body(Body.of(bytes));
    if (kind.endsWith("answer")) {
      large.response = new LogRecord.Response(200, Headers.EMPTY, Body.ofText("ü"), 5);
    }
    TestLog log = new TestLog(folder);
    log.append(large.build(), Deliveries.delivery().id(2).build());

    LogEntry read = log.read().get(0);

    assertThat(read.line().isLong()).isTrue();
    assertThat(read.delivery()).isEqualTo(large.build());
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    read.writeLine(line);
    assertThat(line.toString(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllLines(log.segment()).get(0));
    assertThat(log.check().ok()).isTrue();
    assertThat(log.damage).isEmpty();
    List<String> found = new ArrayList<>();
    log.reader().newestFirst(LogFilter.ALL, entry -> found.add(entry.delivery().id()));
    assertThat(found).containsExactly("log_0000000000000002", "log_0000000000000001");
    if (kind.equals("escapes")) {
      assertThat(matches(log, "\u202e\u0007")).isEqualTo(1);
      assertThat(matches(log, "\u202e\u0008")).isZero();
    }
  }

  private static int matches(TestLog log, String text) throws Exception {
    List<LogEntry> found = new ArrayList<>();
    log.reader().newestFirst(LogFilter.builder().grep(text).build(), found::add);
    return found.size();
  }

  @Test
  void longLinesThatSomebodyChangedAreReportedOrReadWhole() throws Exception {
    byte[] bytes = "text ".repeat(600_000).getBytes(StandardCharsets.UTF_8);
    TestLog log = new TestLog(folder);
    log.append(Deliveries.delivery().id(1).body(Body.of(bytes)).build());
    String line = Files.readAllLines(log.segment()).get(0);
    Files.writeString(log.segment(), line.replaceFirst("text text", "text next") + "\n");
    assertThat(log.read()).isEmpty();
    assertThat(log.damage).hasSize(1);

    String foreign = line.substring(0, line.indexOf(",\"seq\"")).replaceFirst("\\{", "{ ");
    CRC32C crc = new CRC32C();
    crc.update((foreign + ",\"seq\":1").getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        log.segment(), foreign + ",\"seq\":1,\"crc\":\"%08x\"}\n".formatted(crc.getValue()));
    assertThat(log.read())
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.delivery().request().body().bytes()).isEqualTo(bytes));
  }

  @Test
  void aLongLineOfASegmentThatWasReplacedIsNotTakenForTheOneThatWasFound() throws Exception {
    TestLog log = new TestLog(folder);
    byte[] bytes = "text ".repeat(600_000).getBytes(StandardCharsets.UTF_8);
    log.append(Deliveries.delivery().id(1).body(Body.of(bytes)).build());
    LogEntry found = new DeliveryFinder(log.reader()).find("log_0000000000000001");
    found.writeLine(OutputStream.nullOutputStream());

    Files.delete(log.segment());
    assertThatThrownBy(() -> found.writeLine(OutputStream.nullOutputStream()))
        .hasMessageContaining("was removed or replaced");
    log.append(2, 6000);
    assertThatThrownBy(() -> found.writeLine(OutputStream.nullOutputStream()))
        .hasMessageContaining("was removed or replaced");
  }

  private void assertComesBack(byte[] bytes, int piece) throws Exception {
    Body.Builder body = new Body.Builder();
    for (int at = 0; at < bytes.length; at += piece) {
      body.append(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
    }
    TestLog log = new TestLog(folder);
    log.append(Deliveries.delivery().id(1).body(body.build()).build());
    log.append(2, 1);
    assertThat(log.read())
        .satisfiesExactly(
            first -> assertThat(first.delivery().request().body().bytes()).isEqualTo(bytes),
            second -> assertThat(second.delivery().id()).isEqualTo("log_0000000000000002"));
    assertThat(log.check().ok()).isTrue();
  }
}
