package io.github.notrahooks.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.Fault;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code send} against the real receiver, and against servers that answer otherwise. */
final class SendCommandTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
  }

  @Test
  void aSampleIsAcceptedByTheServerThatRunsOnTheHome() {
    JsonNode result = fixture.run("send", "push").exits(0).only();

    assertThat(result.path("statusCode").asInt()).isEqualTo(200);
    assertThat(result.path("message").asString()).isEqualTo("Processed push event (pushed)");
    assertThat(result.path("url").asString()).startsWith(server.url() + "/api/webhooks/github/");
  }

  @Test
  void theAnswerIsPrintedWithStatusTimeMessageAndDeliveryId() {
    fixture
        .run("send", "issue.update", "--delivery-id", "my-own-1", "-o", "table")
        .exits(0)
        .assertOut()
        .matches("200 +\\d+ ms  Processed Issue event \\(update\\)  my-own-1\n");
  }

  @Test
  void verboselyTheAnswersHeadersAndBodyArePrinted() {
    fixture
        .run("send", "push", "-v", "-o", "table")
        .prints("Content-Type: application/json; charset=utf-8", "{\"received\":true");
    JsonNode json = fixture.run("send", "push", "-v", "-o", "json").only();

    assertThat(json.path("body").asString()).startsWith("{\"received\":true");
    assertThat(json.path("headers").toString()).contains("application/json; charset=utf-8");
  }

  @Test
  void aFileAndStandardInputAreSentByteForByte() throws IOException {
    byte[] body = "\ufeff{ \"zen\" : \"\u00e9\",\r\n \"hook_id\":1.0 }\r\n".getBytes(UTF_8);
    fixture.file("odd.json", body);
    fixture.run("send", "odd.json", "--provider", "github", "--event", "ping").exits(0);

    Result shown = fixture.run("logs", "show", "last", "--body");

    assertThat(shown.bytes()).isEqualTo(body);
    fixture
        .reading("{\"zen\":\"x\"}")
        .run("send", "-", "--provider", "github", "--event", "ping")
        .exits(0);
    fixture.run("logs", "show", "last", "--body").assertOut().isEqualTo("{\"zen\":\"x\"}");
  }

  @Test
  void aFileThatDoesNotTellItsProviderOrEventNeedsOptions() {
    fixture.file("data.json", "{\"a\":1}");

    fixture.run("send", "data.json").exits(2).says("--provider");
    fixture.run("send", "data.json", "--provider", "github").exits(2).says("--event");
    fixture.run("send", "nothing.json").exits(2).says("there is no file nothing.json");
  }

  @Test
  void valuesAreChangedBeforeItIsSigned() {
    fixture
        .run(
            "send",
            "push",
            "--set",
            "repository.full_name=acme/\u00fcber",
            "--set",
            "commits[0].message=\"A \\\"quoted\\\" text\"",
            "--set",
            "forced=true",
            "--remove",
            "compare")
        .exits(0)
        .prints("Processed push event");

    Result body = fixture.run("logs", "show", "last", "--body");
    body.prints("\"full_name\":\"acme/\u00fcber\"", "\"message\":\"A \\\"quoted\\\" text\"");
    body.prints("\"forced\":true");
    body.assertOut().doesNotContain("\"compare\":");
  }

  @Test
  void aPathThatIsNotThereIsAnErrorUnlessItMayBeAdded() {
    fixture.run("send", "push", "--set", "brand_new=1").exits(2).says("brand_new", "--add");
    fixture.run("send", "push", "--set", "brand_new=1", "--add").exits(0);
    fixture.run("logs", "show", "last", "--body").prints("\"brand_new\":1");
  }

  @Test
  void editingNeedsATerminal() {
    fixture.run("send", "push", "--edit").exits(2).says("--edit needs a terminal");
  }

  @ParameterizedTest
  @CsvSource({
    "bad-signature, push, 401, 3",
    "missing-signature, push, 400, 1",
    "sha1-only, push, 400, 1",
    "tampered-body, push, 401, 3",
    "stale-timestamp, issue.update, 401, 3",
    "malformed-json, push, 400, 1",
    "missing-event, push, 400, 1",
    "oversize, push, 413, 1"
  })
  void aFaultIsRefusedByTheReceiver(String fault, String sample, int status, int exit) {
    JsonNode result = fixture.run("send", sample, "--fault", fault).exits(exit).only();

    assertThat(result.path("statusCode").asInt()).isEqualTo(status);
    assertThat(result.path("accepted").asBoolean()).isFalse();
  }

  @Test
  void everyFaultIsTried() {
    assertThat(Fault.names())
        .containsExactlyInAnyOrder(
            "bad-signature",
            "missing-signature",
            "sha1-only",
            "tampered-body",
            "stale-timestamp",
            "malformed-json",
            "missing-event",
            "oversize");
  }

  @Test
  void aFormIsWhatGitHubSendsForThatContentType() {
    fixture.run("send", "push", "--form").exits(0).prints("Processed push event");

    fixture.run("logs", "show", "last", "--body").assertOut().startsWith("payload=%7B");
    fixture
        .run("logs", "show", "last", "--headers")
        .prints("Content-Type: application/x-www-form-urlencoded");
  }

  @Test
  void aDryRunPrintsTheExactRequestAndSendsNothing() {
    Result text = fixture
        .run("send", "push", "--dry-run", "--delivery-id", "dry", "-o", "table")
        .exits(0);
    JsonNode json = fixture.run("send", "push", "--dry-run").exits(0).only();

    text.assertOut().startsWith("POST /api/webhooks/github/org_local/int_github/repo_local HTTP");
    text.prints("X-GitHub-Delivery: dry", "X-Hub-Signature-256: sha256=", "\n\n{\"ref\":");
    assertThat(json.path("method").asString()).isEqualTo("POST");
    assertThat(json.path("body").asString()).startsWith("{\"ref\":");
    fixture.run("logs", "list").assertOut().isEmpty();
  }

  @Test
  void aDryRunShowsBytesThatAreNoText() {
    byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};
    fixture.file("latin.json", body);

    JsonNode json = fixture
        .run("send", "latin.json", "--provider", "github", "--event", "push", "--dry-run")
        .only();

    assertThat(Base64.getDecoder().decode(json.path("bodyBase64").asString())).isEqualTo(body);
  }

  @Test
  void whatIsSentIsLoggedUnlessToldOtherwise() {
    fixture.run("send", "push").exits(0);
    fixture.run("send", "push", "--no-log").exits(0);

    assertThat(fixture.run("logs", "list", "--direction", "outgoing").json()).hasSize(1);
    assertThat(fixture.run("logs", "list", "--direction", "incoming").json()).hasSize(2);
  }

  @Test
  void manyHaveEachAnIdOfTheirOwnUnlessItIsToBeTheSame() {
    Set<String> ids = new HashSet<>();
    fixture
        .run("send", "push", "--times", "3")
        .exits(0)
        .says("3 sent: 3 accepted, 0 not", "3 × Processed push event (pushed)")
        .json()
        .forEach(line -> ids.add(line.path("deliveryId").asString()));
    assertThat(ids).hasSize(3);

    Result same = fixture.run("send", "push", "--times", "5", "--same-id", "--concurrency", "5");
    same.exits(0).says("1 × Processed push event", "4 × Webhook already processed (duplicate");
    assertThat(
            same.json().stream().map(line -> line.path("deliveryId").asString()).distinct())
        .hasSize(1);
  }

  @Test
  void aHeaderIsAddedReplacedOrLeftOut() {
    JsonNode json = fixture
        .run(
            "send",
            "push",
            "--dry-run",
            "-H",
            "X-Mine: 1",
            "-H",
            "User-Agent: me",
            "--header",
            "X-GitHub-Hook-ID:")
        .only();

    assertThat(json.path("headers").toString())
        .contains("[\"X-Mine\",\"1\"]", "[\"User-Agent\",\"me\"]")
        .doesNotContain("GitHub-Hookshot", "X-GitHub-Hook-ID");
  }

  @Test
  void aRetryFollowsAnAnswerThatAsksForOne() throws IOException {
    try (RawServer busy = RawServer.answering(
        RawServer.answer(503, "Busy", "Retry-After: 0\r\n", ""), RawServer.ok())) {
      JsonNode result = fixture
          .run("send", "push", "--to", url(busy), "--retries", "2")
          .exits(0)
          .only();

      assertThat(result.path("attempts").asInt()).isEqualTo(2);
    }
  }

  @Test
  void anAcceptedDeliveryWhoseAnswerIsCutShortIsNotSentAgain() throws IOException {
    String cut = RawServer.THEN_CLOSE + "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfine";
    try (RawServer server = RawServer.answering(cut)) {
      JsonNode json = fixture
          .run("send", "push", "--to", url(server), "--retries", "2")
          .exits(0)
          .only();
      assertThat(json.path("statusCode").asInt()).isEqualTo(200);
      assertThat(json.path("bodyCut").asBoolean()).isTrue();
      assertThat(json.path("attempts").asInt()).isEqualTo(1);
      fixture
          .run("send", "push", "--to", url(server), "-o", "table")
          .exits(0)
          .prints("fine  (the body of the answer was cut short)");
      fixture
          .run("ping", "--to", url(server), "-o", "table")
          .exits(0)
          .prints("its answer ended before all of the body had come");
    }
  }

  @Test
  void noAnswerInTimeIsANetworkFailure() throws IOException {
    try (RawServer silent = RawServer.answering(RawServer.SILENCE)) {
      JsonNode result = fixture
          .run("send", "push", "--to", url(silent), "--timeout", "50ms")
          .exits(6)
          .only();

      assertThat(result.path("error").asString()).isEqualTo("timed-out");
      assertThat(result.path("statusCode").isNull()).isTrue();
    }
  }

  @Test
  void theAnswerOfAStrangerCannotMoveTheCursor() throws IOException {
    String answer = RawServer.answer(500, "Oops", "X-Odd: \u009b31m\r\n", "\u001b[2J\u0007 gone");
    try (RawServer odd = RawServer.answering(answer)) {
      Result result =
          fixture.run("send", "push", "--to", url(odd), "-v", "-o", "table").exits(1);

      result.prints("\\u001b[2J\\u0007 gone");
      result.assertOut().doesNotContain("\u001b", "\u0007", "\u009b");
    }
  }

  @Test
  void aSummaryOfMoreAnswersThanItCountsSaysSo() throws IOException {
    String[] answers = new String[25];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = RawServer.answer(200, "OK", "", "answer " + (100 + i));
    }
    try (RawServer talkative = RawServer.answering(answers)) {
      fixture
          .run("send", "push", "--times", "25", "--to", url(talkative))
          .exits(0)
          .says("1 × answer 119\n", "5 × something else: only the first 20 different answers");
    }
  }

  @Test
  void aBarIsDrawnForManyAtATerminalOnly() {
    fixture.at(false, false, true);

    fixture.run("send", "push", "--times", "3", "-o", "json").says("\r[", "% ", "/3 push");
    fixture.run("send", "push").assertErr().doesNotContain("\r");
    fixture.run("send", "push", "--times", "3", "-q").saysNothing();
  }

  @Test
  void aPaceMayBeGivenInSecondsAndMinutes() {
    for (String rate : List.of("1000/s", "60000/m")) {
      assertThat(fixture
              .run("send", "push", "--times", "3", "--rate", rate)
              .exits(0)
              .json())
          .hasSize(3);
    }
  }

  private static String url(RawServer server) {
    return "http://127.0.0.1:" + server.port() + "/hook";
  }
}
