package io.github.notrahooks.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The {@code logs} commands that read, over deliveries that the real receiver took. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogsCommandsTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  /** From the oldest: processed, processed, filtered, ignored, rejected, duplicate, pong; and a sent one. */
  @BeforeAll
  void receive(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
    send(0, "push", "--delivery-id", "push-1");
    send(0, "issue.update", "--delivery-id", "issue-1");
    send(0, "push.branch", "--delivery-id", "branch-1");
    send(0, "issues.opened", "--delivery-id", "opened-1");
    send(3, "push", "--delivery-id", "wrong-1", "--fault", "bad-signature");
    send(0, "push", "--delivery-id", "push-1");
    send(0, "ping", "--delivery-id", "ping-1");
    fixture.run("send", "release", "--delivery-id", "release-1").exits(0);
  }

  private void send(int exit, String... arguments) {
    String[] line =
        Stream.concat(Stream.of("send", "--no-log"), Stream.of(arguments)).toArray(String[]::new);
    fixture.run(line).exits(exit);
  }

  private List<String> listed(String... filters) {
    return fixture
        .run(Stream.concat(Stream.of("logs", "list"), Stream.of(filters)).toArray(String[]::new))
        .exits(0)
        .json()
        .stream()
        .map(line -> line.path("referenceId").asString())
        .toList();
  }

  @Test
  void theNewestAreListedFirst() {
    assertThat(listed("--direction", "incoming"))
        .containsExactly(
            "release-1",
            "ping-1",
            "push-1",
            "wrong-1",
            "opened-1",
            "branch-1",
            "issue-1",
            "push-1");
  }

  @Test
  void aTableSaysWhatBecameOfEach() {
    Result table = fixture.run("logs", "list", "-o", "table").exits(0);

    table.assertOut().startsWith("TIME                 ID ");
    table.prints("push.pushed", "mateo/eng-57-thumbnails-in-a-worker ← 2 commits", "⇄ github");
    table.assertOut().containsPattern("rejected +401 .*not made from these bytes");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --provider linear                   | issue-1
      --event Issue                       | issue-1
      --event push --outcome processed    | push-1
      --action opened                     | opened-1
      --outcome filtered                  | branch-1
      --outcome pong,ignored              | ping-1,opened-1
      --outcome duplicate                 | push-1
      --outcome sent                      | release-1
      --status failed                     | wrong-1
      --code 401                          | wrong-1
      --direction outgoing                | release-1
      --integration int_linear            | issue-1
      --repository team_local             | issue-1
      --grep webhookTimestamp             | issue-1
      --since 2026-11-24                  | ''
      --until 2026-11-23                  | ''
      --since 10m --outcome pong          | ping-1
      --since 2026-11-23T09:00:00Z --outcome pong | ping-1
      --until 2026-11-23T09:00:00Z        | ''
      --until 1h                          | ''
      --limit 1 --direction incoming      | release-1
      --limit 0                           | ''
      """)
  void filtersChoose(String filters, String ids) {
    assertThat(listed(filters.split(" ")))
        .isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(",")));
  }

  @Test
  void everyFilterHoldsForTheOtherCommandsToo() {
    fixture.run("logs", "export", "-", "--outcome", "pong").exits(0).says("1 delivery exported.");
    assertThat(fixture.run("logs", "stats", "--outcome", "pong").exits(0).out())
        .contains("pong")
        .doesNotContain("processed");
    fixture
        .interrupted("logs", "follow", "--last", "5", "--outcome", "pong")
        .exits(130)
        .prints("\"referenceId\":\"ping-1\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --since yesterdayish  | yesterdayish
      --outcome lost        | lost
      --limit -1            | --limit must be 0 or more, and is -1
      --code many           | many
      """)
  void aFilterThatMakesNoSenseIsAnError(String filter, String says) {
    String[] two = filter.split(" +");

    fixture.run("logs", "list", two[0], two[1]).exits(2).says(says);
  }

  @Test
  void twentyAreListedUnlessToldOtherwise(@TempDir Path folder) {
    CommandLineFixture many = new CommandLineFixture(folder);
    try (RunningCommandLine receiver = many.serve()) {
      many.run("send", "ping", "--times", "25", "--no-log", "--concurrency", "5")
          .exits(0);
      receiver.stop();
    }

    assertThat(many.run("logs", "list").json()).hasSize(20);
    assertThat(many.run("logs", "list", "--limit", "100").json()).hasSize(25);
    many.with("NOTRA_HOOKS_LOGS_LIST_LIMIT", "3");
    assertThat(many.run("logs", "list").json()).hasSize(3);
  }

  @Test
  void anEmptyLogIsNoError(@TempDir Path folder) {
    CommandLineFixture empty = new CommandLineFixture(folder).at(false, true, false);

    empty.run("logs", "list").exits(0).says("No deliveries.").assertOut().isEmpty();
    empty.run("logs", "check").exits(0);
    empty.run("logs", "stats").exits(0);
    empty.run("logs", "prune").exits(0).prints("Nothing has expired.");
    empty.run("logs", "show", "last").exits(5).says("the log has none");
  }

  @Test
  void aDeliveryIsNamedByAnyOfItsNames() {
    JsonNode newest = fixture.run("logs", "list", "--outcome", "pong").only();
    String id = newest.path("id").asString();

    for (String name : List.of(id, id.substring(0, 12), id.substring(4, 14), "ping-1", "ping")) {
      fixture.run("logs", "show", name).exits(0).prints("\"referenceId\":\"ping-1\"");
    }
    fixture.run("logs", "show", "last").prints("\"referenceId\":\"release-1\"");
    fixture.run("logs", "show", "last~2").prints("\"referenceId\":\"ping-1\"");
    fixture.run("logs", "show", "last~99").exits(5).says("the log has only 9");
    fixture.run("logs", "show", "log_").exits(2).says("log_");
    fixture.run("logs", "show", "0000nothing").exits(5).says("0000nothing");
  }

  @Test
  void theNameOfADeliveryAndItsDuplicatesIsThatOfTheFirst() {
    fixture.run("logs", "show", "push-1").prints("\"outcome\":\"processed\"");
  }

  @Test
  void oneIsShownWithItsHeadersAndBody() {
    fixture
        .run("logs", "show", "wrong-1", "-o", "table")
        .exits(0)
        .prints(
            "delivery     wrong-1",
            "outcome      rejected",
            "status       401",
            "X-GitHub-Event: push",
            "\n  \"ref\": \"refs/heads/main\"");
  }

  @Test
  void aPartIsShownWhereItIsAskedFor() throws MalformedJson {
    byte[] body = fixture.run("logs", "show", "push-1", "--body").exits(0).bytes();
    JsonNode json =
        fixture.run("logs", "show", "push-1", "--body", "-o", "json").only();

    assertThat(json.path("body").asString().getBytes(UTF_8)).isEqualTo(body);
    assertThat(json.path("bodyBytes").asInt()).isEqualTo(body.length);
    fixture.run("logs", "show", "push-1", "--headers").prints("X-GitHub-Delivery: push-1\n");
    fixture
        .run("logs", "show", "push-1", "--headers", "-o", "json")
        .prints("[\"X-GitHub-Delivery\",\"push-1\"]")
        .json();
    fixture.run("logs", "show", "push-1", "--curl").prints("curl ", "--data-binary");
    // One document, which may have several lines.
    byte[] archive = fixture.run("logs", "show", "push-1", "--har").exits(0).bytes();
    assertThat(Json.parse(archive).path("log").path("entries")).hasSize(1);
    fixture.run("logs", "show", "push-1", "--har", "--curl").exits(2).says("exclude each other");
  }

  @Test
  void controlCharactersAreMadeVisibleUnlessTheBytesAreAskedFor(@TempDir Path folder) {
    CommandLineFixture other = new CommandLineFixture(folder);
    other.file("odd.json", "{\"zen\":\"\u009b31m\"}");
    try (RunningCommandLine receiver = other.serve()) {
      other.run("send", "odd.json", "--provider", "github", "--event", "ping").exits(0);
      receiver.stop();
    }

    other.at(false, true, false);
    other.run("logs", "show", "last", "--body").prints("\\u009b31m").says("--raw");
    other.run("logs", "show", "last", "--body", "--raw").prints("\u009b31m");
    other.at(false, false, false);
    other.run("logs", "show", "last", "--body").prints("\u009b31m");
    JsonNode json = other.run("logs", "show", "last", "--body", "-o", "json").only();
    assertThat(json.path("body").asString()).isEqualTo("{\"zen\":\"\u009b31m\"}");
  }

  @Test
  void deliveriesAreExportedOldestFirst() throws Exception {
    fixture
        .run("logs", "export", "all.jsonl", "--outcome", "processed", "--provider", "github")
        .exits(0)
        .prints("\"deliveries\":2");
    assertThat(Files.readAllLines(fixture.file("all.jsonl")))
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).contains("\"referenceId\":\"push-1\""),
            line -> assertThat(line).contains("\"referenceId\":\"release-1\""));

    fixture.run("logs", "export", "all.jsonl").exits(2).says("--force");
    fixture.run("logs", "export", "all.jsonl", "--force", "-f", "har").exits(0);
    assertThat(Json.parse(Files.readAllBytes(fixture.file("all.jsonl")))
            .path("log")
            .path("entries"))
        .hasSize(9);
    fixture.run("logs", "export", "no/such/folder/x").exits(1).says("no/such/folder/x");
  }

  @Test
  void followingEndsAfterAsManyAsTheLimitSays() {
    List<String> newest = listed("--limit", "5");

    Result followed =
        fixture.run("logs", "follow", "--last", "5", "--limit", "2").exits(0);

    assertThat(followed.json())
        .extracting(record -> record.path("referenceId").asString())
        .containsExactly(newest.get(4), newest.get(3));
    assertThat(fixture
            .run("logs", "follow", "--last", "5", "--limit", "0")
            .exits(0)
            .out())
        .isEmpty();
  }

  @Test
  void newOnesAreFollowedAsTheyCome(@TempDir Path folder) {
    CommandLineFixture other = new CommandLineFixture(folder);
    try (RunningCommandLine receiver = other.serve()) {
      other.run("send", "push", "--no-log").exits(0);
      try (RunningCommandLine follow = other.start("logs", "follow", "--last", "1", "-o", "json")) {
        follow.awaitOutput("\n");
        other.run("send", "ping", "--no-log", "--delivery-id", "followed-1").exits(0);
        follow.awaitOutput("\"referenceId\":\"followed-1\"");

        assertThat(follow.stop().exits(130).json()).hasSize(2);
      }
      receiver.stop();
    }
  }

  @Test
  void statisticsCountByProviderEventOutcomeAndDay() {
    fixture
        .run("logs", "stats", "-o", "table", "--until", "2027-01-01")
        .exits(0)
        .prints("github", "linear", "push", "Issue", "rejected", "2026-11-23");
    assertThat(fixture.run("logs", "stats").only().isObject()).isTrue();
  }

  @Test
  void theDeliveriesOfAnIntegrationThatWasRemovedCanStillBeChosen(@TempDir Path folder) {
    CommandLineFixture other = new CommandLineFixture(folder);
    try (RunningCommandLine server = other.serve()) {
      other.run("send", "issue.update", "--no-log").exits(0);
    }
    other.run("integrations", "remove", "int_linear", "--yes").exits(0);

    Result listed = other.run("logs", "list", "--integration", "int_linear").exits(0);

    assertThat(listed.only().get("integrationType").asString()).isEqualTo("linear");
  }

  @Test
  void aNameThatFitsSeveralIsAnsweredWithALineForEach(@TempDir Path folder) {
    CommandLineFixture other = new CommandLineFixture(folder);
    other.run("integrations", "list");
    for (String id : List.of("abc-1", "abc-2")) {
      other
          .run("send", "push", "--to", "http://127.0.0.1:1/", "--delivery-id", id)
          .exits(6);
    }

    Result result = other.run("logs", "show", "abc").exits(2);

    assertThat(result.err().lines().toList())
        .hasSize(3)
        .first()
        .isEqualTo("error: 'abc' is not unique. Give more of the ID; it may be");
    result.says("\n  \"abc-1\"  ", "\n  \"abc-2\"  ");
    other.run("logs", "show", "abc-1").exits(0);
  }

  @Test
  void aTerminalsWidthIsKeptToAndNoIdIsShortened(@TempDir Path folder) {
    CommandLineFixture other = new CommandLineFixture(folder).with("COLUMNS", "120");
    other.run("integrations", "list");
    other.run("send", "push", "--to", "http://127.0.0.1:1/", "--delivery-id", "f00dcafe-0000-1111");

    Result listed =
        other.at(false, true, true).run("logs", "list", "--color", "never").exits(0);

    listed.prints("log_", "f00dcafe-0000-1111  Nothing listens at 127.0.0.1:…");
    assertThat(listed.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @Test
  void damageIsFoundAndNothingElseSuffers(@TempDir Path folder) throws IOException {
    CommandLineFixture damaged = new CommandLineFixture(folder);
    try (RunningCommandLine receiver = damaged.serve()) {
      damaged.run("send", "ping", "--times", "3", "--no-log").exits(0);
      receiver.stop();
    }
    damaged.run("logs", "check").exits(0).prints("\"ok\":true");
    Path segment;
    try (Stream<Path> files = Files.walk(damaged.file("home/logs"))) {
      segment =
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
    String text = Files.readString(segment);
    Files.writeString(segment, text.replaceFirst("pong", "pOng"));

    damaged.run("logs", "check").exits(1).prints("\"ok\":false");
    damaged
        .run("logs", "check", "-o", "table")
        .exits(1)
        .prints("the line was altered", ": 1 thing is wrong");
    Result list = damaged.run("logs", "list").exits(0).says("warning: skipped", "logs check");
    assertThat(list.json()).hasSize(2);
  }

  @Test
  void pruningBeforeATimeNeedsToBeConfirmedWhereNobodyCanBeAsked() {
    fixture.run("logs", "prune", "--before", "2026-11-01").exits(2).says("--yes");
    fixture
        .run("logs", "prune", "--before", "2026-11-01", "--yes")
        .exits(0)
        .prints("{\"removed\":[],\"bytes\":0}");
  }
}
