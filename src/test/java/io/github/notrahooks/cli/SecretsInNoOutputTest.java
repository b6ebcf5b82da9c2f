package io.github.notrahooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every command there is, saying all that it can: none of the configured secrets is in it, however written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecretsInNoOutputTest {
  @AutoClose
  private Examples examples;

  @BeforeAll
  void receiveSomeDeliveries(@TempDir Path folder) {
    examples = new Examples(folder);
  }

  static Set<String> commands() {
    return CommandModel.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandThatWorksTellsNoneOfThem(String command) throws Exception {
    if (command.equals("integrations secret")) {
      // It is what that command is for.
      return;
    }
    for (String format : List.of("json", "table")) {
      CommandLineFixture fixture = examples.fixture();
      List<String> before = secrets(fixture);
      Result result =
          Examples.run(fixture, command, List.of("-v", "--stacktrace", "-o", format), List.of());
      assertNone(result, before);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandThatFailsTellsNoneOfThem(String command) throws Exception {
    CommandLineFixture fixture = examples.fixture();
    List<String> before = secrets(fixture);
    // A configuration that is cut in the middle of a secret.
    Path config = fixture.file("home/config.json");
    String text = Files.readString(config);
    int at = text.indexOf(before.get(0)) + before.get(0).length() - 4;
    Files.writeString(config, text.substring(0, at));
    assertNone(
        fixture.reading("").interrupted(CommandModel.line(command, "-v", "--stacktrace")), before);
    // One with its secret where something else should be.
    for (String key : List.of("retentionDays", "enabled", "name", "version", "repositories")) {
      Files.writeString(
          config,
          text.replaceFirst(
              "\"" + key + "\": [^,\\n]*", "\"" + key + "\": \"" + before.get(0) + "\""));
      assertNone(
          fixture.reading("").interrupted(CommandModel.line(command, "-v", "--stacktrace")),
          before);
    }
    Files.writeString(config, text.replaceFirst("\"secret\":", "\"sekret\":"));
    assertNone(
        fixture.reading("").interrupted(CommandModel.line(command, "-v", "--stacktrace")), before);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aSecretFromTheEnvironmentIsToldByNone(String command) throws Exception {
    String planted = "planted-5f0c1d-in-the-environment";
    CommandLineFixture fixture = examples.fixture().with("NOTRA_HOOKS_SECRET", planted);
    Result result = fixture
        .reading("")
        .interrupted(CommandModel.line(command, "--nonsense", "-v", "--stacktrace"));
    assertNone(result, List.of(planted));
    assertNone(fixture.run(CommandModel.line(command, "--help")), List.of(planted));
  }

  private static void assertNone(Result result, List<String> secrets) {
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(UTF_8);
      result.assertOut().doesNotContain(secret, Base64.getEncoder().encodeToString(bytes));
      result.assertErr().doesNotContain(secret, Base64.getEncoder().encodeToString(bytes));
      result.assertErr().doesNotContain(HexFormat.of().formatHex(bytes));
      // Nor a piece that is long enough to be of use.
      result.assertErr().doesNotContain(secret.substring(0, 24));
    }
  }

  private static List<String> secrets(CommandLineFixture fixture) throws Exception {
    List<String> secrets = new ArrayList<>();
    JsonNode root = Json.parse(Files.readAllBytes(fixture.file("home/config.json")));
    for (JsonNode organization : root.path("organizations")) {
      for (JsonNode integration : organization.path("integrations")) {
        for (JsonNode repository : integration.path("repositories")) {
          secrets.add(repository.path("secret").stringValue());
        }
      }
    }
    assertThat(secrets).hasSize(2);
    return secrets;
  }
}
