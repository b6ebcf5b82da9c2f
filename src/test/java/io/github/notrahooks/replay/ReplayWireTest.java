package io.github.notrahooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.ReplaySettings.Id;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.OutgoingLog;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.RetryPolicy;
import io.github.notrahooks.sender.SendJob;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.okhttp.OkHttpTransport;
import io.github.notrahooks.sender.okhttp.Proxies;
import io.github.notrahooks.sender.okhttp.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayWireTest {
  static List<byte[]> bodies() {
    byte[] large = new byte[26_214_400];
    new SplittableRandom(7).nextBytes(large);
    return List.of(
        "{\n  \"a\" : [ 1,\n 2 ]\n}".getBytes(StandardCharsets.UTF_8),
        "{\r\n\"a\":1}\r\n".getBytes(StandardCharsets.UTF_8),
        "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8),
        new byte[0],
        new byte[] {'{', '"', (byte) 0xC3, '"', (byte) 0xFF, (byte) 0xFE, 0, '}'},
        "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8),
        "{\"\\u00e9\":\"\\ud83d\",\"é🚆\u2028\":\"\\/\"}".getBytes(StandardCharsets.UTF_8),
        FormBody.encode(Body.ofText("{\"a\":\"b c*~é\"}")).bytes(),
        large);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void whatWasLoggedIsOnTheWireToTheByte(byte[] bytes, @TempDir Path folder) throws Exception {
    LogRecord record =
        throughTheLog(folder, ReplayTest.stored(SignatureSchemes.GITHUB, "push", Body.of(bytes)));
    Clock clock = Clock.fixed(ReplayTest.THEN, ZoneOffset.UTC);
    try (RawServer server = RawServer.answering(RawServer.ok());
        Sender sender = new Sender(
            new OkHttpTransport(1, Ticks.SYSTEM, Proxies.NONE, Trust.USUAL),
            OutgoingLog.NONE,
            clock,
            Ticks.SYSTEM)) {
      ReplaySettings settings = new ReplaySettings(Sign.AUTO, Id.KEEP, HeaderEdits.NONE);
      ReplayPlan plan = new Replay(
              settings,
              new DeliveryIds(clock, new SplittableRandom(1)),
              clock,
              SignatureSchemes.BUILT_IN)
          .plan(record, List.of(ReplayTest.SECRET), server.target("/again"));
      List<Answer> answers = new ArrayList<>();
      sender.run(
          new SendJob(
              List.of(plan.delivery()).iterator(),
              1,
              Pacing.NONE,
              new RetryPolicy(0, clock, () -> 0),
              Duration.ofSeconds(30)),
          result -> answers.add(result.answer()));

      byte[] wire = server.nextRequest();
      assertThat(answers).singleElement().matches(Answer::accepted);
      assertThat(Arrays.copyOfRange(wire, wire.length - bytes.length, wire.length))
          .isEqualTo(bytes);
      assertThat(new String(wire, 0, wire.length - bytes.length, StandardCharsets.UTF_8))
          .startsWith("POST /again HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
          .contains("X-GitHub-Delivery: stored-id\r\n")
          .contains("\r\nContent-Length: " + bytes.length + "\r\n")
          .endsWith("\r\n\r\n");
      assertThat(plan.signing()).isEqualTo("signature kept");
    }
  }

  private static LogRecord throughTheLog(Path folder, LogRecord record) throws IOException {
    List<String> trouble = new ArrayList<>();
    try (DeliveryLog log = DeliveryLog.open(new LogSettings(
        folder,
        Clock.fixed(ReplayTest.THEN, ZoneOffset.UTC),
        false,
        LogSettings.SEGMENT_BYTES,
        trouble::add))) {
      log.append(record);
    }
    List<LogRecord> read = new ArrayList<>();
    new LogReader(
            folder, damage -> trouble.add(damage.toString()), part -> trouble.add(part.toString()))
        .newestFirst(LogFilter.ALL, entry -> read.add(entry.delivery()));
    assertThat(trouble).isEmpty();
    return read.get(0);
  }
}
