package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conventions that hold for every command, each tried with a command line that works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryCommandTest {
  /** What others read from a pipe, whatever it is: a script, lines for curl, a secret. */
  private static final Set<String> TEXT_IN_A_PIPE =
      Set.of("completion", "help", "sign", "integrations secret", "inspect");

  @AutoClose
  private Examples examples;

  @BeforeAll
  void receiveSomeDeliveries(@TempDir Path folder) {
    examples = new Examples(folder);
  }

  static Set<String> commands() {
    return CommandModel.names();
  }

  @Test
  void thereIsAnExampleOfEach() {
    assertThat(Examples.ALL.keySet()).isEqualTo(commands());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void globalOptionsMayStandBeforeAndAfterTheCommand(String command) {
    List<String> globals = List.of("-o", "json", "--color", "never", "-q", "--stacktrace");

    Result before = Examples.run(examples.fixture(), command, globals, List.of());
    Result after = Examples.run(examples.fixture(), command, List.of(), globals);

    assertThat(after.json()).hasSameSizeAs(before.json());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void jsonIsAllThatStandardOutputHasWhereItIsAskedFor(String command) {
    CommandLineFixture fixture = examples.fixture().at(false, true, false);

    assertThat(Examples.run(fixture, command, List.of("-o", "json"), List.of()).json())
        .allSatisfy(line -> assertThat(line.isObject()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsPrintedIsJsonWhereStandardOutputIsNoTerminal(String command) {
    Result result = Examples.run(examples.fixture(), command, List.of(), List.of());

    if (TEXT_IN_A_PIPE.contains(command)) {
      assertThat(isJson(result.out())).as(result.toString()).isFalse();
    } else {
      result.json();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsPrintedIsForPeopleWhereStandardOutputIsATerminalOrATableIsAskedFor(String command) {
    Result terminal =
        Examples.run(examples.fixture().at(false, true, false), command, List.of(), List.of());
    Result table = Examples.run(examples.fixture(), command, List.of("-o", "table"), List.of());

    assertThat(terminal.out().lines()).as(terminal.toString()).noneMatch(this::isJson);
    assertThat(table.out().lines()).as(table.toString()).noneMatch(this::isJson);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nothingIsColouredWithNoColor(String command) {
    CommandLineFixture fixture = examples.fixture().at(false, true, false).with("NO_COLOR", "1");

    assertNoEscapes(Examples.run(fixture, command, List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nothingIsColouredWhereThatIsAskedForOrThereIsNoTerminal(String command) {
    CommandLineFixture never = examples.fixture().at(false, true, false);

    assertNoEscapes(Examples.run(never, command, List.of("--color", "never"), List.of()));
    assertNoEscapes(Examples.run(examples.fixture(), command, List.of("-o", "table"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"integrations list", "logs list", "logs stats", "ping", "send", "verify"})
  void thereAreColoursAtATerminalAndWhereTheyAreAskedFor(String command) {
    CommandLineFixture terminal = examples.fixture().at(false, true, false);
    List<String> always = List.of("--color", "always", "-o", "table");

    Examples.run(terminal, command, List.of(), List.of()).prints("\u001b[");
    Examples.run(examples.fixture(), command, always, List.of()).prints("\u001b[");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void nothingIsSaidQuietlyUnlessSomethingIsWrong(String command) {
    Result result = Examples.run(examples.fixture(), command, List.of("-q"), List.of());

    if (command.equals("serve")) {
      result.assertErr().matches("Listening on http://127\\.0\\.0\\.1:\\d+\n");
    } else {
      result.saysNothing();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void sayingMoreChangesNothingElse(String command) {
    Examples.run(examples.fixture(), command, List.of("-v"), List.of());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noBarIsDrawnWhereStandardErrorIsNoTerminal(String command) {
    Result result = Examples.run(examples.fixture(), command, List.of(), List.of());

    result.assertErr().doesNotContain("\r", "\u001b");
  }

  private static void assertNoEscapes(Result result) {
    result.assertOut().doesNotContain("\u001b");
    result.assertErr().doesNotContain("\u001b");
  }

  private boolean isJson(String line) {
    try {
      return Json.parse(line.getBytes(StandardCharsets.UTF_8)).isObject();
    } catch (MalformedJson e) {
      return false;
    }
  }
}
