package io.github.notrahooks.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code replay} of what the real receiver took, to it. */
final class ReplayCommandTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void receive(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
    fixture.run("send", "push", "--no-log", "--delivery-id", "push-1").exits(0);
    fixture.run("send", "issue.update", "--no-log", "--delivery-id", "issue-1").exits(0);
  }

  private List<JsonNode> received() {
    return fixture.run("logs", "list", "--direction", "incoming").exits(0).json();
  }

  private void receive(String request) throws IOException {
    URI url = URI.create(server.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 404");
    }
  }

  private String lastBody() {
    return fixture.run("logs", "show", "last", "--body").out();
  }

  @Test
  void theStoredBytesAreSentAgainUnderANewId() {
    String first = fixture.run("logs", "show", "push-1", "--body").out();

    JsonNode result = fixture.run("replay", "push-1").exits(0).only();

    assertThat(result.path("message").asString()).isEqualTo("Processed push event (pushed)");
    assertThat(result.path("signing").asString()).isEqualTo("signature kept");
    assertThat(result.path("deliveryId").asString()).isNotEqualTo("push-1");
    assertThat(received().get(0).path("outcome").asString()).isEqualTo("processed");
    assertThat(lastBody()).isEqualTo(first);
  }

  @Test
  void withTheSameIdAReceiverThatDeDuplicatesKnowsIt() {
    fixture.run("replay", "push-1", "--id", "keep").exits(0).prints("duplicate delivery");

    JsonNode duplicate = received().get(0);
    assertThat(duplicate.path("referenceId").asString()).isEqualTo("push-1");
    assertThat(duplicate.path("outcome").asString()).isEqualTo("duplicate");
  }

  @Test
  void lastCountsWhatWasReceived() {
    fixture.run("send", "ping").exits(0);

    fixture.run("replay", "last~1", "--dry-run").exits(0).prints("\"event\":\"Issue\"");
    fixture.run("replay", "last", "last~2", "--dry-run").exits(0).prints("\"event\":\"ping\"");
  }

  @Test
  void aSignatureThatStillVerifiesIsKeptAndAStaleOneMadeAnew() {
    String before = fixture.run("logs", "show", "issue-1", "--body").out();
    fixture.clock().advance(Duration.ofHours(1));

    JsonNode result = fixture.run("replay", "issue-1").exits(0).only();

    assertThat(result.path("signing").asString()).contains("signed again");
    String after = lastBody();
    assertThat(after).isNotEqualTo(before).hasSameSizeAs(before);
    String timestamp = "\"webhookTimestamp\":\\d+";
    assertThat(after.replaceFirst(timestamp, "")).isEqualTo(before.replaceFirst(timestamp, ""));
  }

  @Test
  void aSignatureIsKeptMadeAnewOrLeftOutAsTold() {
    fixture.clock().advance(Duration.ofHours(1));

    fixture.run("replay", "issue-1", "--sign", "keep").exits(3).prints("\"statusCode\":401");
    fixture.run("replay", "issue-1", "--sign", "fresh").exits(0).prints("\"statusCode\":200");
    fixture.run("replay", "push-1", "--sign", "fresh").exits(0).prints("signed");
    fixture
        .run("replay", "push-1", "--sign", "none")
        .exits(1)
        .prints("Missing X-Hub-Signature-256 header");
  }

  @Test
  void aRotatedSecretIsSignedWithAgain() {
    fixture.run("integrations", "rotate-secret", "int_github").exits(0);

    fixture.run("replay", "push-1").exits(0).prints("signed again", "\"statusCode\":200");
    fixture.run("replay", "push-1", "--sign", "keep").exits(3);
  }

  @Test
  void filtersChooseAmongWhatWasReceived() {
    fixture.run("send", "star").exits(0);

    Result result = fixture.run("replay", "--provider", "github", "--event", "push", "--dry-run");

    assertThat(result.exits(0).json()).hasSize(1);
    assertThat(fixture
            .run("replay", "--last", "2")
            .exits(0)
            .says("2 sent: 2 accepted")
            .json())
        .extracting(line -> line.path("event").asString())
        .containsExactly("Issue", "star");
  }

  @Test
  void theSummaryCountsTheAnswers() {
    fixture
        .run("replay", "push-1", "issue-1")
        .exits(0)
        .says(
            "2 sent: 2 accepted, 0 not",
            "1 × Processed push event (pushed)",
            "1 × Processed Issue event (update)");
  }

  @Test
  void moreThanTwentyNeedToBeConfirmedWhereNobodyCanBeAsked() {
    fixture.run("send", "push", "--times", "19", "--no-log").exits(0);

    fixture
        .run("replay", "--since", "1h")
        .exits(2)
        .says("21 deliveries would be sent; more than 20 need --yes");
    assertThat(received()).hasSize(20);
    fixture.run("replay", "--since", "1h", "--yes", "-o", "table").exits(0).says("21 sent");
    fixture.run("replay", "--last", "20", "-q").exits(0);
    fixture.run("replay", "--since", "1h", "--dry-run").exits(0);
  }

  @Test
  void whatIsToBeReplayedHasToBeSaidOnce() {
    fixture.run("replay").exits(2).says("say what to replay");
    fixture.run("replay", "last", "--last", "2").exits(2).says("but not both");
    fixture.run("replay", "--last", "0").exits(2).says("--last must be 1 or more");
    fixture.run("replay", "last", "--rate", "1/s", "--speed", "1x").exits(2).says("exclude");
    fixture.run("replay", "last", "--speed", "fast").exits(2).says("fast");
    fixture.run("replay", "nothing-like-it").exits(5).says("nothing-like-it");
    fixture.run("replay", "--event", "nothing").exits(0).says("There is nothing to replay.");
  }

  @Test
  void ofTwoLimitsTheLowerCounts() {
    fixture.run("send", "star", "--no-log").exits(0);

    assertThat(fixture.run("replay", "--last", "1", "--limit", "3", "--dry-run").json())
        .hasSize(1);
    assertThat(fixture.run("replay", "--last", "3", "--limit", "2", "--dry-run").json())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --outcome , | names no outcome
      --grep      | --grep must not be empty
      --code 42   | --code must be an HTTP status from 100 to 999
      """)
  void aFilterThatChoosesNothingInParticularDoesNotChooseAll(String options, String says) {
    String[] words = options.split(" ");
    String value = words.length > 1 ? words[1] : "";
    for (String command : List.of("replay", "logs list", "logs export -", "verify --logged")) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(List.of(words[0], value));
      fixture
          .run(arguments.toArray(String[]::new))
          .exits(2)
          .says(says)
          .assertOut()
          .isEmpty();
    }
    assertThat(received()).hasSize(2);
  }

  @Test
  void aSpanOfTimeHasABeginningBeforeItsEnd() {
    fixture
        .run("replay", "--since", "1h", "--until", "2h")
        .exits(2)
        .says("--since 1h is not before --until 2h");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --speed;fast             | is not a speed
      --rate;fast              | is not a rate
      --rate;1/s;--speed;1x    | exclude each other
      -H;nonsense              | is not a header
      -H;Bad Name: x           | is not a header name
      -H;Content-Length: 1     | follows from the body
      """)
  void whatIsWrongIsSaidBeforeAnythingIsSentOrShown(String options, String says) {
    List<String> command = new ArrayList<>(List.of("replay", "push-1"));
    command.addAll(List.of(options.split(";")));
    fixture.run(command.toArray(String[]::new)).exits(2).says(says).assertOut().isEmpty();
    command.add("--dry-run");
    fixture.run(command.toArray(String[]::new)).exits(2).says(says).assertOut().isEmpty();
    List<String> nothing = new ArrayList<>(List.of("replay", "--event", "none"));
    nothing.addAll(List.of(options.split(";")));
    fixture.run(nothing.toArray(String[]::new)).exits(2).says(says);
    assertThat(received()).hasSize(2);
  }

  @Test
  void aDryRunEndsAsTheReplayWould() {
    fixture.run("integrations", "remove", "int_github", "--yes").exits(0);
    for (String dry : List.of("--dry-run", "--no-log")) {
      fixture.run("replay", "push-1", "--sign", "fresh", dry).exits(2);
    }
  }

  @Test
  void whatCannotBeSentKeepsNoOtherFromBeingSent() throws IOException {
    // What stands in a path that a stranger chose need not be an address.
    receive("POST /api/webhooks/github/org_local/int_github/.. HTTP/1.1\r\n"
        + "Host: 127.0.0.1\r\nContent-Type: application/json\r\nX-GitHub-Event: push\r\n"
        + "X-GitHub-Delivery: odd\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    fixture.run("send", "star", "--no-log").exits(0);

    Result result = fixture.run("replay", "--last", "4");

    assertThat(result.json())
        .extracting(line -> line.path("accepted").asBoolean())
        .containsExactly(true, true, false, true);
    result.exits(1).says("3 sent: 3 accepted, 0 not; 1 could not be sent");
    assertThat(result.json().get(2).path("message").asString())
        .contains("cannot be sent again", "'..'");
  }

  @Test
  void thatACredentialIsNotSentAgainIsSaid() {
    fixture.run("send", "push", "-H", "Authorization: Bearer x").exits(0);
    String id = fixture
        .run("logs", "list", "--direction", "outgoing")
        .json()
        .get(0)
        .path("id")
        .asString();

    fixture.run("replay", id, "--dry-run").exits(0).says("was sent with Authorization");
    fixture
        .run("replay", id, "--dry-run", "-H", "Authorization: Bearer y")
        .exits(0)
        .assertErr()
        .doesNotContain("Authorization");
  }

  @Test
  void recordedGapsMayBeKeptAndShortened() {
    fixture.run("replay", "--last", "2", "--speed", "1000x").exits(0).says("2 sent: 2 accepted");
    fixture.run("replay", "--last", "2", "--speed", "max").exits(0).says("2 sent: 2 accepted");
  }

  @Test
  void aDryRunPrintsWhatWouldBeSent() {
    fixture
        .run("replay", "push-1", "--id", "keep", "--dry-run", "-o", "table")
        .exits(0)
        .prints("github push.pushed  push-1  signature kept");
    fixture
        .run("replay", "push-1", "--id", "keep", "--dry-run", "-v", "-o", "table")
        .prints("X-GitHub-Delivery: push-1");
    assertThat(received()).hasSize(2);
  }

  @Test
  void aHeaderMayBeAdded() {
    fixture.run("replay", "push-1", "-H", "X-Again: yes").exits(0);

    fixture.run("logs", "show", "last", "--headers").prints("X-Again: yes");
  }

  @Test
  void itsPayloadIsChangedAndSignedAnew() {
    JsonNode result = fixture
        .run("replay", "push-1", "--set", "ref=refs/heads/release", "--remove", "head_commit")
        .exits(0)
        .only();

    assertThat(result.path("signing").asString()).startsWith("signed again");
    assertThat(lastBody()).contains("refs/heads/release").doesNotContain("head_commit");
  }

  @Test
  void aPathThatIsNotInItIsAnErrorThatNamesTheNearest() {
    fixture.run("replay", "push-1", "--set", "reff=x").exits(2).prints("Did you mean 'ref'?");

    assertThat(received()).hasSize(2);
  }

  @Test
  void aFormStaysOne() {
    fixture.run("send", "push", "--form", "--no-log", "--delivery-id", "form-1").exits(0);

    fixture.run("replay", "form-1", "--set", "ref=refs/heads/x y").exits(0);

    assertThat(lastBody()).startsWith("payload=%7B%22ref%22%3A%22refs%2Fheads%2Fx+y%22");
  }

  @Test
  void inTheEditorItIsIndentedAndItIsSentWithoutTheWhiteSpace() {
    String before = fixture.run("logs", "show", "push-1", "--body").out();

    fixture
        .with(
            "EDITOR", "sed -i 's|^  \"ref\": \"refs/heads/main\",$|  \"ref\": \"refs/heads/v2\",|'")
        .run("replay", "push-1", "--edit")
        .exits(0);

    assertThat(lastBody()).isEqualTo(before.replaceFirst("refs/heads/main", "refs/heads/v2"));
  }

  @Test
  void whatWasLookedAtAndNotChangedGoesAsItCame() {
    JsonNode result = fixture
        .with("EDITOR", "true")
        .run("replay", "push-1", "--edit")
        .exits(0)
        .only();

    assertThat(result.path("signing").asString()).isEqualTo("signature kept");
  }

  @Test
  void whatIsNoJsonAfterEditingIsKeptInItsFileAndNotSent(@TempDir Path temporary)
      throws IOException {
    fixture
        .with("TMPDIR", temporary.toString())
        .with("EDITOR", "printf '{\"mine\":' >")
        .run("replay", "push-1", "--edit")
        .exits(1)
        .prints("what was edited is no JSON any more");

    try (Stream<Path> kept = Files.list(temporary)) {
      assertThat(kept).singleElement().satisfies(file -> assertThat(file).hasContent("{\"mine\":"));
    }
    assertThat(received()).hasSize(2);
  }

  @Test
  void onlyOneIsEditedAtATime() {
    fixture.run("replay", "--last", "2", "--edit").exits(2).says("--edit changes one delivery");
  }

  @Test
  void itGoesElsewhereWhereThatIsSaid() {
    fixture.run("replay", "push-1", "--to", server.url() + "/elsewhere").exits(5);
  }
}
