package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code serve}: how it starts, what it prints, and when it ends. */
final class ServeCommandTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  @Test
  void theFirstStartMakesAConfigurationAndSaysHowToUseIt() throws Exception {
    Result result = fixture.interrupted("serve", "--port", "0").exits(0);

    result.says(
        "  github  acme/widgets   http://127.0.0.1:",
        "  linear  ENG            http://127.0.0.1:",
        "secrets: notra-hooks --home ",
        " integrations list --show-secrets",
        "try:     notra-hooks --home ",
        " send push",
        "Listening on http://127.0.0.1:");
    result.assertOut().isEmpty();
    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(fixture.file("home/config.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void anAddressInBracketsIsTheOneWithin() {
    fixture
        .interrupted("serve", "--port", "0", "--host", "[::1]")
        .says("Listening on http://[::1]:");
    fixture.interrupted("serve", "--port", "0", "--host", "::1").says("Listening on http://[::1]:");
  }

  @Test
  void roomThatIsTooSmallForSomeDeliveriesIsWarnedOf() {
    fixture
        .interrupted("serve", "--port", "0", "--max-in-flight", "1m")
        .says("a delivery with a body of more than 1048576 bytes is always refused with 503");
  }

  @Test
  void asJsonItPrintsTheRecordsAsTheyAreLogged() {
    try (RunningCommandLine server = fixture.serve("-o", "json", "--bodies")) {
      fixture.run("send", "push", "--delivery-id", "first").exits(0);
      fixture.run("send", "star", "--delivery-id", "second").exits(0);

      Result result = server.stop().exits(0);
      assertThat(result.json())
          .extracting(record -> record.path("referenceId").asString())
          .containsExactly("first", "second");
      assertThat(result.out().lines().findFirst())
          .hasValue(fixture.run("logs", "show", "first").out().strip());
      result.assertErr().doesNotContain("processed 200");
    }
  }

  @Test
  void theReadyFileSaysWhereItListens() throws Exception {
    try (RunningCommandLine server = fixture.serve("--ready-file", "ready.json")) {
      JsonNode ready = Json.parse(Files.readAllBytes(fixture.file("ready.json")));

      assertThat(ready.path("url").asString()).isEqualTo(server.url());
      assertThat(server.url()).endsWith(":" + ready.path("port").asInt());
      assertThat(ready.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(ready.path("endpoints")).hasSize(2);
      assertThat(ready.path("endpoints").get(0).path("provider").asString()).isEqualTo("github");
      assertThat(ready.path("endpoints").get(0).path("url").asString())
          .isEqualTo(server.url() + "/api/webhooks/github/org_local/int_github/repo_local");
    }
  }

  @Test
  void itEndsAfterAsManyDeliveriesAsAreWanted() {
    try (RunningCommandLine server = fixture.serve("--until", "2", "--timeout", "60s")) {
      fixture.run("send", "push").exits(0);
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);

      server.await().exits(0);
    }
  }

  @Test
  void itFailsIfTheyDoNotComeInTime() {
    fixture
        .run("serve", "--port", "0", "--until", "1", "--timeout", "1ms")
        .exits(1)
        .says("error: --timeout: not all was answered by then: deliveries: 0 of 1");
  }

  @Test
  void interruptedBeforeThatItSaysSo() {
    fixture.interrupted("serve", "--port", "0", "--until", "1").exits(130);
  }

  @Test
  void aSecondServerOnTheHomeSaysWhoHasIt() {
    try (RunningCommandLine server = fixture.serve()) {
      fixture
          .run("serve", "--port", "0")
          .exits(2)
          .says(
              "in use by another server", "process " + ProcessHandle.current().pid(), server.url());
      fixture.run("send", "push").exits(0);
    }
    fixture.interrupted("serve", "--port", "0").exits(0);
  }

  @Test
  void aPortThatIsTakenIsNamed(@TempDir Path other) {
    try (RunningCommandLine server = fixture.serve()) {
      String port = server.url().substring(server.url().lastIndexOf(':') + 1);

      new CommandLineFixture(other)
          .run("serve", "--port", port)
          .exits(1)
          .says(port)
          .assertErr()
          .doesNotContain("Listening");
    }
  }

  @Test
  void aConfigurationThatIsGoneIsNotMadeAnewBehindARunningServer() throws Exception {
    try (RunningCommandLine server = fixture.serve()) {
      Path configuration = fixture.file("home/config.json");
      Files.move(configuration, fixture.file("away"));

      fixture.run("integrations", "disable", "int_github").exits(2).says("is gone");

      assertThat(configuration).doesNotExist();
      Files.move(fixture.file("away"), configuration);
      server.stop();
    }
  }

  @Test
  void aRunningServerFollowsTheConfiguration() {
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("integrations", "disable", "int_github").exits(0);
      fixture.run("send", "push").exits(3).prints("Integration is disabled");
      fixture.run("integrations", "enable", "int_github").exits(0);
      fixture.run("send", "push").exits(0);
      server.stop().exits(0);
    }
  }

  @Test
  void theReadyFileIsThereOnlyWhileTheServerListens() throws Exception {
    fixture.serve("--ready-file", "ready.json").close();
    assertThat(fixture.file("ready.json")).doesNotExist();
    fixture.file("ready.json", "{\"url\":\"http://x\",\"port\":1,\"pid\":1,\"endpoints\":[]}");
    fixture.file("other/config.json", "{\"version\":2}");
    fixture
        .run("--home", "other", "serve", "--port", "0", "--ready-file", "ready.json")
        .exits(2)
        .says("version");
    assertThat(fixture.file("ready.json")).doesNotExist();
  }

  @Test
  void theReadyFileOfAnotherServerStays() throws Exception {
    try (RunningCommandLine server = fixture.serve("--ready-file", "ready.json")) {
      fixture.run("serve", "--port", "0", "--ready-file", "ready.json").exits(2).says("in use");
      assertThat(Files.readString(fixture.file("ready.json"))).contains(server.url());
      fixture.file("ready.json", "{\"url\":\"another's\"}");
    }
    assertThat(fixture.file("ready.json")).hasContent("{\"url\":\"another's\"}");
  }

  @Test
  void theReadyFileOfARunningServerOfAnotherHomeStaysToo() throws Exception {
    String[] other = {"--home", "other", "serve", "--port", "0", "--ready-file", "ready.json"};
    try (RunningCommandLine server = fixture.serve("--ready-file", "ready.json")) {
      fixture
          .run(other)
          .exits(2)
          .says("cannot write", fixture.file("home").toString(), server.url());
      assertThat(Files.readString(fixture.file("ready.json"))).contains(server.url());
      assertThat(fixture.file("other")).doesNotExist();
      Files.copy(fixture.file("ready.json"), fixture.file("left-behind"));
    }
    Files.move(fixture.file("left-behind"), fixture.file("ready.json"));
    fixture.interrupted(other).exits(0);
    assertThat(fixture.file("ready.json")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void whatTookTheReadyFilesPlaceKeepsNoServerFromEnding() throws Exception {
    try (RunningCommandLine server = fixture.serve("--ready-file", "ready.json")) {
      Files.delete(fixture.file("ready.json"));
      assertThat(new ProcessBuilder("mkfifo", fixture.file("ready.json").toString())
              .start()
              .waitFor())
          .isZero();
    }
    assertThat(fixture.file("ready.json")).exists();
  }

  @Test
  void noFileThatIsNoReadyFileIsRemovedOrReplacedForOne() throws Exception {
    fixture.file("notes.txt", "mine");
    fixture.file("data.json", "{\"url\":\"http://x\"}");
    Files.createDirectory(fixture.file("folder"));
    Files.createSymbolicLink(fixture.file("link"), fixture.file("notes.txt"));
    for (String path : List.of("notes.txt", "data.json", "folder", "link", "/dev/null", ".")) {
      fixture
          .run("serve", "--port", "0", "--ready-file", path)
          .exits(2)
          .says("cannot write ", fixture.file(path).toString());
    }
    assertThat(fixture.file("notes.txt")).hasContent("mine");
    assertThat(fixture.file("data.json")).hasContent("{\"url\":\"http://x\"}");
    assertThat(fixture.file("home")).doesNotExist();
    fixture.file("empty", "");
    try (RunningCommandLine server = fixture.serve("--ready-file", "empty")) {
      assertThat(Files.readString(fixture.file("empty"))).contains(server.url());
    }
  }

  @Test
  void aRepositoryWhoseSecretIsNotSetIsAloneOutOfOrderAndChangesAreFollowed() {
    try (RunningCommandLine server = fixture.serve()) {
      fixture
          .run("repos", "add", "int_github", "a/b", "--id", "repo_app2", "--secret-env", "APP2")
          .exits(0)
          .says("running server", "no environment variable APP2", "repo_app2 is out of order");
      fixture
          .run("integrations", "list", "--show-secrets")
          .exits(0)
          .says("APP2")
          .prints("team_local");
      fixture.run("send", "push").exits(0);
      server.awaitError("the repository repo_app2 is out of order");
      String app2 = server.url() + "/api/webhooks/github/org_local/int_github/repo_app2";
      fixture.with("NOTRA_HOOKS_SECRET", "any");
      fixture.run("send", "push", "--to", app2).exits(1).prints("Webhook secret not configured");
      server.awaitError("Webhook secret not configured for this repository");
      fixture.with("NOTRA_HOOKS_SECRET", null);
      fixture.run("integrations", "disable", "int_github").exits(0);
      fixture.run("send", "push").exits(3).prints("Integration is disabled");
      server.stop().exits(0);
    }
    fixture.run("integrations", "enable", "int_github").exits(0);
    try (RunningCommandLine server = fixture.serve()) {
      server.awaitError("the repository repo_app2 is out of order");
      fixture.run("send", "push").exits(0);
      server.stop().exits(0);
    }
  }

  @Test
  void aVariableThatTheRunningServerLacksIsMissingWhoeverElseHasIt() {
    String[] add = {"repos", "add", "int_github", "a/b", "--id", "repo_b", "--secret-env", "LATE"};
    try (RunningCommandLine server = fixture.serve()) {
      fixture
          .with("LATE", "a-secret-of-the-second-terminal")
          .run(add)
          .exits(0)
          .says("process " + ProcessHandle.current().pid(), "LATE", "until the server is started");
      fixture.run("repos", "remove", "repo_b", "--yes").exits(0);
      server.stop().exits(0);
    }
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run(add).exits(0).assertErr().doesNotContain("out of order");
      server.stop().exits(0);
    }
    fixture.with("LATE", null);
    fixture.run("repos", "remove", "repo_b", "--yes").exits(0);
    fixture.run(add).exits(0).says("LATE", "is not set", "refuses this repository's deliveries");
  }

  @Test
  void duplicatesAreKnownAfterARestartUnlessThatIsOff() {
    String[] send = {"send", "push", "--delivery-id", "same"};
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run(send).prints("Processed");
      server.stop();
    }
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run(send).prints("already processed");
      server.stop();
    }
    try (RunningCommandLine server = fixture.serve("--dedup-window", "off")) {
      fixture.run(send).prints("Processed");
      server.stop();
    }
  }

  @Test
  void whatIsLessSafeIsWarnedOf() {
    fixture.interrupted("serve", "--port", "0", "--host", "0.0.0.0").says("warning: listening on");
    fixture.interrupted("serve", "--port", "0", "--sync", "none").says("warning: --sync none");
  }

  @Test
  void aConfigurationThatIsWrongStopsItAndIsExplained() {
    List<String> wrong = List.of(
        "{\"version\":1,\"organisations\":[]}",
        "{\"version\":1,\"organizations\":[{\"id\":\"o\",\"name\":\"O\",\"retentionDays\":\"x\"}]}",
        "{\"version\":1,");
    List<String> says = List.of("organisations", "retentionDays", "config.json");
    for (int i = 0; i < wrong.size(); i++) {
      fixture.file("home/config.json", wrong.get(i));
      fixture.run("serve", "--port", "0").exits(2).says(says.get(i));
    }
    fixture.file("home/config.json", wrong.get(0));
    fixture.run("logs", "prune").exits(2).says("Did you mean 'organizations'?");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --port 65536        | --port must be from 0 to 65535, and is 65536
      --until 0           | --until must be 1 or more, and is 0
      --timeout 1s        | --timeout needs --until
      --retention 0       | --retention must be 1 day or more, and is 0
      --tolerance soon    | is not a duration
      --dedup-window soon | is not a duration
      --max-in-flight lots | is not a size
      --max-in-flight 0   | --max-in-flight must be 1 byte or more, and is 0
      --host []           | --host must be an address or a name to listen on, and is empty
      --sync often        | often
      --ready-file no/such/folder | no/such/folder
      """)
  void aValueThatMakesNoSenseIsAnErrorThatSaysWhy(String option, String says) {
    String[] two = option.split(" ");
    Result result = fixture.with("NOTRA_HOOKS_PORT", "0").run("serve", two[0], two[1]);

    result.exits(2).says(says).assertErr().doesNotContain("Listening on");
  }

  @Test
  void anEmptyHostIsNoHost() {
    fixture.run("serve", "--port", "0", "--host", "").exits(2).says("--host is empty");
    fixture.run("serve", "--port", "0", "--host", " ").exits(2).says("--host is empty");
  }
}
