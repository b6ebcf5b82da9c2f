package io.github.notrahooks.cli.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code integrations} and {@code repos}, {@code samples} and {@code completion}. */
final class ConfigurationCommandsTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  private List<JsonNode> listed(String... options) {
    String[] line = new String[options.length + 2];
    line[0] = "integrations";
    line[1] = "list";
    System.arraycopy(options, 0, line, 2, options.length);
    return fixture.run(line).exits(0).json();
  }

  @Test
  void theFirstCommandMakesAConfigurationWithFreshSecrets() {
    List<JsonNode> hidden = listed();
    List<JsonNode> shown = listed("--show-secrets");

    assertThat(hidden).extracting(row -> row.path("secret").asString()).containsOnly("hidden");
    assertThat(shown.get(0).path("secret").asString()).matches("[0-9a-f]{64}");
    assertThat(shown.get(1).path("secret").asString()).startsWith("lin_wh_");
  }

  @Test
  void anIntegrationIsAddedAndRemoved() {
    JsonNode added = fixture
        .run("integrations", "add", "github", "--id", "int_x", "--repository", "repo_x")
        .exits(0)
        .only();

    assertThat(added.path("integrationId").asString()).isEqualTo("int_x");
    assertThat(added.path("secret").asString()).matches("[0-9a-f]{64}");
    assertThat(listed()).hasSize(3);
    fixture.run("integrations", "add", "github", "--id", "int_x").exits(2).says("int_x");
    fixture.run("integrations", "add", "github", "--id", "a/b").exits(2).says("a/b");
    fixture
        .run("integrations", "remove", "int_x", "--yes")
        .exits(0)
        .prints("\"change\":\"removed\"");
    assertThat(listed()).hasSize(2);
  }

  @Test
  void anIntegrationIsDisabledAndEnabled() {
    fixture
        .run("integrations", "disable", "int_linear", "-o", "table")
        .prints("int_linear disabled");
    assertThat(listed().get(1).path("enabled").asBoolean()).isFalse();
    fixture.run("integrations", "enable", "int_linear").exits(0);
    assertThat(listed().get(1).path("enabled").asBoolean()).isTrue();
  }

  @Test
  void aSecretIsRotated() {
    List<JsonNode> before = listed("--show-secrets");

    JsonNode rotated =
        fixture.run("integrations", "rotate-secret", "int_github").exits(0).only();

    List<JsonNode> after = listed("--show-secrets");
    assertThat(after.get(0).path("secret"))
        .isEqualTo(rotated.path("secret"))
        .isNotEqualTo(before.get(0).path("secret"));
    assertThat(after.get(1)).isEqualTo(before.get(1));
  }

  @Test
  void urlsAreThoseOfTheRunningServerElseTheDefault() {
    String path = "/api/webhooks/linear/org_local/int_linear/team_local\n";
    fixture
        .run("integrations", "url", "int_linear", "-o", "table")
        .exits(0)
        .assertOut()
        .isEqualTo("http://127.0.0.1:8484" + path);
    try (RunningCommandLine server = fixture.serve()) {
      fixture
          .run("integrations", "url", "team_local", "-o", "table")
          .assertOut()
          .isEqualTo(server.url() + path);
      assertThat(fixture.run("integrations", "url").json()).hasSize(2);
    }
  }

  @Test
  void aRepositoryIsAddedAndRemoved() {
    fixture
        .run("repos", "add", "int_github", "acme/gears", "--id", "repo_gears")
        .exits(0);
    assertThat(listed())
        .extracting(row -> row.path("repositoryId").asString())
        .contains("repo_gears");
    fixture.run("repos", "add", "int_github", "acme/x", "--id", "repo_gears").exits(2);
    fixture.run("repos", "remove", "repo_gears", "--yes").exits(0);
    assertThat(listed()).hasSize(2);
  }

  @Test
  void aRepositorysSecretMayStayElsewhere() throws IOException {
    Path file = fixture.file("gears.txt", "from a file\n");
    fixture.with("GEARS", "from a variable");
    fixture
        .run("repos", "add", "int_github", "a/b", "--id", "repo_v", "--secret-env", "GEARS")
        .exits(0);
    fixture
        .run("repos", "add", "int_github", "a/c", "--id", "repo_f", "--secret-path", "gears.txt")
        .exits(0);

    assertThat(Files.readString(fixture.file("home/config.json")))
        .contains("GEARS", "gears.txt")
        .doesNotContain("from a file", "from a variable");
    assertThat(listed("--show-secrets"))
        .extracting(row -> row.path("secret").asString())
        .contains("from a file", "from a variable");
    fixture
        .run("integrations", "rotate-secret", "int_github", "--repository", "repo_f")
        .exits(2)
        .says(file.toString(), "change it there");
    fixture
        .run("repos", "add", "int_github", "x", "--secret-env", "A", "--secret-path", "b")
        .exits(2)
        .says("exclude each other");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      integrations | list, add, enable, disable, rotate-secret, remove, url or secret
      repos        | list, add or remove
      logs         | list, show, wait, diff, follow, export, import, check, prune or stats
      samples      | list or show
      """)
  void aCommandThatNeedsAnotherSaysWhich(String command, String commands) {
    fixture.run(command).exits(2).says("a command is missing: " + commands);
  }

  @Test
  void withoutACommandItShowsItsHelp() {
    String help = fixture.run("--help").exits(0).out();

    assertThat(fixture.run().exits(0).out()).isEqualTo(help);
    assertThat(fixture.run("help").exits(0).out()).isEqualTo(help);
  }

  @Test
  void helpOfACommandIsWhatItsOptionShows() {
    String help = fixture.run("logs", "list", "--help").exits(0).out();

    assertThat(fixture.run("help", "logs", "list").exits(0).out()).isEqualTo(help);
    fixture
        .run("help", "logs", "lst")
        .exits(5)
        .says("there is no command 'lst'. Did you mean 'list'?");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      listen --help                     | 'listen' is 'serve' here. | Usage: notra-hooks serve
      trigger --help                    | 'trigger' is 'send' here. | Usage: notra-hooks send
      trigger list --help               | 'trigger' is 'triggers' here. | Usage: notra-hooks triggers list
      forward http://localhost:3 --help | 'forward' is 'serve --forward' here. | Usage: notra-hooks serve
      -o table tail --help              | 'tail' is 'logs follow' here. | Usage: notra-hooks logs follow
      logs tail --help                  | 'logs tail' is 'logs follow' here. | Usage: notra-hooks logs follow
      listen --forward-to=http://localhost:3 --help | 'listen' is 'serve' here. | Usage: notra-hooks serve
      """)
  void whatOthersCallACommandIsUnderstood(String words, String said, String help) {
    fixture.run(words.split(" ")).exits(0).says(said).prints(help);
  }

  @Test
  void theVersionIsPrinted() {
    fixture.run("--version").exits(0).assertOut().startsWith("notra-hooks ");
  }

  @Test
  void samplesAreListed() {
    assertThat(fixture.run("samples", "list").exits(0).json())
        .hasSizeGreaterThan(40)
        .allMatch(line -> line.has("name") && line.has("outcome") && line.has("description"));
    assertThat(fixture.run("samples", "list", "--provider", "linear").json())
        .allMatch(line -> line.path("provider").asString().equals("linear"));
  }

  @Test
  void aSampleIsIndentedOnATerminalAndItsBytesElsewhere() throws Exception {
    fixture.at(false, true, false);
    fixture
        .run("samples", "show", "push")
        .exits(0)
        .prints("{\n  \u001b[36m\"ref\"\u001b[0m: \u001b[32m\"refs/heads/main\"\u001b[0m");
    Result raw = fixture.run("samples", "show", "push", "--raw").exits(0);
    raw.assertOut().startsWith("{\"ref\":\"refs/heads/main\"").endsWith("}");
    assertThat(Json.parse(raw.bytes()).path("ref").asString()).isEqualTo("refs/heads/main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void aCompletionScriptIsPrinted(String shell) {
    fixture
        .run("completion", shell)
        .exits(0)
        .saysNothing()
        .prints("Completes notra-hooks command lines in " + shell);
    assertThat(
            fixture.run("completion", shell, "-o", "json").only().path("shell").asString())
        .isEqualTo(shell);
  }

  @Test
  void aShellWithoutAScriptIsAnError() {
    fixture.run("completion", "tcsh").exits(2).says("tcsh", "bash, zsh, fish");
  }
}
