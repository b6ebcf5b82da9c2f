package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.json.Json;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every option: the command line, else the variable, else config.json, else the default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OptionSettingsTest {
  /** Options with places of their own, and those that are no settings. */
  private static final Set<String> NO_SETTINGS =
      Set.of("--help", "--version", "--home", "--secret", "--secret-file");

  private Tree plain;
  private Tree configured;

  @BeforeAll
  void configureEveryOptionOfEveryCommand(@TempDir Path folder) {
    plain = new Tree(folder.resolve("plain"));
    ObjectNode options = Json.object();
    for (String command : commands()) {
      for (OptionSpec option : settings(command)) {
        String name = option.longestName().substring(2);
        options.put(
            option.inherited() ? name : command.replace(' ', '.') + "." + name,
            Texts.of(option).configured());
      }
    }
    ObjectNode file = Json.object().put("version", 1).set("options", options);
    file.putArray("organizations");
    new CommandLineFixture(folder.resolve("configured")).file("home/config.json", Json.text(file));
    configured = new Tree(folder.resolve("configured"));
  }

  static Set<String> commands() {
    return CommandModel.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anOptionBeatsItsVariableAndThatTheConfigurationAndThatTheDefault(String command) {
    for (OptionSpec option : settings(command)) {
      Texts texts = Texts.of(option);
      String variable = general(command, option);
      String name = option.longestName();

      assertThat(configured.value(command, option, Map.of()))
          .as("%s %s, configured", command, name)
          .isEqualTo(meaning(command, option, texts.configured()));
      assertThat(configured.value(command, option, Map.of(variable, texts.variable())))
          .as("%s %s, from the environment", command, name)
          .isEqualTo(meaning(command, option, texts.variable()));
      assertThat(configured.value(
              command,
              option,
              Map.of(variable, texts.variable()),
              assignment(option, texts.given())))
          .as("%s %s, given", command, name)
          .isEqualTo(meaning(command, option, texts.given()));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theVariableOfOneCommandBeatsThatOfAllCommands(String command) {
    for (OptionSpec option : settings(command)) {
      if (!option.inherited() && general(command, option).equals(variable("", option))) {
        Texts texts = Texts.of(option);
        Map<String, String> both = Map.of(
            variable("", option), texts.configured(),
            variable(command, option), texts.variable());

        assertThat(plain.value(command, option, both))
            .as("%s %s", command, option.longestName())
            .isEqualTo(meaning(command, option, texts.variable()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aFlagThatIsGivenHoldsWhateverItsVariableSays(String command) {
    for (OptionSpec option : settings(command)) {
      for (String said : List.of("true", "false")) {
        if (CommandModel.isFlag(option)) {
          Map<String, String> variables = Map.of(general(command, option), said);
          assertThat(plain.value(command, option, variables, option.longestName()))
              .as("%s %s where the variable says %s", command, option.longestName(), said)
              .isEqualTo(true);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void withoutAnyOfThemTheDefaultHolds(String command) {
    for (OptionSpec option : settings(command)) {
      Object standard = option.defaultValue() == null
          ? CommandModel.isFlag(option) ? false : null
          : meaning(command, option, option.defaultValue());

      assertThat(plain.value(command, option, Map.of()))
          .as("%s %s", command, option.longestName())
          .isEqualTo(standard);
    }
  }

  @Test
  void aValueThatIsWrongInAVariableIsReportedWithTheNameOfTheVariable(@TempDir Path folder) {
    new CommandLineFixture(folder)
        .with("NOTRA_HOOKS_TIMEOUT", "soon")
        .run("send", "push")
        .exits(2)
        .says("'soon' is not a duration", "NOTRA_HOOKS_TIMEOUT");
  }

  @Test
  void anOptionOfOneNameMeansOneThingOrIsSetForEachCommandAlone() {
    Map<String, Set<String>> meanings = new TreeMap<>();
    for (String command : commands()) {
      for (OptionSpec option : settings(command)) {
        String label = option.paramLabel().replaceFirst("\\|off$", "");
        meanings
            .computeIfAbsent(option.longestName(), name -> new TreeSet<>())
            .add(CommandModel.isFlag(option) ? "a flag" : label);
      }
    }
    meanings.values().removeIf(meaning -> meaning.size() == 1);

    assertThat(meanings.keySet()).containsExactly("--answer", "--headers", "--id", "--until");
    for (String command : commands()) {
      for (OptionSpec option : settings(command)) {
        if (meanings.containsKey(option.longestName())) {
          assertThat(plain.value(command, option, Map.of(variable("", option), "true")))
              .as("%s %s", command, option.longestName())
              .isEqualTo(plain.value(command, option, Map.of()));
        }
      }
    }
  }

  @Test
  void aValueThatIsOutOfRangeIsReportedWithWhereItComesFrom(@TempDir Path folder) {
    CommandLineFixture fixture = new CommandLineFixture(folder);

    fixture
        .with("NOTRA_HOOKS_LIMIT", "-1")
        .run("logs", "list")
        .exits(2)
        .says("--limit must be 0 or more", "comes from the environment variable NOTRA_HOOKS_LIMIT");
    fixture
        .run("logs", "list", "--limit", "-2")
        .exits(2)
        .assertErr()
        .doesNotContain("NOTRA_HOOKS_LIMIT");
    fixture.with("NOTRA_HOOKS_LIMIT", null).with("NOTRA_HOOKS_PROVIDER", "nope");
    fixture.run("logs", "list").exits(2).says("'nope'", "NOTRA_HOOKS_PROVIDER");
    fixture.with("NOTRA_HOOKS_PROVIDER", null);
    fixture.file(
        "home/config.json",
        "{\"version\":1,\"options\":{\"send.timeout\":\"soon\",\"limit\":\"-3\"},"
            + "\"organizations\":[]}");
    fixture.run("send", "push").exits(2).says("'soon'", "(from \"send.timeout\" under \"options\"");
    fixture.run("logs", "list").exits(2).says("--limit comes from \"limit\" under \"options\"");
  }

  /** Three texts that an option takes; neighbours in the order of precedence differ in what they mean. */
  private record Texts(String configured, String variable, String given) {
    static Texts of(OptionSpec option) {
      Class<?> type = option.auxiliaryTypes()[0];
      if (CommandModel.isFlag(option)) {
        return new Texts("true", "false", "true");
      } else if (type.isEnum()) {
        Object[] all = type.getEnumConstants();
        return new Texts(all[all.length - 1].toString(), all[0].toString(), all[1].toString());
      }
      return Stream.of("DURATION", "DURATION|off").anyMatch(option.paramLabel()::equals)
          ? new Texts("1s", "2s", "3s")
          : new Texts("1", "2", "3");
    }
  }

  /** All commands over one home, in an environment whose variables change. */
  private static final class Tree {
    private final CommandLineFixture fixture;
    private final CommandLine root;
    private final Map<String, CommandSpec> commands;

    Tree(Path folder) {
      fixture = new CommandLineFixture(folder);
      OutputStream nowhere = OutputStream.nullOutputStream();
      root = new Cli(fixture.environment(nowhere, nowhere, Signals.NONE)).tree();
      commands = CommandModel.commands(root);
    }

    CommandSpec command(String words) {
      return Objects.requireNonNull(commands.get(words));
    }

    @Nullable
    Object value(
        String command, OptionSpec option, Map<String, String> variables, String... given) {
      List<String> line = new ArrayList<>(List.of(CommandModel.line(command, given)));
      for (PositionalParamSpec parameter : command(command).positionalParameters()) {
        if (parameter.required()) {
          line.add(command.equals("completion") ? "bash" : "x");
        }
      }
      variables.forEach(fixture::with);
      root.parseArgs(line.toArray(new String[0]));
      variables.keySet().forEach(variable -> fixture.with(variable, null));
      OptionSpec found = command(command).findOption(option.longestName());
      return Objects.requireNonNull(found).getValue();
    }
  }

  private List<OptionSpec> settings(String command) {
    return plain.command(command).options().stream()
        .filter(option -> !NO_SETTINGS.contains(option.longestName()))
        .toList();
  }

  /** What a text means to an option where nothing else is said. */
  private @Nullable Object meaning(String command, OptionSpec option, String text) {
    return CommandModel.isFlag(option)
        ? Boolean.valueOf(text)
        : plain.value(command, option, Map.of(), assignment(option, text));
  }

  private static String assignment(OptionSpec option, String text) {
    String name = option.longestName();
    return CommandModel.isFlag(option) ? name : name + "=" + text;
  }

  /** The variable of an option for all commands, unless it means something else to another one. */
  private static String general(String command, OptionSpec option) {
    boolean own = List.of("--answer", "--headers", "--id", "--until").contains(option.longestName())
        || command.matches("(integrations|repos) .*")
            && List.of("--repository", "--yes").contains(option.longestName());
    return variable(own ? command : "", option);
  }

  private static String variable(String command, OptionSpec option) {
    String words = (command + " " + option.longestName().substring(2)).strip();
    return "NOTRA_HOOKS_" + words.replaceAll("[ -]", "_").toUpperCase(Locale.ROOT);
  }
}
