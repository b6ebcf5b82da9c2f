package io.github.notrahooks.log.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.write.RecordLineTest;
import io.github.notrahooks.log.write.TestLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a command is written and read as those of requests are. */
final class RunOfACommandTest {
  private static final String CAUSE = "log_00000000000000aa";
  private static final Body BYTES = Body.of(new byte[] {(byte) 0xFF, 0, 'a'});

  private static LogRecord.Run failed(Body stdout, long stdoutBytes) {
    return new LogRecord.Run(
        List.of("sh", "-c", "exit 1"), 1, null, stdout, stdoutBytes, Body.ofText("no\n"), 3, 12);
  }

  private static LogRecord record(LogRecord.Run run) {
    return Deliveries.delivery().run(run, CAUSE).outcome(Outcome.FAILED).build();
  }

  private static String line(LogRecord record) throws Exception {
    return new String(RecordLineTest.line(record, 7), StandardCharsets.UTF_8);
  }

  @Test
  void anyRunIsReadAlikeByBothParsersAndComesBack() throws Exception {
    Random random = new Random(20261128);
    for (int i = 0; i < 1500; i++) {
      Deliveries.Builder delivery = Deliveries.random(random);
      LogRecord record = delivery.run(Deliveries.run(random), CAUSE).build();
      byte[] line = RecordLineTest.line(record, i + 1);

      assertThat(RecordLine.check(line)).isEqualTo(i + 1);
      assertThat(RecordParser.parseCanonical(line, null)).isEqualTo(record);
      assertThat(RecordParser.parseAny(line)).isEqualTo(record);
      assertThat(HeadParser.parse(line, 0, line.length)).isEqualTo(RecordHead.of(record));
    }
  }

  @Test
  void itStandsWhereTheRequestOfOthersDoes() throws Exception {
    assertThat(line(record(failed(Body.ofText("hi \"you\"\n"), 100_000))))
        .contains("\"outcome\":\"failed\",\"triggerId\":\"deploy\",\"causeId\":\"" + CAUSE
            + "\",\"attempt\":1,\"durationMs\":3,\"run\":{\"command\":[\"sh\",\"-c\",\"exit 1\"],"
            + "\"exitCode\":1,\"stdout\":\"hi \\\"you\\\"\\n\",\"stdoutBytes\":100000,"
            + "\"stderr\":\"no\\n\",\"stderrBytes\":3,\"durationMs\":12},\"seq\":7,\"crc\":\"")
        .doesNotContain("\"request\"");
  }

  @Test
  void whatIsNoTextIsInBase64() throws Exception {
    LogRecord.Run killed =
        new LogRecord.Run(List.of("x"), null, "KILL", BYTES, 3, Body.of(new byte[] {-1}), 1, 5);
    assertThat(line(record(killed)))
        .contains("{\"command\":[\"x\"],\"signal\":\"KILL\",\"stdoutBase64\":\"/wBh\","
            + "\"stdoutBytes\":3,\"stderrBase64\":\"/w==\",\"stderrBytes\":1,\"durationMs\":5}");
  }

  @Test
  void aCommandThatDidNotStartHasNoExitCode() throws Exception {
    LogRecord.Run run =
        new LogRecord.Run(List.of("gone"), null, null, Body.EMPTY, 0, Body.EMPTY, 0, 0);
    assertThat(line(record(run)))
        .contains("\"run\":{\"command\":[\"gone\"],\"stdout\":\"\",\"stdoutBytes\":0,"
            + "\"stderr\":\"\",\"stderrBytes\":0,\"durationMs\":0}");
  }

  @Test
  void itHasTheEventAndTheIdsOfTheDeliveryItWasRunFor() {
    LogRecord delivery = Deliveries.delivery().id(CAUSE).build();
    LogRecord run = delivery
        .ofRun("deploy", 2, failed(Body.EMPTY, 0))
        .id("log_00000000000000bb")
        .outcome(Outcome.RETRYING)
        .createdAt(Deliveries.NOON)
        .build();

    assertThat(run.cause()).isEqualTo(new LogRecord.Cause("deploy", CAUSE, 2));
    assertThat(run.payload()).isEqualTo(delivery.payload());
    assertThat(run.referenceId()).isEqualTo(delivery.referenceId());
    assertThat(run.integrationType()).isEqualTo(delivery.integrationType());
    assertThat(run.organizationId()).isEqualTo(delivery.organizationId());
    assertThat(run.integrationId()).isEqualTo(delivery.integrationId());
    assertThat(run.repositoryId()).isEqualTo(delivery.repositoryId());
    assertThat(run.request()).isSameAs(LogRecord.Request.NONE);
    assertThat(run.durationMs()).isEqualTo(12);
  }

  @Test
  void aRequestBesideARunIsKept() throws Exception {
    LogRecord both =
        Deliveries.delivery().build().toBuilder().run(failed(BYTES, 3)).build();
    byte[] line = RecordLineTest.line(both, 1);

    assertThat(RecordParser.parseCanonical(line, null)).isEqualTo(both);
    assertThat(RecordParser.parseAny(line)).isEqualTo(both);
    assertThat(both.sentRequest()).isSameAs(both.request());
  }

  @Test
  void whoeverNeedsItsRequestIsToldWhoseThereIs() {
    LogRecord record = record(failed(Body.EMPTY, 0));
    assertThat(record.request()).isSameAs(LogRecord.Request.NONE);
    assertThatThrownBy(record::sentRequest)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "log_0123456789abcdef is the run of a command, which has no request: that of the"
                + " delivery that started it is in " + CAUSE + ".");
  }

  @Test
  void aLineWithNeitherRequestNorRunIsDamaged() throws Exception {
    String line = line(record(failed(Body.EMPTY, 0)));
    for (String text : List.of(
        line.replace(",\"run\":{", ",\"ran\":{"),
        line.replace("\"command\":", "\"commands\":"),
        line.replaceAll("\"run\":\\{.*\\}", "\"run\":null"))) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThatCode(() -> RecordParser.parse(bytes)).isInstanceOf(DamagedLine.class);
      assertThat(RecordParser.parseCanonical(bytes, null)).isNull();
    }
  }

  @Test
  void aLineThatEndsAnywhereIsNoRecord() throws Exception {
    byte[] line = RecordLineTest.line(record(failed(BYTES, 3)), 7);
    for (int length = 0; length < line.length - 30; length++) {
      assertThat(RecordParser.parseCanonical(Arrays.copyOf(line, length), null)).isNull();
    }
  }

  @Test
  void aSegmentWithRunsIsReadBackAndWhole(@TempDir Path folder) throws Exception {
    TestLog log = new TestLog(folder);
    Body noise = Body.ofText("\u0007".repeat(64 * 1024));
    LogRecord.Run noisy = new LogRecord.Run(
        Collections.nCopies(100, "\u0001".repeat(8 * 1024)),
        0,
        null,
        noise,
        9_999_999,
        noise,
        65536,
        1);
    LogRecord[] records = {
      Deliveries.delivery().id(1).build(),
      Deliveries.delivery().id(2).run(failed(BYTES, 3), CAUSE).build(),
      Deliveries.delivery().id(3).run(noisy, CAUSE).build(),
      Deliveries.delivery().id(4).build()
    };

    log.append(records);

    assertThat(log.read().stream().map(LogEntry::delivery)).containsExactly(records);
    assertThat(log.check().findings()).isEmpty();
    assertThat(log.damage).isEmpty();
    assertThat(log.unread).isEmpty();
  }
}
