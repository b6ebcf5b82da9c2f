package io.github.notrahooks.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.signature.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code serve --forward}: what arrives is verified, logged, answered, and then sent on. */
@Timeout(60)
final class ForwardTest {
  private static final String UNAVAILABLE = RawServer.answer(503, "Unavailable", "", "later");

  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  private List<JsonNode> runs() {
    return fixture
        .run("logs", "list", "--trigger", "forward", "--limit", "1000", "-o", "json")
        .exits(0)
        .json();
  }

  private void send(String id) {
    fixture.run("send", "push", "--delivery-id", id).exits(0);
  }

  /** A text as its bytes in UTF-8, each as a character. */
  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String id(String request) {
    return request.replaceFirst("(?s).*X-GitHub-Delivery: (\\S+).*", "$1");
  }

  @Test
  void theApplicationGetsTheSameBytesAndHeaders() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server =
            fixture.serve("--forward", application.url() + "/hooks?a=b", "--until", "1")) {
      fixture
          .run("send", "push", "--delivery-id", "one", "-H", "Cookie: a=b", "-H", "X-Own: Zoë")
          .exits(0);
      server.await().exits(0).says("→ forward push.pushed             sent      200");

      String sent = new String(application.nextRequest(), ISO_8859_1);
      String received =
          fixture.run("logs", "show", "one", "--headers", "--raw").exits(0).out();
      assertThat(sent).startsWith("POST /hooks?a=b HTTP/1.1\r\n");
      assertThat(sent)
          .contains("\r\nCookie: a=b\r\n")
          .contains("\r\nX-Forwarded-For: 127.0.0.1\r\n");
      assertThat(sent).containsPattern("\r\nVia: 1.1 notra-hooks-[0-9a-f]{12}\r\n");
      received
          .lines()
          .filter(line -> !line.startsWith("Host:") && !line.startsWith("Content-Length:"))
          .forEach(line -> assertThat(sent).contains(bytes(line)));
      assertThat(sent.substring(sent.indexOf("\r\n\r\n") + 4))
          .isEqualTo(bytes(
              fixture.run("logs", "show", "one", "--body", "--raw").exits(0).out()));
    }
    JsonNode run = runs().get(0);
    assertThat(run.path("outcome").asString()).isEqualTo("sent");
    assertThat(run.path("attempt").asInt()).isEqualTo(1);
    String id = run.path("id").asString();
    JsonNode shown = fixture.run("logs", "show", id, "-o", "json").only();
    assertThat(shown.path("request").path("body").asString()).isEmpty();
    assertThat(fixture.run("logs", "show", id, "--body", "--raw").out())
        .isEqualTo(fixture.run("logs", "show", "one", "--body", "--raw").out());
    assertThat(fixture.run("logs", "show", id, "--headers", "--raw").out())
        .contains("Cookie: [redacted]");
  }

  @Test
  void whatIsRefusedForNowIsTriedAgainAndWhatIsRefusedForGoodIsNot() throws Exception {
    try (RawServer application = RawServer.answering(
            UNAVAILABLE, RawServer.answer(404, "Not Found", "", ""), RawServer.ok());
        RunningCommandLine server =
            fixture.serve("--forward", application.url(), "--until", "2", "--time-scale", "100x")) {
      send("one");
      server.awaitError("retrying");
      send("two");
      server.await().exits(0);
    }
    assertThat(runs())
        .extracting(run -> run.path("outcome").asString())
        .containsExactlyInAnyOrder("retrying", "failed", "sent");
  }

  @Test
  void whatIsRefusedAgainAndAgainIsExhausted() throws Exception {
    try (RawServer application = RawServer.answering(UNAVAILABLE);
        RunningCommandLine server = fixture.serve(
            "--forward", application.url(), "--until", "1", "--time-scale", "1000x")) {
      send("one");
      server.await().exits(0).says("exhausted");
    }
    List<JsonNode> runs = runs();
    assertThat(runs).hasSize(9);
    assertThat(runs.get(0).path("attempt").asInt()).isEqualTo(9);
    assertThat(runs.get(0).path("outcome").asString()).isEqualTo("exhausted");
  }

  @Test
  void aTargetThatIsDownIsWaitedForAndGetsAllInOrder() throws Exception {
    int port;
    try (RawServer closed = RawServer.answering(RawServer.ok())) {
      port = closed.port();
    }
    try (RunningCommandLine server =
        fixture.serve("--forward", "http://127.0.0.1:" + port, "--until", "4")) {
      send("1");
      server.awaitError("forward is down: ");
      IntStream.rangeClosed(2, 4).forEach(number -> send(Integer.toString(number)));
      try (RawServer application = RawServer.listening(port, RawServer.ok())) {
        server.await().exits(0).says("forward is back");
        assertThat(IntStream.range(0, 4).mapToObj(i -> id(next(application))))
            .containsExactly("1", "2", "3", "4");
      }
    }
    assertThat(runs()).extracting(run -> run.path("attempt").asInt()).containsOnly(1);
  }

  private static String next(RawServer application) {
    try {
      return new String(application.nextRequest(), ISO_8859_1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsOwedIsSentAfterARestartWithTheSameTargetAndDroppedWithAnother() throws Exception {
    int port;
    try (RawServer closed = RawServer.answering(RawServer.ok())) {
      port = closed.port();
    }
    String url = "http://127.0.0.1:" + port;
    try (RunningCommandLine server = fixture.serve("--forward", url)) {
      send("one");
      server.awaitError("forward is down: ");
      server.stop().exits(0);
    }
    try (RawServer application = RawServer.listening(port, RawServer.ok());
        RunningCommandLine server = fixture.serve("--forward", url)) {
      server.awaitError("→ forward push.pushed             sent");
      assertThat(id(next(application))).isEqualTo("one");
    }
    try (RunningCommandLine server = fixture.serve("--forward", url)) {
      send("two");
      server.awaitError("forward is down: ");
    }
    try (RawServer other = RawServer.answering(RawServer.ok());
        RunningCommandLine server = fixture.serve("--forward", other.url(), "--until", "1")) {
      server.awaitError("what was still owed to " + url);
      send("three");
      server.await().exits(0);
      assertThat(id(next(other))).isEqualTo("three");
    }
  }

  @Test
  void whatDoesNotFitIsNotSentOn() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server = fixture.serve(
            "--forward",
            application.url(),
            "--on",
            "github:release.published",
            "--where",
            "release.prerelease=false",
            "--until",
            "3")) {
      send("one");
      fixture.run("send", "release", "--delivery-id", "two").exits(0);
      fixture.run("send", "release", "--set", "release.prerelease=true").exits(0);
      server.await().exits(0);
      assertThat(id(next(application))).isEqualTo("two");
    }
    assertThat(runs()).hasSize(1);
  }

  @Test
  void aRefusedDeliveryAndADuplicateAreNotSentOn() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server = fixture.serve("--forward", application.url(), "--until", "3")) {
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);
      send("one");
      send("one");
      server.await().exits(0);
    }
    assertThat(runs()).hasSize(1);
  }

  @Test
  void listsAndFiguresLeaveRunsOutUnlessAskedForThem() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server =
            fixture.serve("--forward", application.url(), "--until", "1", "-o", "json")) {
      send("one");
      assertThat(server.await().exits(0).json())
          .extracting(record -> record.path("outcome").asString())
          .contains("processed", "sent");
    }
    String cause = runs().get(0).path("causeId").asString();
    assertThat(fixture.run("logs", "list", "-o", "json").json()).hasSize(2);
    assertThat(
            fixture.run("logs", "list", "--direction", "outgoing", "-o", "json").json())
        .hasSize(2);
    assertThat(fixture.run("logs", "list", "--cause", cause, "-o", "json").json())
        .hasSize(1);
    assertThat(fixture.run("logs", "show", "last", "-o", "json").only().has("triggerId"))
        .isFalse();
    fixture
        .run("logs", "show", cause, "-o", "table")
        .exits(0)
        .prints("Started")
        .prints("→ forward push.pushed             sent      200");
  }

  @Test
  void aDeliveryThatComesBackIsNotTakenAgain() throws Exception {
    try (RunningCommandLine server = fixture.serve()) {
      String via = "1.1 notra-hooks-"
          + Sha256.hex(List.of(fixture.file("home").toRealPath().toString().getBytes(UTF_8)))
              .substring(0, 12);
      fixture.run("send", "push", "-H", "Via: 1.0 other, " + via).prints("508");
      fixture.run("send", "push", "-H", "Via: 1.1 notra-hooks-000000000000").exits(0);
      server.stop().exits(0);
    }
  }

  @Test
  void theProviderIsToldWhatTheApplicationSaysIfThatIsAskedFor() throws Exception {
    String created = RawServer.answer(201, "Created", "Content-Type: text/plain\r\n", "made it");
    String refused = RawServer.answer(401, "Unauthorized", "", "no");
    try (RawServer application = RawServer.answering(created, refused, created);
        RunningCommandLine server =
            fixture.serve("--forward", application.url(), "--answer", "theirs", "--until", "4")) {
      fixture.run("send", "push", "--delivery-id", "one").exits(0).prints("\"statusCode\":201");
      // Duplicates are sent on, too.
      fixture.run("send", "push", "--delivery-id", "one").exits(3).prints("\"statusCode\":401");
      fixture.run("send", "issues").exits(0).prints("\"statusCode\":201");
      // What is refused here never gets there.
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);
      server
          .await()
          .exits(0)
          .says("github push.pushed             processed 201")
          .says("github push                    duplicate 401");
      assertThat(application.connections()).isBetween(1, 3);
    }
    assertThat(runs())
        .extracting(run -> run.path("outcome").asString())
        .containsExactly("sent", "failed", "sent");
    String answered = fixture
        .run("logs", "list", "--direction", "outgoing", "--code", "201", "-o", "json")
        .json()
        .get(0)
        .path("id")
        .asString();
    fixture.run("logs", "show", answered, "-o", "table").prints("made it");
  }

  @Test
  void anApplicationThatCannotBeReachedOrIsLateIsABadGateway() throws Exception {
    int port;
    try (RawServer closed = RawServer.answering(RawServer.ok())) {
      port = closed.port();
    }
    try (RunningCommandLine server = fixture.serve(
        "--forward", "http://127.0.0.1:" + port, "--answer", "theirs", "--until", "1")) {
      fixture
          .run("send", "push")
          .prints("\"statusCode\":502")
          .prints("The application cannot be reached");
      server.await().exits(0);
    }
    try (RawServer silent = RawServer.answering(RawServer.SILENCE);
        RunningCommandLine server =
            fixture.serve("--forward", silent.url(), "--answer", "theirs", "--until", "1")) {
      fixture.run("send", "issue.update").prints("\"statusCode\":504");
      server.await().exits(0);
    }
    assertThat(runs()).extracting(run -> run.path("outcome").asString()).containsOnly("failed");
  }

  @Test
  void whatWasSentOnCanBeSentThereAgain() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok())) {
      try (RunningCommandLine server =
          fixture.serve("--forward", application.url(), "--until", "1")) {
        send("one");
        server.await().exits(0);
      }
      fixture
          .run("replay", "--direction", "outgoing", "--last", "1", "--id", "keep")
          .exits(0);
      String first = next(application);
      String second = next(application);
      assertThat(second.substring(second.indexOf("\r\n\r\n")))
          .isEqualTo(first.substring(first.indexOf("\r\n\r\n")));
      assertThat(id(second)).isEqualTo("one");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--forward http://localhost:8484/x",
        "--forward http://127.0.0.1:8484",
        "--forward localhost:3000",
        "--forward http://x --on push",
        "--forward http://x --where ref",
        "--forward http://x --time-scale fast",
        "--on github:push"
      })
  void whatCannotWorkIsSaidAtTheStart(String options) {
    Result result = fixture.run(("serve " + options).split(" ")).exits(2);
    result.assertOut().isEmpty();
    assertThat(Files.exists(fixture.file("home/triggers"))).isFalse();
  }
}
