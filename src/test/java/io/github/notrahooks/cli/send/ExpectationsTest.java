package io.github.notrahooks.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code send --expect} and {@code --style} against the real receiver, and against servers that answer otherwise. */
final class ExpectationsTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
  }

  @Test
  void aRefusalThatWasExpectedIsASuccess() {
    JsonNode json = fixture
        .run("send", "push", "--fault", "bad-signature", "--expect", "refused")
        .exits(0)
        .only();

    assertThat(json.path("expected").asString()).isEqualTo("refused");
    assertThat(json.path("asExpected").asBoolean()).isTrue();
    assertThat(json.path("accepted").asBoolean()).isFalse();
  }

  @Test
  void whatWasAcceptedAlthoughARefusalWasExpectedIsAFailureThatSaysBoth() {
    fixture
        .run("send", "push", "--expect", "refused", "-o", "table")
        .exits(1)
        .prints(
            "expected that it is refused (4xx, but not 408 or 429), and it was accepted with 200");
    JsonNode json = fixture.run("send", "push", "--expect", "refused").exits(1).only();
    assertThat(json.path("asExpected").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "401, refused, 0",
    "404, refused, 0",
    "408, refused, 1",
    "429, refused, 1",
    "500, refused, 1",
    "302, refused, 1",
    "204, accepted, 0",
    "404, accepted, 1",
    "401, 401, 0",
    "403, 401, 1",
    "403, 4xx, 0",
    "503, 503, 0",
    "503, 4xx, 1"
  })
  void theAnswersStatusDecides(int status, String expected, int exit) throws IOException {
    try (RawServer other = RawServer.answering(RawServer.answer(status, "Any", "", ""))) {
      fixture
          .run("send", "push", "--to", other.url(), "--secret-file", secret(), "--expect", expected)
          .exits(exit);
    }
  }

  @Test
  void noAnswerIsNoRefusal() {
    fixture
        .run(
            "send",
            "push",
            "--to",
            "http://127.0.0.1:1/",
            "--secret-file",
            secret(),
            "--expect",
            "refused",
            "-o",
            "table")
        .exits(6)
        .prints("and no answer came");
  }

  @Test
  void ofManyAllMustBeAsExpected() {
    fixture
        .run("send", "push", "--times", "3", "--fault", "bad-signature", "--expect", "401")
        .exits(0)
        .says("3 of 3 were answered as expected (401)");
  }

  @Test
  void anAnswerThatWasExpectedIsNotAskedForAgain() throws IOException {
    try (RawServer other = RawServer.answering(RawServer.answer(503, "Any", "", ""))) {
      JsonNode json = fixture
          .run(
              "send",
              "push",
              "--to",
              other.url(),
              "--secret-file",
              secret(),
              "--expect",
              "503",
              "--retries",
              "3")
          .exits(0)
          .only();
      assertThat(json.path("attempts").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "", "600", "99", "6xx", "4XX", "2xx,4xx"})
  void whatIsNoExpectationIsWrongUsage(String text) {
    fixture.run("send", "push", "--expect", text).exits(2).says("--expect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "spaced", "escaped", "numbers"})
  void aSampleInAnotherStyleIsSignedRightlyAndAccepted(String style) {
    for (String sample : new String[] {"push", "issue.update", "release", "comment.create"}) {
      fixture.run("send", sample, "--style", style, "--expect", "accepted").exits(0);
      fixture.run("verify", "--delivery", "last").exits(0);
    }
  }

  @Test
  void aFileIsWrittenInAnotherStyleToo() {
    fixture.file("own.json", "{\"zen\":\"a/b\",\"hook_id\":100}");

    fixture
        .run("send", "own.json", "--provider", "github", "--event", "ping", "--style", "numbers")
        .exits(0);
    fixture
        .run("logs", "show", "last", "--body")
        .assertOut()
        .isEqualTo("{\"zen\":\"a/b\",\"hook_id\":1e2}");
  }

  @Test
  void aStyleThatCannotBeOrChangesNothingIsSaid() {
    fixture.file("form.txt", "payload=%7B%7D");
    fixture.file("same.json", "{\"zen\": \"x\"}".getBytes(UTF_8));

    fixture
        .run("send", "form.txt", "--provider", "github", "--event", "ping", "--style", "pretty")
        .exits(2)
        .says("the payload is none");
    fixture
        .run("send", "same.json", "--provider", "github", "--event", "ping", "--style", "spaced")
        .exits(2)
        .says("--style spaced changes nothing");
    fixture.run("send", "push", "--style", "ugly").exits(2).says("ugly");
  }

  private String secret() {
    return fixture.file("secret.txt", "a secret of a test").toString();
  }
}
