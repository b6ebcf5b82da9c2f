package io.github.notrahooks.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code logs wait}: ends once deliveries are in the log, or says what was different. */
@Timeout(60)
final class LogsWaitTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
  }

  @Test
  void whatIsThereAlreadyCountsAndIsPrintedAsAListHasIt() {
    fixture.run("send", "push", "--times", "3", "--no-log").exits(0);

    assertThat(fixture
            .run("logs", "wait", "--event", "push", "--count", "2")
            .exits(0)
            .out())
        .isEqualTo(
            fixture.run("logs", "list", "--event", "push", "--limit", "2").out());
  }

  @Test
  void itEndsOnceAsManyHaveComeAsAreWanted() {
    fixture.run("send", "push", "--no-log").exits(0);
    try (RunningCommandLine waiting =
        fixture.start("logs", "wait", "--event", "push", "--count", "3", "--timeout", "50s")) {
      fixture.run("send", "star", "--no-log").exits(0);
      fixture.run("send", "push", "--times", "2", "--no-log").exits(0);

      assertThat(waiting.await().exits(0).json()).hasSize(3);
    }
  }

  @Test
  void sinceNowMeansNewOnesAlone() {
    fixture.run("send", "push", "--no-log").exits(0);

    fixture
        .run("logs", "wait", "--since", "now", "--event", "push", "--timeout", "100ms")
        .exits(1)
        .says("no such delivery is in the log after 100 ms", "push", "it is older than");
  }

  @Test
  void theNearestDeliveryIsNamedAndWhatIsDifferentAboutIt() {
    fixture.run("send", "star", "--no-log").exits(0);
    fixture.run("send", "push", "--fault", "bad-signature", "--no-log").exits(3);
    fixture.run("send", "issue.update", "--no-log").exits(0);

    fixture
        .run("logs", "wait", "--event", "push", "--outcome", "processed", "--timeout", "0s")
        .exits(1)
        .says("the nearest is log_", " push, ", "its outcome is rejected, not processed");
    fixture
        .run("logs", "wait", "--provider", "github", "--count", "9", "--timeout", "0s")
        .exits(1)
        .says("2 of 9 deliveries", "the nearest other", "its provider is linear, not github");
  }

  @Test
  void ofAnEmptyLogNothingIsNear() {
    fixture.run("logs", "wait", "--timeout", "0s").exits(1).says("there is no other delivery");
  }

  @Test
  void itCanBeInterrupted() {
    fixture.interrupted("logs", "wait", "--event", "push").exits(130);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--count=0", "--count=-1", "--count=many", "--limit=3", "--timeout=soon"})
  void whatMakesNoSenseIsWrongUsage(String option) {
    fixture.run("logs", "wait", option).exits(2);
  }
}
