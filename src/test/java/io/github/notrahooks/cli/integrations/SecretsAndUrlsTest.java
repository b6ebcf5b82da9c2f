package io.github.notrahooks.cli.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an integration is copied elsewhere, and what comes from elsewhere: secrets and URLs. */
final class SecretsAndUrlsTest {
  private static final String LONG = "0123456789abcdef".repeat(8);

  private CommandLineFixture fixture;

  @BeforeEach
  void aHome(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list").exits(0);
  }

  private String secret(String id) {
    return fixture
        .run("integrations", "secret", id, "-o", "json")
        .exits(0)
        .only()
        .path("secret")
        .asString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"int_github", "repo_local", "acme/widgets"})
  void aSecretIsPrintedBareInAPipeAndAtATerminal(String id) {
    String secret = secret(id);

    fixture
        .run("integrations", "secret", id)
        .exits(0)
        .saysNothing()
        .assertOut()
        .isEqualTo(secret + "\n");
    fixture
        .at(true, true, true)
        .with("COLUMNS", "20")
        .run("integrations", "secret", id)
        .saysNothing()
        .assertOut()
        .isEqualTo(secret + "\n");
    assertThat(secret).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"int_linear", "team_local", "ENG"})
  void aUrlThatIsAskedForByNameIsPrintedBareInAPipe(String id) {
    fixture
        .run("integrations", "url", id)
        .exits(0)
        .saysNothing()
        .assertOut()
        .isEqualTo("http://127.0.0.1:8484/api/webhooks/linear/org_local/int_linear/team_local\n");
    assertThat(fixture
            .run("integrations", "url", id, "-o", "json")
            .only()
            .path("url")
            .asString())
        .endsWith("/team_local");
  }

  @Test
  void whichOfSeveralRepositoriesIsMeantIsAsked() {
    fixture
        .run("repos", "add", "int_github", "acme/gears", "--id", "repo_gears")
        .exits(0);

    fixture
        .run("integrations", "secret", "int_github")
        .exits(2)
        .says("repo_local (acme/widgets), repo_gears (acme/gears)")
        .assertOut()
        .isEmpty();
    assertThat(secret("acme/gears")).isNotEqualTo(secret("acme/widgets"));
  }

  @Test
  void aSecretThatIsElsewhereIsPrintedFromThereByteForByte() {
    fixture.file("bytes.bin", new byte[] {(byte) 0xC3, 0x28, 1, '\n'});
    fixture
        .run("repos", "add", "int_github", "a/b", "--secret-path", "bytes.bin")
        .exits(0);
    fixture.with("GEARS", "of a variable");
    fixture.run("repos", "add", "int_github", "a/c", "--secret-env", "GEARS").exits(0);

    Result bytes = fixture.run("integrations", "secret", "a/b").exits(0);

    assertThat(bytes.bytes()).containsExactly(0xC3, 0x28, 1, '\n');
    fixture.run("integrations", "secret", "a/b", "-o", "json").exits(2).says("no text in UTF-8");
    fixture.run("integrations", "secret", "a/c").assertOut().isEqualTo("of a variable\n");
    fixture.with("GEARS", null);
    fixture.run("integrations", "secret", "a/c").exits(2).says("GEARS", "is not set");
  }

  @Test
  void whereThereIsNoSecretItIsSaidHowToGetOne() throws Exception {
    Path config = fixture.file("home/config.json");
    Files.writeString(
        config, Files.readString(config).replaceFirst(",\\s*\"secret\": \"[0-9a-f]{64}\"", ""));

    fixture
        .run("integrations", "secret", "int_github")
        .exits(2)
        .says("'notra-hooks integrations rotate-secret int_github --repository repo_local'");
    fixture
        .run("integrations", "rotate-secret", "int_github", "--repository", "repo_local")
        .exits(0);
    assertThat(secret("int_github")).hasSize(64);
  }

  @Test
  void anExistingSecretIsTakenFromAFileAndNotShown() {
    fixture.file("secret.txt", "a secret of theirs\r\n");

    Result added = fixture
        .run("integrations", "add", "github", "--name", "acme/gears", "--secret-file", "secret.txt")
        .exits(0);

    assertThat(added.out() + added.err())
        .contains("taken from the file secret.txt")
        .doesNotContain("a secret of theirs");
    assertThat(secret("acme/gears")).isEqualTo("a secret of theirs");
  }

  @Test
  void anExistingSecretIsTakenFromStandardInput() {
    fixture
        .reading("given\n")
        .run("integrations", "rotate-secret", "int_linear", "--secret-file", "-", "-o", "table")
        .exits(0)
        .prints("secret: taken from standard input");
    assertThat(secret("ENG")).isEqualTo("given");
    fixture
        .reading("another")
        .run("repos", "add", "int_linear", "DES", "--secret-file", "-")
        .exits(0);
    assertThat(secret("DES")).isEqualTo("another");
  }

  @Test
  void aSecretThatIsNoneIsRefused() {
    fixture.file("empty", "\n");
    fixture.file("utf16", "secret\n".getBytes(StandardCharsets.UTF_16));
    fixture.file("binary", new byte[] {(byte) 0xFF, 1, 2});

    for (String file : new String[] {"empty", "utf16", "binary", "missing"}) {
      fixture
          .run("integrations", "add", "github", "--name", "a/" + file, "--secret-file", file)
          .exits(2)
          .says(file);
    }
    assertThat(fixture.run("repos", "list").json()).hasSize(2);
  }

  @Test
  void aSettingForWhatIsSentIsNoSecretToBeTaken() {
    fixture.file("signing", "for signing only");
    fixture.with("NOTRA_HOOKS_SECRET_FILE", "signing");

    fixture.run("integrations", "add", "github", "--name", "acme/gears").exits(0);

    assertThat(secret("acme/gears")).matches("[0-9a-f]{64}");
  }

  @Test
  void oneSecretIsForOneRepository() {
    fixture
        .run("repos", "add", "int_github", "acme/gears", "--id", "repo_gears")
        .exits(0);
    fixture.file("secret.txt", "a secret of theirs");
    String[] rotate = {"integrations", "rotate-secret", "int_github", "--secret-file", "secret.txt"
    };

    fixture.run(rotate).exits(2).says("repo_local, repo_gears");
    fixture
        .run(rotate[0], rotate[1], rotate[2], rotate[3], rotate[4], "--repository", "acme/gears")
        .exits(0);
    assertThat(secret("repo_gears")).isEqualTo("a secret of theirs");
    assertThat(secret("repo_local")).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 80, 100, 120, 200})
  void nothingThatIsCopiedIsCutAtAnyWidth(int width) {
    fixture.file("long.txt", LONG);
    fixture
        .run("integrations", "add", "github", "--name", "acme/gears", "--secret-file", "long.txt")
        .exits(0);
    String id =
        fixture.run("integrations", "list").json().get(2).path("integrationId").asString();

    fixture
        .at(false, true, false)
        .with("COLUMNS", Integer.toString(width))
        .with("NO_COLOR", "1")
        .run("integrations", "list", "--show-secrets")
        .exits(0)
        .prints(LONG, id, "int_linear", "team_local", "repo_local")
        .assertOut()
        .doesNotContain("…");
  }

  @Test
  void columnsThatMatterLessMakeRoomForTheOthers() {
    fixture.at(false, true, false).with("NO_COLOR", "1");

    assertThat(firstLine(200))
        .containsSubsequence(
            "PROVIDER", "ORGANIZATION", "INTEGRATION", "ENABLED", "REPOSITORY", "NAME", "SECRET");
    assertThat(firstLine(120)).contains("NAME", "SECRET").doesNotContain("ORGANIZATION");
    assertThat(firstLine(100)).contains("REPOSITORY", "SECRET").doesNotContain("NAME");
    assertThat(firstLine(80)).isEqualTo("PROVIDER      github");
  }

  private String firstLine(int width) {
    return fixture
        .with("COLUMNS", Integer.toString(width))
        .run("integrations", "list", "--show-secrets")
        .exits(0)
        .out()
        .lines()
        .findFirst()
        .orElse("");
  }
}
