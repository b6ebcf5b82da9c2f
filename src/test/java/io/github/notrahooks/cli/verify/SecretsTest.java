package io.github.notrahooks.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Where secrets come from, in which order, and what becomes of those that cannot be used. */
final class SecretsTest {
  /** GitHub's documented example. */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final String SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private CommandLineFixture fixture;

  @BeforeEach
  void writeThePayload(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.file("hello", "Hello, World!");
    fixture.file("right", SECRET + "\n");
    fixture.file("wrong", "wrong\n");
    fixture.file("empty", "\n");
  }

  private Result verify(String... options) {
    List<String> line = new ArrayList<>(List.of("verify", "hello", "--signature", SIGNATURE));
    line.addAll(List.of(options));
    return fixture.run(line.toArray(new String[0]));
  }

  @Test
  void aFileComesFirst() {
    fixture.with("NOTRA_HOOKS_SECRET", "wrong").with("NOTRA_HOOKS_SECRET_FILE", "wrong");

    verify("--secret-file", "right", "--secret=wrong").exits(0).saysNothing();
    verify("--secret-file", "wrong", "--secret=" + SECRET).exits(3);
  }

  @Test
  void thenTheOptionThatHasItWithAWarning() {
    fixture.with("NOTRA_HOOKS_SECRET", "wrong").with("NOTRA_HOOKS_SECRET_FILE", "wrong");

    Result result = verify("--secret=" + SECRET).exits(0).says("process list");
    result.assertErr().doesNotContain(SECRET);
  }

  @Test
  void thenTheFileThatAVariableNames() {
    fixture.with("NOTRA_HOOKS_SECRET", "wrong").with("NOTRA_HOOKS_SECRET_FILE", "right");

    verify().exits(0);
  }

  @Test
  void thenTheToolsVariableAndThenTheProviders() {
    fixture.with("GITHUB_WEBHOOK_SECRET", SECRET).with("LINEAR_WEBHOOK_SECRET", "wrong");

    verify().exits(0).saysNothing();
    fixture.with("NOTRA_HOOKS_SECRET", "wrong");
    verify().exits(3);
    fixture.with("NOTRA_HOOKS_SECRET", SECRET).with("GITHUB_WEBHOOK_SECRET", "wrong");
    verify().exits(0);
  }

  @Test
  void thenTheIntegrationsOwn() {
    fixture.with("GITHUB_KEY", SECRET).run("integrations", "list").exits(0);
    fixture.run("repos", "add", "int_github", "acme/gears", "--secret-env", "GITHUB_KEY");

    verify().exits(0).prints("secret from int_github/repo_");
    fixture.with("GITHUB_KEY", null);
    verify().exits(2).says("GITHUB_KEY", "not set");
  }

  @Test
  void withoutAnyItIsSaidWhereOneMayComeFrom() {
    verify().exits(2).says("--secret-file", "NOTRA_HOOKS_SECRET", "GITHUB_WEBHOOK_SECRET");
  }

  @Test
  void anyOfSeveralFilesMayMatchAndItIsSaidWhich() {
    verify("--secret-file", "wrong", "--secret-file", "right")
        .exits(0)
        .prints("--secret-file right");
  }

  @Test
  void standardInputIsAFileToo() {
    fixture.reading(SECRET);

    verify("--secret-file", "-").exits(0);
  }

  @Test
  void standardInputCannotBeThePayloadAsWell() {
    fixture
        .run("verify", "-", "--signature", SIGNATURE, "--secret-file", "-")
        .exits(2)
        .says("cannot be both");
  }

  @Test
  void standardInputIsReadOnceHoweverOftenTheSecretIsNeeded() {
    fixture.reading(SECRET);

    fixture
        .run("sign", "hello", "--provider", "github", "--event", "push", "--secret-file", "-")
        .exits(0)
        .prints(SIGNATURE);
  }

  @Test
  void aWarningIsGivenOnceHoweverOftenTheSecretIsNeeded() {
    Result result =
        fixture.run("sign", "hello", "--provider=github", "--event=push", "--secret=" + SECRET);

    result.exits(0).assertErr().hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, SECRET + "\n", SECRET + "\r\n"})
  void oneLineEndAtTheEndOfAFileIsDropped(String content) {
    fixture.file("secret", content);

    verify("--secret-file", "secret").exits(0);
  }

  @Test
  void noMoreThanOneLineEndIsDropped() {
    fixture.file("secret", SECRET + "\n\n");

    assertThat(verify("--secret-file", "secret").exits(3).only().path("hint").asString())
        .startsWith("secret-");
  }

  @Test
  void anEmptySecretIsAnErrorWhereverItComesFrom() {
    verify("--secret-file", "empty").exits(2).says("empty");
    verify("--secret=").exits(2).says("empty");
    fixture.reading("\n");
    verify("--secret-file", "-").exits(2).says("standard input is empty");
    fixture.with("NOTRA_HOOKS_SECRET", "");
    verify().exits(2).says("NOTRA_HOOKS_SECRET is set, but empty");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    verify("--secret-file", "nowhere").exits(2).says("nowhere");
  }

  @Test
  void nobodyIsAskedWhereThereIsNoTerminal() {
    verify("--secret").exits(2).says("there is none; use --secret-file");
    fixture.at(true, false, true);
    verify("--secret").exits(2);
    fixture.at(false, true, true);
    verify("--secret").exits(2);
  }

  @Test
  void aSecretOfTheHomeThatMatchesIsNamedThoughAnotherWasGiven() {
    fixture.with("GITHUB_KEY", SECRET).run("integrations", "list").exits(0);
    fixture.run("repos", "add", "int_github", "acme/gears", "--secret-env", "GITHUB_KEY");
    fixture.with("GITHUB_WEBHOOK_SECRET", "wrong");

    verify()
        .exits(3)
        .prints("\"hint\":\"other-secret\"")
        .prints("matches with the secret from int_github/repo_")
        .prints("The secret from GITHUB_WEBHOOK_SECRET was used instead.");
  }

  @Test
  void whatIsSentToTheHomesOwnIntegrationIsSignedWithItsSecret() {
    fixture.run("integrations", "list").exits(0);
    fixture.with("GITHUB_WEBHOOK_SECRET", "another receiver's");
    String[] home = {"send", "push", "--dry-run", "-o", "json"};
    String[] elsewhere = {"send", "push", "--to", "http://127.0.0.1:9/", "--dry-run", "-o", "json"};

    fixture.run(home).exits(0).prints("\"signedWith\":\"int_github/repo_local\"");
    fixture.run(elsewhere).exits(0).prints("\"signedWith\":\"GITHUB_WEBHOOK_SECRET\"");
    fixture.with("NOTRA_HOOKS_SECRET", "said by name");
    fixture.run(home).exits(0).prints("\"signedWith\":\"NOTRA_HOOKS_SECRET\"");
    fixture.run(elsewhere).exits(0).prints("\"signedWith\":\"NOTRA_HOOKS_SECRET\"");
  }

  @Test
  void aSecretInUtf16IsTriedByVerifyAndRefusedWhereItWouldSign() {
    fixture.file("utf16", ("\uFEFF" + SECRET).getBytes(StandardCharsets.UTF_16LE));

    verify("--secret-file", "utf16").exits(3).prints("\"hint\":\"secret-in-utf-16\"");
    for (String[] command : new String[][] {
      {"send", "push", "--dry-run"},
      {"ping", "--dry-run"},
      {"sign", "hello", "--provider", "github", "--event", "push"}
    }) {
      List<String> line = new ArrayList<>(List.of(command));
      line.addAll(List.of("--secret-file", "utf16"));
      fixture.run(line.toArray(new String[0])).exits(2).says("is text in UTF-16");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void theLineEndOfASecretInUtf16IsNotCutInTwo(String charset) {
    fixture.file("utf16", (SECRET + "\r\n").getBytes(Charset.forName(charset)));

    verify("--secret-file", "utf16").exits(3).prints("\"hints\":[\"secret-in-utf-16\"]");
    fixture.run("ping", "--dry-run", "--secret-file", "utf16").exits(2).says("is text in UTF-16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GITHUB_SECRET=${HOOK_SECRET}",
        "SECRET=\"$HOOK_SECRET\"",
        "$env:SECRET = \"$env:HOOK_SECRET\"",
        "set SECRET=%HOOK_SECRET%",
        "secret: ${{ secrets.HOOK_SECRET }}"
      })
  void aVariablesNameInAnAssignmentIsNamedToo(String line) {
    fixture.file("named", line + "\n");
    fixture.with("HOOK_SECRET", SECRET);

    verify("--secret-file", "named")
        .exits(3)
        .prints("\"hints\":[\"secret-not-expanded\"]")
        .prints("\"what\":\"secret\"")
        .prints("\"as\":\"variable\"");
    fixture.with("HOOK_SECRET", "another");
    verify("--secret-file", "named").exits(3).prints("\"hints\":[]");
  }

  @Test
  void aVariablesNameInPlaceOfItsValueIsNamed() {
    fixture.file("named", "${HOOK_SECRET}\n");
    fixture.with("HOOK_SECRET", SECRET);

    verify("--secret-file", "named").exits(3).prints("\"hint\":\"secret-not-expanded\"");
  }

  @Test
  void theDeliveryOfTheLogThatASignatureBelongsToIsNoted() {
    fixture.file("sent", "{\"a\":[{\"b\":\"one\"}],\"hook_id\":1,\"zen\":\"z\"}");
    JsonNode signed = fixture
        .run(
            "sign",
            "sent",
            "--provider",
            "github",
            "--event",
            "ping",
            "--secret-file",
            "right",
            "-o",
            "json")
        .exits(0)
        .only();
    fixture.run(
        "send",
        "sent",
        "--provider",
        "github",
        "--event",
        "ping",
        "--secret-file",
        "right",
        "--to",
        "http://127.0.0.1:1/");
    fixture.file("held", "{\"a\":[{\"b\":\"two\"}],\"hook_id\":1,\"zen\":\"z\"}");
    String signature = signed.path("headers").path("X-Hub-Signature-256").asString();

    fixture
        .run("verify", "held", "--signature", signature, "--secret-file", "right")
        .exits(3)
        .prints("This is the signature of log_")
        .prints("whose body differs in a[0].b.");
  }
}
