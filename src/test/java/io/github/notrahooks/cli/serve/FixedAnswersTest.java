package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code serve --answer}: what senders are told in place of what Notra would say. */
@Timeout(60)
final class FixedAnswersTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  private JsonNode last() {
    return fixture
        .run("logs", "list", "--direction", "incoming", "--limit", "1", "-o", "json")
        .exits(0)
        .only();
  }

  @Test
  void aStatusIsTheAnswerToAllThatIsVerifiedAndTheRecordSaysSo() {
    try (RunningCommandLine server = fixture.serve("--answer", "500")) {
      fixture.run("send", "push", "--delivery-id", "one").exits(1).prints("500");
      fixture.run("send", "push", "--delivery-id", "one").exits(1).prints("500");

      JsonNode record = last();
      assertThat(record.path("statusCode").asInt()).isEqualTo(500);
      assertThat(record.path("status").asString()).isEqualTo("failed");
      assertThat(record.path("outcome").asString()).isEqualTo("failed");
      assertThat(record.path("payload").path("event").asString()).isEqualTo("push");
      assertThat(record.path("payload").path("reason").asString())
          .isEqualTo("the answer was fixed by --answer 500");
      fixture.run("verify", "--delivery", "last").exits(0);
      server.stop();
    }
  }

  @Test
  void whatWasNotAcceptedIsNoDuplicateLater() {
    try (RunningCommandLine server = fixture.serve("--answer", "flaky:2")) {
      String[] send = {"send", "push", "--delivery-id", "one"};
      fixture.run(send).exits(1).prints("503");
      fixture.run(send).exits(1).prints("503");
      fixture.run(send).exits(0).prints("Processed push event");
      fixture.run(send).exits(0).prints("already processed");
      fixture.run("send", "push", "--delivery-id", "another").exits(1).prints("503");
      server.stop();
    }
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--delivery-id", "another").exits(0).prints("Processed");
      server.stop();
    }
  }

  @Test
  void aSenderThatTriesAgainGetsThrough() {
    try (RunningCommandLine server = fixture.serve("--answer", "flaky:1")) {
      JsonNode sent = fixture.run("send", "push", "--retries", "2").exits(0).only();

      assertThat(sent.path("attempts").asInt()).isEqualTo(2);
      server.stop();
    }
  }

  @Test
  void aSenderIsAskedOnceToComeBackLater() {
    try (RunningCommandLine server = fixture.serve("--answer", "retry-after:120")) {
      String[] send = {"send", "push", "--delivery-id", "one", "-v", "-o", "table"};
      fixture.run(send).exits(4).prints("Retry-After: 120");
      fixture.run(send).exits(0);
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"200", "202", "204", "299"})
  void aSuccessIsProcessedAsEverAndAnsweredOtherwise(int status) {
    try (RunningCommandLine server = fixture.serve("--answer", Integer.toString(status))) {
      JsonNode sent = fixture
          .run("send", "push", "--delivery-id", "one", "--times", "2", "--same-id")
          .exits(0)
          .json()
          .get(1);

      assertThat(sent.path("statusCode").asInt()).isEqualTo(status);
      assertThat(last().path("outcome").asString()).isEqualTo("duplicate");
      assertThat(last().path("statusCode").asInt()).isEqualTo(status);
      assertThat(last().path("payload").path("reason").asString()).contains("--answer " + status);
      server.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"304", "307", "404", "410", "599"})
  void anyOtherStatusCanBeAnswered(String status) {
    try (RunningCommandLine server = fixture.serve("--answer", status)) {
      fixture.run("send", "push", "--expect", status).exits(0);
      fixture.run("send", "push", "--expect", status).exits(0);
      server.stop();
    }
  }

  @Test
  void whatIsRefusedIsRefusedAsEver() {
    try (RunningCommandLine server = fixture.serve("--answer", "500")) {
      fixture.run("send", "push", "--fault", "bad-signature").exits(3).prints("401");
      fixture.run("send", "push", "--fault", "missing-signature").prints("400");
      server.stop();
    }
  }

  @Test
  void aLateAnswerIsOursAndIsTheLatest() {
    try (RunningCommandLine server = fixture.serve("--answer", "slow:400ms", "--until", "3")) {
      long start = System.nanoTime();
      fixture.run("send", "push", "--times", "3", "--concurrency", "3").exits(0);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(400));
      server.await().exits(0);
      assertThat(last().path("outcome").asString()).isEqualTo("processed");
      assertThat(last().path("payload").path("reason").asString())
          .isEqualTo("answered late by --answer slow:400ms");
    }
  }

  @Test
  void aSenderThatDoesNotWaitIsNotAnswered() {
    try (RunningCommandLine server = fixture.serve("--answer", "slow:30s")) {
      fixture.run("send", "push", "--timeout", "200ms").exits(6);
      server.stop().exits(0);
    }
  }

  @Test
  void aStopGivesLateAnswersAtOnce() throws Exception {
    try (RunningCommandLine server = fixture.serve("--answer", "slow:1h");
        RunningCommandLine sending = fixture.start("send", "push", "--timeout", "1h")) {
      // It is logged before it waits.
      RunningCommandLine following = fixture.start("logs", "follow", "--limit", "1", "--last", "1");
      following.await().exits(0);
      long start = System.nanoTime();
      server.stop().exits(0);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
      sending.await().exits(0).prints("Processed push event");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      100            | from 200 to 599
      600            | from 200 to 599
      sometimes      | --answer is ok, a status such as 500
      flaky:0        | from 1 to
      flaky:         | from 1 to
      flaky:many     | from 1 to
      slow:soon      | is not a duration
      slow:2h        | the longest is 1h
      retry-after:-1 | from 0 to
      quick:1        | --answer is ok, a status such as 500
      theirs         | --answer theirs needs --forward
      """)
  void whatIsNoAnswerIsWrongUsage(String answer, String says) {
    fixture
        .run("serve", "--port", "0", "--answer", answer)
        .exits(2)
        .says(says)
        .assertErr()
        .doesNotContain("Listening on");
  }

  @Test
  void okAndOursAreWhatNotraWouldSay() {
    for (String answer : new String[] {"ok", "ours"}) {
      try (RunningCommandLine server = fixture.serve("--answer", answer)) {
        fixture.run("send", "push").exits(0).prints("Processed push event");
        assertThat(last().path("payload").has("reason")).isFalse();
        server.stop();
      }
    }
  }
}
