package io.github.notrahooks.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code ping}: what it says of each answer, and the exit code for each. */
final class PingCommandTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
  }

  @Test
  void aReceiverThatAnswersAsNotraDoesIsWell() {
    fixture
        .run("ping", "-o", "table")
        .exits(0)
        .prints("Pong! Webhook configured successfully", "All is well");
    assertThat(fixture.run("ping").only().path("explanation").asString()).startsWith("All is well");
  }

  @Test
  void aWrongSecretIsNamedAsSuch() {
    fixture.with("NOTRA_HOOKS_SECRET", "wrong");

    fixture
        .run("ping")
        .exits(3)
        .prints("another secret than NOTRA_HOOKS_SECRET", "give both sides the same secret");
  }

  @Test
  void aDisabledIntegrationIsToBeEnabled() {
    fixture.run("integrations", "disable", "int_github").exits(0);

    fixture.run("ping").exits(3).prints("disabled", "integrations enable");
  }

  @Test
  void anUnknownPathIsToBeCompared() {
    fixture.with("NOTRA_HOOKS_SECRET", "any");

    fixture.run("ping", "--to", server.url() + "/elsewhere").exits(5).prints("not at this path");
    fixture
        .run("ping", "--to", server.url() + "/api/webhooks/github/org_local/int_x/repo_local")
        .exits(5)
        .prints("no such integration");
  }

  @Test
  void whereNothingListensTheServerIsToBeStarted() {
    String url = server.url();
    server.close();

    fixture
        .run("ping", "--to", url + "/x")
        .exits(6)
        .prints("Nothing listens", "Start the receiver");
    fixture
        .run("ping")
        .exits(6)
        .prints("Nothing listens", "Start the receiver with 'notra-hooks", " serve'");
  }

  @ParameterizedTest
  @CsvSource({
    "204, 0, The receiver accepted it.",
    "302, 1, do not follow redirects",
    "400, 1, request is wrong",
    "401, 3, another secret",
    "403, 3, refuses it. It does not say why",
    "404, 5, not at this path",
    "405, 1, takes no POST",
    "418, 1, did not accept it: 418",
    "429, 4, had enough for now",
    "500, 1, failed while it worked on it",
    "503, 1, takes nothing at the moment"
  })
  void theAnswerOfAStrangerIsExplained(int status, int exit, String words) throws IOException {
    try (RawServer stranger = RawServer.answering(RawServer.answer(status, "Words", "", ""))) {
      fixture
          .run("ping", "--to", "http://127.0.0.1:" + stranger.port() + "/hook", "-o", "table")
          .exits(exit)
          .prints(words);
    }
  }

  @Test
  void whetherAStrangerLooksAtTheSignatureIsTriedWithAWrongOne() throws Exception {
    try (RawServer stranger = RawServer.answering(
        RawServer.answer(200, "OK", "", ""), RawServer.answer(401, "No", "", ""))) {
      fixture
          .run("ping", "--to", stranger.target("/hook").url(), "-o", "table")
          .exits(0)
          .prints("The receiver accepted it.\n")
          .prints(
              "A ping with a wrong signature was answered with 401, so the signature is looked");
      assertThat(signature(stranger.nextText())).isNotEqualTo(signature(stranger.nextText()));
    }
    try (RawServer stranger = RawServer.answering(
        RawServer.answer(200, "OK", "", ""), RawServer.answer(200, "OK", "", ""))) {
      JsonNode result = fixture
          .run("ping", "--to", stranger.target("/hook").url(), "-o", "json")
          .only();
      assertThat(result.path("wrongSignature").path("statusCode").asInt()).isEqualTo(200);
      assertThat(result.path("explanation").asString()).contains("anybody can send to it");
      assertThat(result.path("signedWith").asString()).isEqualTo("int_github/repo_local");
    }
  }

  private static String signature(String request) {
    return request
        .lines()
        .filter(line -> line.startsWith("X-Hub-Signature-256"))
        .toList()
        .get(0);
  }

  @Test
  void aPingIsAFormWhereTheWebhookSaysSo() {
    fixture.run("ping", "--form").exits(0).prints("All is well");
    fixture
        .run("ping", "--form", "--dry-run", "-o", "table")
        .prints("Content-Type: application/x-www-form-urlencoded", "payload=%7B");
  }

  @Test
  void aDryRunSendsNothing() {
    fixture.run("ping", "--dry-run", "-o", "table").exits(0).prints("X-GitHub-Event: ping");
    fixture.run("logs", "list").assertOut().isEmpty();
  }
}
