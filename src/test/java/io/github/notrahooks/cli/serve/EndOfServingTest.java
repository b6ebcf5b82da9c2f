package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code serve}: the deliveries it waits for, those with which it fails, and what it prints of them as JSON. */
@Timeout(60)
final class EndOfServingTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  @Test
  void itEndsOnceAsManyOfEachEventCameAsAreWanted() {
    try (RunningCommandLine server =
        fixture.serve("--until-event", "push=2", "--until-event", "linear:Issue.update=1")) {
      fixture.run("send", "push").exits(0);
      fixture.run("send", "star").exits(0);
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);
      fixture.run("send", "issue.update").exits(0);
      fixture.run("send", "push").exits(0);

      server.await().exits(0);
    }
  }

  @Test
  void anActionIsFoundInTheBodyOfWhatNotraIgnores() {
    try (RunningCommandLine server = fixture.serve("--until-event", "issues.opened=1")) {
      fixture.run("send", "issues.opened").exits(0);

      server.await().exits(0);
    }
  }

  @Test
  void bothTheCountAndTheEventsMustBeReached() {
    try (RunningCommandLine server = fixture.serve("--until", "3", "--until-event", "push=1")) {
      fixture.run("send", "push").exits(0);
      fixture.run("send", "star").exits(0);
      fixture.run("send", "star").exits(0);

      server.await().exits(0);
    }
  }

  @Test
  void aTimeoutNamesWhatIsStillMissing() {
    try (RunningCommandLine server = fixture.serve(
        "--until-event",
        "push=2",
        "--until-event",
        "release=1",
        "--until",
        "4",
        "--timeout",
        "3s")) {
      fixture.run("send", "push").exits(0);

      server
          .await()
          .exits(1)
          .says("not all was answered by then: deliveries: 1 of 4, push: 1 of 2, release: 0 of 1");
    }
  }

  @Test
  void interruptedBeforeItsEventsCameItSaysSo() {
    fixture.interrupted("serve", "--port", "0", "--until-event", "push=1").exits(130);
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "push=0", "=1", "push=", "push=-1", "push=x", "gitlub:push=1"})
  void whatIsNoCountOfAnEventIsWrongUsage(String text) {
    fixture
        .run("serve", "--port", "0", "--until-event", text)
        .exits(2)
        .assertErr()
        .doesNotContain("Listening on");
  }

  @Test
  void anOutcomeThatMustNotBeMakesItFailAtItsEnd() {
    try (RunningCommandLine server = fixture.serve("--until", "3", "--fail-on", "rejected")) {
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);
      fixture.run("send", "push").exits(0);

      server.await().exits(1).says("--fail-on rejected: there were 2, the first log_", "push");
    }
  }

  @Test
  void withoutSuchAnOutcomeItSucceeds() {
    try (RunningCommandLine server =
        fixture.serve("--until", "1", "--fail-on", "rejected,failed", "--fail-on", "duplicate")) {
      fixture.run("send", "push").exits(0);

      server.await().exits(0);
    }
  }

  @Test
  void aSignalEndsItWithWhatThereWas() {
    try (RunningCommandLine server = fixture.serve("--fail-on", "duplicate")) {
      fixture.run("send", "push", "--times", "2", "--same-id").exits(0);

      server.stop().exits(1).says("--fail-on duplicate: there was one, log_");
    }
    fixture.run("serve", "--port", "0", "--fail-on", "refused").exits(2).says("refused");
  }

  @Test
  void recordsArePrintedWithoutBodiesUnlessTheyAreWanted() {
    try (RunningCommandLine server = fixture.serve("-o", "json", "--until", "1")) {
      fixture.run("send", "push", "--delivery-id", "one").exits(0);

      JsonNode record = server.await().exits(0).only();
      assertThat(record.path("referenceId").asString()).isEqualTo("one");
      assertThat(record.path("request").has("body")).isFalse();
      assertThat(record.path("request").path("bodyBytes").asInt()).isPositive();
      assertThat(record.path("request").path("headers").toString()).contains("X-Hub-Signature-256");
      assertThat(List.copyOf(record.propertyNames())).endsWith("durationMs", "request", "seq");
      fixture.file("printed.json", record.toString());
    }
    // It says what was, and is no delivery with an empty body.
    fixture.run("send", "printed.json").exits(2);
    fixture.run("verify", "printed.json").exits(2);
  }
}
