package io.github.notrahooks.cli.serve;

import static io.github.notrahooks.cli.serve.ConfiguredTriggers.command;
import static io.github.notrahooks.cli.serve.ConfiguredTriggers.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Commands that a server starts: those of {@code config.json}, and {@code serve --exec}. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class ConfiguredCommandsTest {
  private static final String RAN = "→ deploy push.pushed             ran       exit 0";

  /** Says that it began, and waits to be let go. */
  private static final String WAIT = "touch began; while [ ! -e go ]; do sleep 0.02; done; ";

  private CommandLineFixture fixture;
  private ConfiguredTriggers triggers;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    triggers = new ConfiguredTriggers(fixture);
  }

  private String config() {
    try {
      return Files.readString(triggers.config());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isDisabled() {
    return config().replaceAll("\\s", "").contains("\"enabled\":false");
  }

  @Test
  void aCommandGetsThePayloadAndWhatItIsAbout() throws Exception {
    fixture.with("WITH", "yes").with("WITHOUT", "no");
    triggers.are(trigger(
        "deploy",
        "\"run\":{\"command\":[\"sh\",\"-c\",\"cat > payload; echo"
            + " $1 $NOTRA_HOOKS_EVENT $NOTRA_HOOKS_DELIVERY $WITH $WITHOUT > seen\",\"x\",\"a  b\"],"
            + "\"environment\":[\"WITH\"]}"));
    try (RunningCommandLine server = fixture.serve("--until", "1")) {
      triggers.send("one");
      server.await().exits(0).says(RAN);
    }
    assertThat(Files.readString(triggers.home().resolve("payload")))
        .isEqualTo(
            fixture.run("logs", "show", "one", "--body", "--raw").exits(0).out());
    assertThat(triggers.lines("seen")).containsExactly("a b push one yes");
    JsonNode run = triggers.runs("deploy").get(0);
    assertThat(run.path("causeId").asString()).startsWith("log_");
    assertThat(triggers.home().resolve("run")).isEmptyDirectory();
  }

  @Test
  void noCommandComesFromAFileThatOthersCanWriteTo() throws Exception {
    String deploy = command("deploy", "echo x >> out");
    triggers.write("rw-rw----", deploy);
    fixture.run("serve", "--port", "0").exits(2).says("chmod go-w");
    triggers.are();
    try (RunningCommandLine server = fixture.serve()) {
      triggers.write("rw-rw----", deploy);
      server.awaitError("chmod go-w");
      server.awaitError("goes on with the configuration that it read before");
      triggers.send("one");
      // Following the advice is enough.
      Files.setPosixFilePermissions(
          triggers.config(), PosixFilePermissions.fromString("rw-r-----"));
      triggers.send("two");
      server.awaitError(RAN);
      server.stop().exits(0);
    }
    assertThat(triggers.lines("out")).hasSize(1);
  }

  @Test
  void aCommandThatFailsAgainAndAgainIsDisabledUntilItIsEnabled() throws Exception {
    String deploy = command("deploy", "exit ${NOTRA_HOOKS_DELIVERY%%-*}");
    triggers.are(deploy);
    try (RunningCommandLine server = fixture.serve()) {
      triggers.send("1-a", "3-b", "4-c");
      server.awaitError("the trigger deploy is disabled: it failed 3 times in a row");
      triggers.await("", this::isDisabled);
      triggers.send("0-d");
      triggers.are(deploy);
      triggers.send("1-e", "0-f");
      server.awaitError(RAN);
      server.stop().exits(0);
    }
    assertThat(triggers.outcomes("deploy"))
        .containsExactly("failed", "failed", "failed", "failed", "ran");
  }

  @ParameterizedTest
  @CsvSource({"1,true", "75,true", "77,false", "0,false"})
  void aRowOfFailuresIsEndedBySuccessAndNotByAnotherTime(int between, boolean disabled)
      throws Exception {
    triggers.are(command("deploy", "exit ${NOTRA_HOOKS_DELIVERY%%-*}", "\"pauseAfter\":2"));
    try (RunningCommandLine server = fixture.serve("--until", "3", "--time-scale", "1000x")) {
      triggers.send("1-a", between + "-b", "1-c");
      server.await().exits(0);
    }
    assertThat(isDisabled()).isEqualTo(disabled);
  }

  @Test
  void aCommandThatAsksForAnotherTimeIsStartedAgain() throws Exception {
    triggers.are(command(
        "deploy", "echo x >> out; [ $(wc -l < out) -gt 2 ] || exit 75", "\"pauseAfter\":1"));
    try (RunningCommandLine server = fixture.serve("--until", "1", "--time-scale", "100x")) {
      triggers.send("one");
      server.await().exits(0).says("retrying  exit 75");
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("retrying", "retrying", "ran");
    assertThat(isDisabled()).isFalse();
  }

  @Test
  void aCommandThatHadNothingToDoIsSkipped() throws Exception {
    triggers.are(command("deploy", "exit 77"));
    try (RunningCommandLine server = fixture.serve("--until", "1")) {
      triggers.send("one");
      server.await().exits(0);
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("skipped");
  }

  @Test
  void aCommandRunsOnceForADeliveryThatComesAgain() throws Exception {
    triggers.are(command("deploy", "echo x >> out", "\"outcomes\":[\"processed\",\"duplicate\"]"));
    try (RunningCommandLine server = fixture.serve("--until", "2")) {
      triggers.send("one", "one");
      server.await().exits(0).says("duplicate");
    }
    assertThat(triggers.lines("out")).hasSize(1);
    assertThat(triggers.outcomes("deploy")).containsExactly("ran", "skipped");
  }

  @Test
  void aStopEndsTheCommandThatRuns() throws Exception {
    triggers.are(command("deploy", "echo $$ > next; mv next pid; exec sleep 600"));
    try (RunningCommandLine server = fixture.serve()) {
      triggers.send("one", "two");
      triggers.awaitFile("pid");
      server.stop().exits(0);
    }
    long pid = Long.parseLong(triggers.lines("pid").get(0));
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEqualTo(Optional.empty());
    assertThat(triggers.outcomes("deploy")).containsExactly("interrupted");
    triggers.are(command("deploy", "echo x >> out"));
    try (RunningCommandLine server = fixture.serve()) {
      // What was not begun is begun now.
      server.awaitError(RAN);
      server.stop().exits(0);
    }
    assertThat(triggers.lines("out")).hasSize(1);
    assertThat(triggers.outcomes("deploy")).containsExactly("interrupted", "ran");
  }

  @Test
  void whoWaitsForDeliveriesWaitsForTheirCommands() throws Exception {
    triggers.are(command("deploy", WAIT + "touch done"));
    try (RunningCommandLine server = fixture.serve("--until", "1")) {
      triggers.send("one");
      triggers.awaitFile("began");
      assertThat(triggers.home().resolve("done")).doesNotExist();
      fixture.file("home/go", "");
      server.await().exits(0);
    }
    assertThat(triggers.home().resolve("done")).exists();
  }

  @Test
  void whoWaitsInVainIsTold() throws Exception {
    triggers.are(command("deploy", WAIT));
    try (RunningCommandLine server = fixture.serve("--until", "1", "--timeout", "2s")) {
      fixture.run("send", "push");
      server.await().exits(1);
    }
  }

  @Test
  void aCommandThatFailsAtAnotherTimeHasFailed() throws Exception {
    triggers.are(command("deploy", "echo x >> out; [ $(wc -l < out) -gt 1 ] || exit 75; exit 2"));
    try (RunningCommandLine server = fixture.serve("--until", "1", "--time-scale", "100x")) {
      triggers.send("one");
      server.await().exits(0);
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("retrying", "failed");
  }

  @Test
  void aCommandIsTriedAgainWhereThatIsSaid() throws Exception {
    triggers.are(command("deploy", "exit 1", "\"retryPolicy\":\"local\"", "\"retries\":2"));
    try (RunningCommandLine server = fixture.serve("--until", "1", "--time-scale", "100x")) {
      triggers.send("one");
      server.await().exits(0);
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("retrying", "retrying", "exhausted");
    assertThat(isDisabled()).isFalse();
  }

  @Test
  void aDeliveryThatComesAgainDoesNotEndARowOfFailures() throws Exception {
    triggers.are(command(
        "deploy", "exit 1", "\"outcomes\":[\"processed\",\"duplicate\"]", "\"pauseAfter\":2"));
    try (RunningCommandLine server = fixture.serve("--until", "3")) {
      triggers.send("one", "one", "two");
      server.await().exits(0);
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("failed", "skipped", "failed");
    assertThat(isDisabled()).isTrue();
  }

  @Test
  void soManyCommandsRunAtOnceAsTheTriggerSays() throws Exception {
    triggers.are(command(
        "deploy",
        "touch b-$NOTRA_HOOKS_DELIVERY; while [ $(ls | grep -c ^b-) -lt 3 ]; do sleep 0.02; done",
        "\"concurrency\":3"));
    try (RunningCommandLine server = fixture.serve("--until", "3")) {
      triggers.send("1", "2", "3");
      server.await().exits(0);
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("ran", "ran", "ran");
  }

  @Test
  void aChangeLetsTheCommandThatRunsComeToItsEnd() throws Exception {
    triggers.are(command("deploy", WAIT + "echo old >> out"));
    try (RunningCommandLine server = fixture.serve("--until", "2")) {
      triggers.send("one");
      triggers.awaitFile("began");
      triggers.are(command("deploy", "echo new >> out"));
      triggers.send("two");
      fixture.file("home/go", "");
      server.await().exits(0);
    }
    assertThat(triggers.lines("out")).containsExactly("old", "new");
  }

  @Test
  void aStopWhileAChangeWaitsForACommandEndsThatToo() throws Exception {
    triggers.are(command("deploy", WAIT));
    try (RunningCommandLine server = fixture.serve()) {
      triggers.send("one");
      triggers.awaitFile("began");
      triggers.are(command("deploy", "echo new >> out"));
      triggers.send("two");
      server.stop().exits(0);
    }
    assertThat(triggers.outcomes("deploy")).containsExactly("interrupted");
    assertThat(triggers.home().resolve("out")).doesNotExist();
  }

  @Test
  void theCommandOfTheCommandLineRunsInTheWorkingDirectory() throws Exception {
    Path script = fixture.file("here.sh", "#!/bin/sh\npwd > where; echo \"$@\" > arguments\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    try (RunningCommandLine server =
        fixture.serve("--exec", "./here.sh 'a  b' c", "--on", "github:push", "--until", "2")) {
      fixture.run("send", "release").exits(0);
      triggers.send("one");
      server.await().exits(0).says("→ exec ");
    }
    assertThat(Files.readString(fixture.file("where")).strip())
        .isEqualTo(fixture.file("").toRealPath().toString());
    assertThat(Files.readString(fixture.file("arguments"))).isEqualTo("a  b c\n");
    assertThat(triggers.outcomes("exec")).containsExactly("ran");
  }

  @Test
  void theCommandOfTheCommandLineBeginsAnewAfterARowOfFailures() throws Exception {
    try (RunningCommandLine server = fixture.serve("--exec", "sh -c 'exit 1'", "--until", "3")) {
      triggers.send("1", "2", "3");
      server.await().exits(0).says("It begins anew when the server is started again");
    }
    assertThat(isDisabled()).isFalse();
    try (RunningCommandLine server = fixture.serve("--exec", "sh -c 'exit 1'", "--until", "1")) {
      triggers.send("4");
      server.await().exits(0).assertErr().doesNotContain("is disabled");
    }
    assertThat(triggers.outcomes("exec")).hasSize(4).containsOnly("failed");
  }

  @Test
  void whatCannotStartIsAFailure() throws Exception {
    triggers.are(
        trigger("a", "\"run\":{\"command\":[\"no-such-program\"]}"),
        trigger("b", "\"run\":{\"command\":[\"./missing.sh\"]}"),
        trigger("c", "\"run\":{\"command\":[\"sh\"],\"directory\":\"missing\"}"),
        trigger("d", "\"run\":{\"command\":[\"sleep\",\"600\"],\"timeout\":\"20ms\"}"));
    try (RunningCommandLine server = fixture.serve("--until", "1")) {
      triggers.send("one");
      server.await().exits(0);
    }
    for (String id : List.of("a", "b", "c", "d")) {
      assertThat(triggers.outcomes(id)).containsExactly("failed");
    }
  }

  @Test
  void whatAPowerCutMayDoIsSaidWhereNothingIsSynced() throws Exception {
    triggers.are(command("deploy", "true"));
    try (RunningCommandLine server = fixture.serve("--sync", "none")) {
      server
          .stop()
          .exits(0)
          .says("--sync none: after a power cut a command may run again for a delivery");
    }
  }
}
