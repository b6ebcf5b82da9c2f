package io.github.notrahooks.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code logs import} and {@code replay --from}: what another log had, its own or another program's. */
@Timeout(90)
final class LogsImportTest {
  private CommandLineFixture fixture;

  /** Another home beside the first, on the same files. */
  private static final String[] OTHER = {"--home", "other"};

  @BeforeEach
  void aHomeWithDeliveries(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--delivery-id", "one").exits(0);
      fixture.run("send", "issue.update", "--delivery-id", "two").exits(0);
      fixture
          .run("send", "push", "--delivery-id", "three", "--fault", "bad-signature")
          .exits(3);
      server.stop();
    }
    fixture.run("logs", "export", "all.jsonl").exits(0);
    fixture.run("logs", "export", "-f", "har", "all.har").exits(0);
  }

  private Result other(String... arguments) {
    String[] all = new String[arguments.length + OTHER.length];
    System.arraycopy(OTHER, 0, all, 0, OTHER.length);
    System.arraycopy(arguments, 0, all, OTHER.length, arguments.length);
    return fixture.run(all);
  }

  private static List<String> ids(Result list) {
    return list.exits(0).json().stream().map(each -> each.path("id").asString()).toList();
  }

  @Test
  void anExportIsTheSameInAnotherHome() {
    JsonNode report = other("logs", "import", "all.jsonl").exits(0).only();

    assertThat(report.path("imported").asInt()).isEqualTo(6);
    assertThat(ids(other("logs", "list"))).isEqualTo(ids(fixture.run("logs", "list")));
    for (String id : ids(fixture.run("logs", "list"))) {
      assertThat(other("logs", "show", id, "--body").bytes())
          .isEqualTo(fixture.run("logs", "show", id, "--body").bytes());
      assertThat(other("logs", "show", id, "-o", "json").only().path("createdAt"))
          .isEqualTo(fixture.run("logs", "show", id, "-o", "json").only().path("createdAt"));
    }
    assertThat(other("logs", "show", "last", "-o", "json").only().has("importedAt"))
        .isTrue();
    other("logs", "check").exits(0);
  }

  @Test
  void whatIsThereAlreadyIsLeftOutAndCounted() {
    other("logs", "import", "all.jsonl").exits(0).says("6 imported.");
    other("logs", "import", "all.jsonl").exits(0).says("0 imported, 6 were there already.");
    fixture.run("logs", "import", "all.jsonl").exits(0).says("0 imported, 6 were there already.");
  }

  @Test
  void anArchiveOfThisToolHasTheSameDeliveries() {
    other("logs", "import", "all.har").exits(0).says("6 imported.");

    assertThat(ids(other("logs", "list"))).isEqualTo(ids(fixture.run("logs", "list")));
    for (JsonNode each : other("logs", "list").json()) {
      JsonNode own =
          fixture.run("logs", "show", each.path("id").asString(), "-o", "json").only();
      for (String key : List.of("referenceId", "outcome", "statusCode", "direction", "createdAt")) {
        assertThat(each.path(key)).as(key).isEqualTo(own.path(key));
      }
      assertThat(each.path("payload").path("event"))
          .isEqualTo(own.path("payload").path("event"));
      assertThat(other("logs", "show", each.path("id").asString(), "--body").bytes())
          .isEqualTo(
              fixture.run("logs", "show", own.path("id").asString(), "--body").bytes());
    }
  }

  @Test
  void anArchiveOfAnotherProgramHasItsDeliveries() {
    fixture.file("browser.har", """
        {"log":{"version":"1.2","creator":{"name":"mitmproxy","version":"11"},"entries":[
        {"startedDateTime":"2026-11-20T10:11:12.345+01:00","time":12.4,"request":{"method":"POST",
        "url":"https://example.com/hooks?a=1","headers":[{"name":"X-GitHub-Event","value":"ping"},
        {"name":"X-GitHub-Delivery","value":"abc"},{"name":"X-Hub-Signature-256","value":"sha256=00"},
        {"name":"Content-Type","value":"application/json"}],
        "postData":{"mimeType":"application/json","text":"{\\"zen\\":\\"\u00e9\\"}"}},
        "response":{"status":401,"headers":[]}},
        {"startedDateTime":"2026-11-20T10:11:13Z","time":1,"request":{"method":"POST",
        "url":"https://example.com/login","headers":[{"name":"Accept","value":"*/*"}],
        "postData":{"mimeType":"text/plain","text":"hello"}},"response":{"status":200}}]}}
        """);

    other("logs", "import", "browser.har").exits(0).says("1 imported, 1 left out");
    JsonNode delivery = other("logs", "list").only();
    assertThat(delivery.path("createdAt").asString()).isEqualTo("2026-11-20T09:11:12.345Z");
    assertThat(delivery.path("outcome").asString()).isEqualTo("rejected");
    assertThat(delivery.path("referenceId").asString()).isEqualTo("abc");
    assertThat(delivery.path("payload").path("event").asString()).isEqualTo("ping");
    other("logs", "show", "last", "--body").assertOut().isEqualTo("{\"zen\":\"\u00e9\"}");
    other("logs", "import", "browser.har").exits(0).says("0 imported, 1 was there already");
  }

  @Test
  void aDamagedLineIsNamedAndNothingIsImported() throws IOException {
    List<String> lines = Files.readAllLines(fixture.file("all.jsonl"));
    fixture.file("altered.jsonl", String.join("\n", lines).replaceFirst("(?s)acme(?=.*)", "AcmE"));
    fixture.file("cut.jsonl", lines.get(0) + "\n" + lines.get(1).substring(0, 200));
    fixture.file("text.txt", "hello\n");
    fixture.file("empty.jsonl", "");

    other("logs", "import", "altered.jsonl").exits(1).says("ine 1: ", "nothing was imported");
    other("logs", "import", "cut.jsonl").exits(1).says("cut.jsonl, line 2: ", "nothing was");
    other("logs", "import", "text.txt").exits(1).says("neither an export of a log nor");
    other("logs", "import", "empty.jsonl").exits(2).says("is empty");
    other("logs", "import", "nothing.jsonl").exits(2).says("there is no file");
    other("logs", "list").exits(0).assertOut().isEmpty();
  }

  @Test
  void linesThatAnotherProgramWroteAgainAreReadIfTheirBodiesAreWhole() throws IOException {
    String line = Files.readAllLines(fixture.file("all.jsonl")).get(0);
    fixture.file("spaced.jsonl", "{ " + line.substring(1) + "\r\n\r\n");

    other("logs", "import", "spaced.jsonl").exits(0).says("1 imported.");
  }

  @Test
  void whatWasImportedIsNoDuplicateOfWhatComes() {
    String[] serve = {"--home", "other", "serve", "--port", "0"};
    fixture.interrupted(serve).exits(0);
    other("logs", "import", "all.jsonl").exits(0);
    try (RunningCommandLine server = fixture.start(serve)) {
      server.awaitError("Listening on ");
      other("send", "push", "--delivery-id", "one").exits(0).prints("Processed push event");
      server.stop();
    }
  }

  @Test
  void whatIsImportedIntoTheHomeOfARunningServerStartsNoTriggerAndIsNotPrinted() {
    String[] serve = {
      "--home",
      "other",
      "serve",
      "--port",
      "0",
      "--exec",
      "/bin/touch started",
      "--on",
      "github:push",
      "-o",
      "json"
    };
    try (RunningCommandLine server = fixture.start(serve)) {
      server.awaitError("Listening on ");
      other("logs", "import", "all.jsonl").exits(0);
      other("send", "star", "--delivery-id", "four").exits(0);
      server.awaitOutput("four");

      assertThat(server.stop().exits(0).json()).hasSize(1);
    }
    assertThat(fixture.file("started")).doesNotExist();
    other("logs", "check").exits(0);
  }

  @Test
  void allDeliveriesOfAnExportAreReplayedInOrder() {
    for (String file : List.of("all.jsonl", "all.har")) {
      try (RunningCommandLine server = fixture.serve()) {
        Result result = fixture.run("replay", "--from", file, "--id", "keep", "--sign", "fresh");

        assertThat(result.json())
            .extracting(each -> each.path("deliveryId").asString())
            .containsExactly("one", "two", "three");
        result.exits(0).says("with 6 deliveries", "3 are left out");
        server.stop();
      }
    }
  }

  @Test
  void filtersAndNumbersChooseAmongThem() {
    String[] push = {"replay", "--from", "all.jsonl", "--event", "push", "--dry-run"};
    assertThat(fixture.run(push).exits(0).json()).hasSize(2);
    String[] last = {"replay", "--from", "all.jsonl", "--last", "1", "--dry-run"};
    assertThat(fixture.run(last).exits(0).json()).hasSize(1);
    String[] second = {"replay", "--from", "all.jsonl", "--entry", "2", "--dry-run"};
    assertThat(fixture.run(second).exits(0).json()).hasSize(1);
    fixture
        .run("replay", "--from", "all.jsonl", "--entry", "2", "--event", "push", "--dry-run")
        .exits(2)
        .says("--entry N");
    fixture.run("replay", "--from", "all.jsonl", "one").exits(2).says("give no IDs beside it");
  }

  @Test
  void moreThanTwentyAskFirst() throws IOException {
    String line = Files.readAllLines(fixture.file("all.jsonl")).get(0);
    fixture.file("many.jsonl", (line + "\n").repeat(21).getBytes(UTF_8));

    fixture.run("replay", "--from", "many.jsonl").exits(2).says("21 deliveries", "--yes");
  }
}
