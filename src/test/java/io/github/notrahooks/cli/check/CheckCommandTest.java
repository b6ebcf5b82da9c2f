package io.github.notrahooks.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.cli.check.WrongReceiver.Decision;
import io.github.notrahooks.cli.check.WrongReceiver.Reply;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code check} against receivers that are right, and ones with a fault. */
@Timeout(120)
final class CheckCommandTest {
  private static final Reply YES = new Reply(200, "ok");
  private static final Reply NO = new Reply(401, "no");

  @TempDir
  Path folder;

  private CommandLineFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", WrongReceiver.SECRET);
  }

  private Result check(WrongReceiver receiver, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("check", receiver.url(), "--provider", "github"));
    arguments.addAll(List.of(more));
    return fixture.run(arguments.toArray(String[]::new));
  }

  private static Map<String, JsonNode> checks(Result result) {
    Map<String, JsonNode> checks = new TreeMap<>();
    for (JsonNode node : result.json()) {
      if (node.path("type").asString().equals("check")) {
        checks.put(node.path("id").asString(), node);
      }
    }
    return checks;
  }

  private static List<String> failed(Result result) {
    return checks(result).values().stream()
        .filter(node -> node.path("counts").asBoolean())
        .map(node -> node.path("id").asString())
        .toList();
  }

  private static JsonNode summary(Result result) {
    List<JsonNode> all = result.json();
    return all.get(all.size() - 1);
  }

  private static Reply rightly(WrongReceiver.Request request) {
    return request.isRight() ? YES : NO;
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void ourOwnReceiverPassesAll(String provider) {
    CommandLineFixture own = new CommandLineFixture(folder.resolve("own"));
    try (RunningCommandLine server = own.serve()) {
      String id = provider.equals("github") ? "int_github" : "int_linear";
      String url = own.run("integrations", "url", id).exits(0).out().strip();
      assertThat(url).startsWith(server.url());

      Result result = own.run("check", url, "--provider", provider, "--strict").exits(0);

      assertThat(failed(result)).isEmpty();
      assertThat(summary(result).path("requests").asInt()).isLessThanOrEqualTo(200);
      assertThat(checks(result).get("again.once-at-once").path("result").asString())
          .isEqualTo("passed");
    }
  }

  @Test
  void aReceiverThatBelievesAnybodyIsToldSoWithTheReasonAndTheCure() {
    // The home that commands have by themselves, which none of them has to name.
    fixture.with("NOTRA_HOOKS_HOME", null);
    try (WrongReceiver receiver = new WrongReceiver(request -> YES)) {
      Result result = check(receiver, "-o", "table").exits(1);

      result.prints(
          "✗ auth.no-signature",
          "it was accepted with 200",
          "Whoever knows the address",
          "timingSafeEqual",
          "notra-hooks send push --fault missing-signature --to " + receiver.url());
      assertThat(failed(check(receiver)))
          .contains(
              "auth.no-signature", "auth.wrong-signature", "auth.other-secret", "auth.empty-value");
    }
  }

  @Test
  void aRightReceiverFailsNothingThatMustPass() {
    try (WrongReceiver receiver = new WrongReceiver(CheckCommandTest::rightly)) {
      Result result = check(receiver).exits(0);

      assertThat(checks(result).get("again.once").path("result").asString())
          .isEqualTo("inconclusive");
      assertThat(checks(result).get("again.once").path("message").asString()).contains("--observe");
    }
  }

  @Test
  void aComparisonOfTheBeginningIsFoundAndNothingElse() {
    Decision decision = request -> {
      String given = request.header("X-Hub-Signature-256");
      return given.length() == 71 && given.startsWith(request.right().substring(0, 39)) ? YES : NO;
    };
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      assertThat(failed(check(receiver))).containsExactly("auth.same-beginning");
    }
  }

  @Test
  void whatIsDoneTwiceIsSeenWhereSomethingTells() {
    Decision decision = request -> {
      if (!request.isRight()) {
        return NO;
      }
      request.worked();
      return YES;
    };
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      Result result =
          check(receiver, "--observe", receiver.workUrl(), "--only", "again", "--strict");

      assertThat(failed(result.exits(1))).containsExactly("again.once", "again.once-at-once");
      assertThat(checks(result).get("again.once").path("message").asString())
          .isEqualTo("it was worked on 2 times");
      assertThat(checks(result).get("again.forged-first").path("result").asString())
          .isEqualTo("passed");
    }
  }

  @Test
  void aCommandMayTellHowMuchWorkThereWas() throws Exception {
    Path count = Files.writeString(folder.resolve("count"), "0");
    Decision decision = request -> {
      synchronized (this) {
        try {
          if (request.isRight() && request.worked() == 1) {
            int all = Integer.parseInt(Files.readString(count)) + 1;
            Files.writeString(count, Integer.toString(all));
          }
          return request.isRight() ? YES : NO;
        } catch (IOException e) {
          return new Reply(500, "");
        }
      }
    };
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      Result result = check(
          receiver, "--observe", "cat '" + count + "'", "--only", "again.once,again.once-at-once");

      assertThat(checks(result.exits(0)).get("again.once").path("result").asString())
          .isEqualTo("passed");
    }
  }

  @Test
  void anObservationThatTellsNoNumberMakesNothingPass() {
    try (WrongReceiver receiver = new WrongReceiver(CheckCommandTest::rightly)) {
      Result result = check(receiver, "--observe", "echo many", "--only", "again.once");

      assertThat(checks(result.exits(0)).get("again.once").path("result").asString())
          .isEqualTo("inconclusive");
    }
  }

  @Test
  void whereTheRightDeliveryIsRefusedTheRunEndsAndSaysWhatThatMeans() {
    try (WrongReceiver receiver = new WrongReceiver(request -> NO)) {
      Result result = check(receiver, "-o", "table").exits(1);

      result.prints("✗ reach.accepts", "The receiver does not believe the sender");
      assertThat(receiver.checks()).containsOnly("reach.accepts");
      Map<String, JsonNode> checks = checks(check(receiver));
      assertThat(checks.get("auth.no-signature").path("result").asString()).isEqualTo("notRun");
    }
  }

  @Test
  void aReceiverThatIsNotThereIsNotReached() {
    fixture
        .run("check", "http://127.0.0.1:1/hooks", "--provider", "github", "-o", "table")
        .exits(6)
        .prints("Nothing listens at");
  }

  @Test
  void aConnectionThatIsCutIsTheReceiversFault() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.CLOSE)) {
      fixture.run("check", server.url(), "--provider", "github").exits(1);
    }
  }

  @Test
  void whatSpeaksNoTlsBehindAnAddressOfItFailsTheCheckOfThat() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> {
        try (Socket socket = plain.accept()) {
          socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
          socket.getInputStream().readAllBytes();
        } catch (IOException e) {
          // The client is gone.
        }
      });
      answering.start();
      String url = "https://127.0.0.1:" + plain.getLocalPort() + "/hooks";

      Result result = fixture.run("check", url, "--provider", "github").exits(1);

      assertThat(failed(result)).containsExactly("reach.accepts", "reach.tls");
      answering.join();
    }
  }

  @Test
  void aReceiverThatHasNoTimeTellsNothing() {
    Decision decision = request -> request.header("X-Notra-Hooks-Check").startsWith("auth")
        ? new Reply(503, "")
        : rightly(request);
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      Result result = check(receiver, "--only", "auth.no-signature");

      assertThat(checks(result.exits(0)).get("auth.no-signature").path("result").asString())
          .isEqualTo("inconclusive");
      assertThat(receiver.checks().stream().filter("auth.no-signature"::equals)).hasSize(2);
    }
  }

  @Test
  void withoutASecretOnlyWhatIsToBeRefusedIsSent() {
    try (WrongReceiver receiver = new WrongReceiver(CheckCommandTest::rightly)) {
      Result result = check(receiver, "--no-secret").exits(0);

      assertThat(checks(result).get("bytes.utf8").path("result").asString()).isEqualTo("notRun");
      assertThat(checks(result).get("auth.no-signature").path("result").asString())
          .isEqualTo("passed");
      assertThat(receiver.checks()).doesNotContain("reach.accepts");
    }
  }

  @Test
  void aCheckThatMustBeRunAndHadNoTimeMakesTheRunFail() {
    try (WrongReceiver receiver = new WrongReceiver(CheckCommandTest::rightly)) {
      Result result = check(receiver, "--max-time", "100ms", "--rate", "10/s").exits(1);

      assertThat(summary(result).path("end").asString()).isEqualTo("out-of-time");
    }
  }

  @Test
  void onlyWhatWasChosenIsRunBetweenTheFirstAndTheLastRightDelivery() {
    try (WrongReceiver receiver = new WrongReceiver(CheckCommandTest::rightly)) {
      Result result = check(receiver, "--only", "transport.chunked").exits(0);

      assertThat(checks(result).keySet())
          .containsExactlyInAnyOrder(
              "reach.accepts", "reach.in-time", "transport.chunked", "after.still-answers");
    }
  }

  @Test
  void whatIsWrongWithTheCommandIsSaidBeforeAnythingIsSent() {
    try (WrongReceiver receiver = new WrongReceiver(request -> YES)) {
      fixture.run("check").exits(2).says("the URL of a receiver");
      fixture.run("check", receiver.url()).exits(2).says("--provider");
      check(receiver, "--only", "auth.no-signatur").exits(2).says("Did you mean");
      check(receiver, "--report", "report.txt").exits(2).says(".xml");
      check(receiver, "--event", "issue.update").exits(2).says("no sample of github");
      fixture
          .run("check", "https://example.com/hooks", "--provider", "github")
          .exits(2)
          .says("--allow-remote");
      fixture.run("check", receiver.url(), "--provider", "gitlab").exits(2).says("token");
      assertThat(receiver.checks()).isEmpty();
    }
  }

  @Test
  void samplesThatAreChosenMustBeAccepted() {
    Decision decision = request ->
        request.header("X-GitHub-Event").equals("star") ? new Reply(422, "") : rightly(request);
    try (WrongReceiver receiver = new WrongReceiver(decision)) {
      check(receiver, "--only", "events").exits(0);
      assertThat(failed(check(receiver, "--only", "events", "--event", "star").exits(1)))
          .contains("events.sample.star.created");
    }
  }
}
