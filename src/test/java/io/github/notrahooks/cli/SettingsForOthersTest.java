package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A setting that was made for one command leaves the others usable: what is typed wins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SettingsForOthersTest {
  /** Options with places of their own, and those that are no settings. */
  private static final Set<String> NO_SETTINGS =
      Set.of("--help", "--version", "--home", "--secret", "--secret-file");

  /** What each setting may be where any number, text or choice would not do. */
  private static final Map<String, String> VALUES = Map.ofEntries(
      Map.entry("--answer", "ours"),
      Map.entry("--before", "2020-01-01"),
      Map.entry("--code", "200"),
      Map.entry("--color", "never"),
      Map.entry("--count", "1"),
      Map.entry("--direction", "incoming"),
      Map.entry("--event", "push"),
      Map.entry("--expect", "2xx"),
      Map.entry("--fail-on", "rejected"),
      Map.entry("--fault", "bad-signature"),
      Map.entry("--fields", "id,outcome"),
      Map.entry("--format", "har"),
      Map.entry("--forward", "http://127.0.0.1:1/"),
      Map.entry("--header", "X-Of: a-setting"),
      Map.entry("--host", "127.0.0.1"),
      Map.entry("--id", "keep"),
      Map.entry("--inspector-port", "0"),
      Map.entry("--integration", "int_github"),
      Map.entry("--max-in-flight", "64m"),
      Map.entry("--on", "github:push"),
      Map.entry("--organization", "org_local"),
      Map.entry("--outcome", "processed"),
      Map.entry("--output", "json"),
      Map.entry("--port", "0"),
      Map.entry("--provider", "github"),
      Map.entry("--rate", "100/s"),
      Map.entry("--remove", "ref"),
      Map.entry("--repository", "repo_local"),
      Map.entry("--set", "ref=refs/heads/other"),
      Map.entry("--sign", "auto"),
      Map.entry("--signature", "sha256=00"),
      Map.entry("--speed", "max"),
      Map.entry("--status", "success"),
      Map.entry("--style", "pretty"),
      Map.entry("--sync", "none"),
      Map.entry("--until-event", "push=1"),
      Map.entry("--since", "2020-01-01"),
      Map.entry("--to", "http://127.0.0.1:1/"),
      Map.entry("--time-scale", "60x"),
      Map.entry("--where", "ref=refs/heads/main"),
      Map.entry("--until", "2100-01-01"));

  private static final Map<String, CommandSpec> COMMANDS =
      CommandModel.commands(new Cli(StoredSpecsWriter.NOWHERE).tree());

  private static final Map<String, OptionSpec> OPTIONS = all();

  /** Settings that ask of the very command what it cannot do in a test, or for a failure. */
  private static final Map<String, Set<String>> ASKED_FOR = Map.of(
      "send", Set.of("--cacert", "--edit", "--fault", "--to"),
      "ping", Set.of("--cacert", "--to"),
      "replay", Set.of("--cacert", "--to"),
      "serve", Set.of("--until-event"),
      "inspect", Set.of("--open", "--url"),
      "logs prune", Set.of("--before"));

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
  void everyCommandDoesItsWorkWhateverVariableIsSet(String command) {
    for (String option : own(command)) {
      if (!ASKED_FOR.getOrDefault(command, Set.of()).contains(option)) {
        CommandLineFixture fixture = examples.fixture().with(variable(option), value(option));

        Examples.run(fixture, command, List.of(), List.of());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandDoesItsWorkWithAllVariablesSet(String command) {
    CommandLineFixture fixture = examples.fixture();
    for (String option : OPTIONS.keySet()) {
      if (!ASKED_FOR.getOrDefault(command, Set.of()).contains(option)) {
        fixture.with(variable(option), value(option));
      }
    }

    Examples.run(fixture, command, List.of(), List.of());
  }

  @Test
  void aSampleThatWasTypedIsSentAsItIsWhateverIsSetForFiles() {
    CommandLineFixture fixture = examples
        .fixture()
        .with("NOTRA_HOOKS_PROVIDER", "linear")
        .with("NOTRA_HOOKS_EVENT", "release");

    fixture.run("send", "push", "--dry-run", "-o", "table").exits(0).prints("X-GitHub-Event: push");
  }

  @Test
  void whatIsTypedWinsOverASettingThatExcludesIt() {
    CommandLineFixture fixture = examples.fixture();
    fixture.file("secret", "It's a Secret to Everybody");
    fixture.file("hello", "Hello, World!");
    String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    fixture.with("NOTRA_HOOKS_LOGGED", "true").with("NOTRA_HOOKS_DELIVERY", "last");
    fixture
        .run("verify", "hello", "--signature", right, "--secret-file", "secret")
        .exits(0);
    fixture.run("verify", "--delivery", "last").exits(0);
    assertThat(fixture.run("verify", "--logged").exits(0).json()).hasSizeGreaterThan(1);
    fixture.with("NOTRA_HOOKS_HAR", "true").with("NOTRA_HOOKS_CURL", "true");
    fixture.run("logs", "show", "last", "--headers").exits(0).prints("Content-Length: ");
    fixture.with("NOTRA_HOOKS_SECRET_ENV", "SOME");
    fixture
        .run("repos", "add", "int_github", "acme/gears", "--secret-path", "secret")
        .exits(0);
  }

  @Test
  void settingsAskForNoReplay() {
    CommandLineFixture fixture = examples.fixture().with("NOTRA_HOOKS_LIMIT", "50");

    fixture.run("replay").exits(2).says("say what to replay");
    fixture.with("NOTRA_HOOKS_LIMIT", "1").clock().advance(Duration.ofHours(1));
    assertThat(fixture.run("replay", "--event", "push", "--dry-run").exits(0).json())
        .hasSize(1);
  }

  @Test
  void whatIsTypedAndContradictsItselfIsAnError() {
    CommandLineFixture fixture = examples.fixture();

    fixture.run("replay", "last", "--limit", "2").exits(2).says("not both");
    fixture
        .run("replay", "last", "--rate", "1/s", "--speed", "2x")
        .exits(2)
        .says("exclude each other");
    fixture.run("logs", "show", "last", "--har", "--curl").exits(2).says("exclude each other");
    fixture.run("logs", "show", "last", "--raw").exits(2).says("--raw needs --body or --headers");
    fixture.run("logs", "show", "last", "--headers", "--raw").exits(0);
    fixture
        .run("sign", "payload.json", "--secret-file", "x", "--integration", "int_github")
        .exits(2)
        .says("whose secret to sign with");
    fixture.run("serve", "--timeout", "1s").exits(2).says("--timeout needs --until");
    fixture.run("verify", "--delivery", "last", "--event", "push").exits(2).says("needs --logged");
    fixture.run("verify", "--logged", "--headers", "x").exits(2).says("--headers needs FILE");
    fixture
        .run("verify", "--logged", "--show-expected")
        .exits(2)
        .says("--show-expected needs --delivery or --headers or FILE");
  }

  /** The settings of all commands, by the names of their options. */
  private static Map<String, OptionSpec> all() {
    Map<String, OptionSpec> all = new TreeMap<>();
    COMMANDS.values().stream()
        .flatMap(command -> command.options().stream())
        .filter(option -> !NO_SETTINGS.contains(option.longestName()))
        .forEach(option -> all.put(option.longestName(), option));
    return all;
  }

  private static List<String> own(String command) {
    return Objects.requireNonNull(COMMANDS.get(command)).options().stream()
        .filter(option -> !option.inherited())
        .map(OptionSpec::longestName)
        .filter(OPTIONS::containsKey)
        .toList();
  }

  private static String value(String name) {
    OptionSpec option = Objects.requireNonNull(OPTIONS.get(name));
    String otherwise = option.paramLabel().startsWith("DURATION") ? "5s" : "1";
    return VALUES.getOrDefault(name, CommandModel.isFlag(option) ? "true" : otherwise);
  }

  private static String variable(String option) {
    return "NOTRA_HOOKS_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
