package io.github.notrahooks.cli.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code integrations add} says of how a real repository or team is made to send here. */
final class ConnectingTest {
  private static final String PATH = "/api/webhooks/github/org_local/int_gears/repo_gears";

  @TempDir
  Path folder;

  private CommandLineFixture fixture;

  @BeforeEach
  void aHome() {
    // The home that it would be by itself: suggestions need not name it.
    fixture = new CommandLineFixture(folder)
        .with("NOTRA_HOOKS_HOME", null)
        .with("HOME", folder.toString());
  }

  private Result added(String... options) {
    String[] line = {
      "integrations", "add", "github", "--id", "int_gears", "--repository", "repo_gears"
    };
    String[] all = new String[line.length + options.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(options, 0, all, line.length, options.length);
    return fixture.run(all).exits(0);
  }

  @Test
  void threeWaysArePrintedThatCanBePasted() {
    added("--name", "acme/gears")
        .says(
            "gh extension install cli/gh-webhook\n",
            "--repo=acme/gears",
            "--events=pull_request,push,release,star",
            "--url=\"$(notra-hooks integrations url repo_gears)\"",
            "--secret=\"$(notra-hooks integrations secret repo_gears)\"",
            "cloudflared tunnel --url http://127.0.0.1:8484\n",
            "ngrok http 8484\n",
            "https://github.com/acme/gears/settings/hooks/new\n",
            "Payload URL   https://ADDRESS" + PATH + "\n",
            "Content type  application/json\n",
            "notra-hooks integrations secret repo_gears\n");
  }

  @Test
  void standardOutputIsStillOneObjectAndQuietSaysNothing() {
    assertThat(added().json()).hasSize(1);
    fixture.run("repos", "add", "int_gears", "acme/quiet", "-q").exits(0).saysNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gears", "acme/gears;rm -rf x", "a/b/c", "$(id)/x", "--x/\u001b[2J"})
  void aNameThatIsNoneOfAProvidersStandsNowhereInACommand(String name) {
    added("--name=" + name)
        .says("--repo=OWNER/NAME", "https://github.com/OWNER/NAME/settings/hooks/new")
        .assertErr()
        .doesNotContain("--repo=" + name, "\u001b");
  }

  @Test
  void commandsNameAHomeThatIsNotTheUsualOne() {
    String home = folder.resolve("an other").toString();

    added("--home", home).says("$(notra-hooks --home '" + home + "' integrations url repo_gears)");
  }

  @Test
  void theServerThatRunsIsWhereTunnelsLead() {
    try (RunningCommandLine server = fixture.serve()) {
      added()
          .says(
              "cloudflared tunnel --url " + server.url() + "\n",
              "ngrok http " + server.url().replaceFirst(".*:", "") + "\n");
    }
  }

  @Test
  void aTeamHasATunnelAndASecretThatIsMadeElsewhere() {
    fixture
        .run("integrations", "add", "linear", "--id", "int_d", "--repository", "team_d")
        .exits(0)
        .says(
            "ngrok http 8484",
            "https://linear.app/settings/api",
            "https://ADDRESS/api/webhooks/linear/org_local/int_d/team_d\n",
            "notra-hooks integrations rotate-secret int_d --repository team_d --secret-file -\n")
        .assertErr()
        .doesNotContain("gh webhook");
  }

  @Test
  void linesFitATerminalUnlessTheyAreToBeCopied() {
    fixture.at(true, true, true).with("COLUMNS", "60");

    assertThat(added("--name", "acme/gears").err().lines())
        .filteredOn(line -> line.length() > 60)
        .allMatch(line -> line.contains("notra-hooks ") || line.contains("https://"));
  }

  @Test
  void theyAreSaidOfAUrlThatIsLookedAtClosely() {
    fixture
        .run("integrations", "url", "int_linear", "-v")
        .exits(0)
        .says("https://linear.app/settings/api")
        .assertOut()
        .hasLineCount(1);
  }
}
