package io.github.notrahooks.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.TestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A log with the runs of commands that a delivery started: all that shows it has words for them. */
final class RunsOfCommandsTest {
  private static final String CAUSE = "log_0000000000000001";
  private static final String FAILED = "log_0000000000000002";
  private static final String KILLED = "log_0000000000000003";
  private static final String NOT_STARTED = "log_0000000000000004";

  private CommandLineFixture fixture;

  private static Deliveries.Builder delivery(int id) {
    return Deliveries.delivery().id(id).at(Instant.parse("2026-11-23T08:30:00Z"));
  }

  private static Deliveries.Builder run(int id, Outcome outcome, LogRecord.Run run) {
    Deliveries.Builder record = delivery(id).run(run, CAUSE).outcome(outcome);
    record.title = "Ran deploy";
    record.success = false;
    record.durationMs = 12;
    return record;
  }

  @BeforeEach
  void aDeliveryAndWhatItStarted(@TempDir Path folder) throws Exception {
    fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list").exits(0);
    Deliveries.Builder notStarted = run(
        4,
        Outcome.FAILED,
        new LogRecord.Run(List.of("gone"), null, null, Body.EMPTY, 0, Body.EMPTY, 0, 0));
    notStarted.errorMessage = "there is no program 'gone'";
    new TestLog(Files.createDirectories(fixture.file("home/logs")))
        .append(
            delivery(1).build(),
            run(
                    2,
                    Outcome.FAILED,
                    new LogRecord.Run(
                        List.of("./deploy.sh", "it's here", "--fast"),
                        1,
                        null,
                        Body.ofText("x".repeat(64 * 1024)),
                        100_000,
                        Body.ofText("nope\u001b[31m\n"),
                        10,
                        11))
                .build(),
            run(
                    3,
                    Outcome.INTERRUPTED,
                    new LogRecord.Run(
                        List.of("sleep", "9"),
                        null,
                        "KILL",
                        Body.of(new byte[] {-1, 'h', 'i'}),
                        3,
                        Body.EMPTY,
                        0,
                        11))
                .build(),
            notStarted.build());
  }

  @Test
  void theLogIsWhole() {
    fixture.run("logs", "check").exits(0);
  }

  @Test
  void aRunIsShownWithItsCommandItsEndAndWhatItPrinted() {
    fixture
        .run("logs", "show", FAILED, "-o", "table")
        .exits(0)
        .prints(
            "command      ./deploy.sh 'it'\\''s here' --fast\n",
            "exit code    1\n",
            "ran for      11 ms\n",
            "started by   " + CAUSE + "\n",
            "\nstdout, first 64 KiB of 100000 bytes\nxxx",
            "\nstderr: 10 bytes\nnope\\u001b[31m\n")
        .assertOut()
        .doesNotContain("Request", "Body", "signal");
    fixture
        .run("logs", "show", KILLED, "-o", "table")
        .exits(0)
        .prints("signal       KILL\n", "stdout: 3 bytes\n", "stderr: 0 bytes\n")
        .assertOut()
        .doesNotContain("exit code");
    fixture
        .run("logs", "show", NOT_STARTED, "-o", "table")
        .exits(0)
        .prints("problem      there is no program 'gone'\n", "command      gone\n");
  }

  @Test
  void aDeliveryIsShownWithWhatItStarted() {
    fixture
        .run("logs", "show", CAUSE, "-o", "table")
        .exits(0)
        .prints(
            "→ deploy push.pushed             failed    exit 1   12 ms  72d3162e",
            "→ deploy push.pushed             interrupted SIGKILL   12 ms  72d3162e",
            "→ deploy push.pushed             failed      -   12 ms  72d3162e",
            "there is no program 'gone'\n",
            "\nstdout: 0 bytes\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--body", "--headers", "--curl", "--har"})
  void noPartOfARequestIsShownOfARun(String part) {
    for (String format : List.of("table", "json")) {
      fixture
          .run("logs", "show", FAILED, part, "-o", format)
          .exits(2)
          .says(FAILED + " is the run of a command, which has no request", CAUSE)
          .assertOut()
          .isEmpty();
    }
  }

  @Test
  void theListSaysHowItEnded() {
    fixture
        .run("logs", "list", "-o", "table")
        .exits(0)
        .assertOut()
        .contains(CAUSE)
        .doesNotContain(FAILED);
    fixture
        .run("logs", "list", "--trigger", "deploy", "-o", "table")
        .exits(0)
        .prints("exit 1", "SIGKILL", "there is no program 'gone'")
        .assertOut()
        .doesNotContain(CAUSE);
  }

  @Test
  void inJsonTheRunStandsInPlaceOfTheRequest() {
    List<JsonNode> listed =
        fixture.run("logs", "list", "--cause", CAUSE, "-o", "json").exits(0).json();
    assertThat(listed)
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.has("bodyBytes")).isFalse());
    assertThat(Json.text(listed.get(2).path("run")))
        .isEqualTo("{\"command\":[\"./deploy.sh\",\"it's here\",\"--fast\"],\"exitCode\":1,"
            + "\"stdoutBytes\":100000,\"stderrBytes\":10,\"durationMs\":11}");
    JsonNode shown = fixture.run("logs", "show", KILLED, "-o", "json").exits(0).only();
    assertThat(shown.has("request")).isFalse();
    assertThat(shown.path("run").path("stdoutBase64").asString()).isEqualTo("/2hp");
  }

  @Test
  void anExportHasItAsALineAndAnArchiveLeavesItOut() {
    assertThat(fixture.run("logs", "export", "-").exits(0).json()).hasSize(4);
    fixture
        .run("logs", "export", "-", "-f", "har")
        .exits(0)
        .says("3 runs of commands left out: an HTTP Archive has no place for them.", "1 delivery")
        .prints(CAUSE)
        .assertOut()
        .doesNotContain(FAILED);
    JsonNode report = fixture
        .run("logs", "export", "all.har", "-f", "har", "-o", "json")
        .exits(0)
        .only();
    assertThat(report.path("deliveries").asInt()).isEqualTo(1);
    assertThat(report.path("leftOut").asInt()).isEqualTo(3);
  }

  @Test
  void itIsFoundByItsCommandAndWhatItPrinted() {
    for (String text : List.of("it's here", "nope", "hi", "gone")) {
      assertThat(fixture
              .run("logs", "list", "--trigger", "deploy", "--grep", text, "-o", "json")
              .exits(0)
              .json())
          .hasSize(1);
    }
    assertThat(fixture
            .run("logs", "list", "--trigger", "deploy", "--grep", "x-hub", "-o", "json")
            .exits(0)
            .json())
        .isEmpty();
  }

  @Test
  void itIsNotSentAgainAndItIsSaidWhatRunsItAgain() {
    fixture
        .run("replay", FAILED, "-o", "table")
        .exits(2)
        .prints("It was the run of a command", "'notra-hooks triggers runs retry " + FAILED + "'");
    fixture
        .run("replay", FAILED, "--dry-run", "-o", "table")
        .exits(2)
        .says("'notra-hooks triggers runs retry " + FAILED + "'");
  }

  @Test
  void itHasNoSignatureToVerify() {
    fixture
        .run("verify", "--delivery", FAILED)
        .exits(1)
        .says(FAILED + " cannot be verified: it is the run of a command");
    assertThat(fixture
            .run("verify", "--logged", "--trigger", "deploy", "-o", "json")
            .exits(1)
            .json())
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.path("skipped").asString()).isEqualTo("command"));
  }

  @Test
  void itsLineIsNoEnvelopeOfADelivery() {
    String line = fixture.run("logs", "show", FAILED, "-o", "json").exits(0).out();
    fixture.file("run.json", line);
    fixture
        .run("verify", "run.json")
        .exits(2)
        .says("it is the run of a command, which has no headers and no body");
  }
}
