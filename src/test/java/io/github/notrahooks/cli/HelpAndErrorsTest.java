package io.github.notrahooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.environment.Signals;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What every command says when it is asked for help, and when it is used wrongly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HelpAndErrorsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private CommandLineFixture fixture;
  private CommandLine tree;

  @BeforeAll
  void readTheCommands(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list").exits(0);
    tree = new Cli(fixture.environment(out, err, Signals.NONE)).tree();
  }

  static Set<String> commands() {
    return CommandModel.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsDataAndShowsTheDefaults(String command) {
    Result help = fixture.run(CommandModel.line(command, "--help")).exits(0).saysNothing();

    help.prints("Usage: notra-hooks " + command, "Exit codes:", "Examples:");
    String text = help.out().replaceAll("\\s+", " ");
    for (OptionSpec option : spec(command).options()) {
      assertThat(text).contains(option.longestName());
      if (option.defaultValue() != null) {
        assertThat(text)
            .as(option.longestName())
            .contains("(default: " + option.defaultValue() + ")");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aMistypedOptionIsAnErrorThatNamesTheNearest(String command) {
    for (OptionSpec option : spec(command).options()) {
      String name = option.longestName();
      String mistyped = name + name.charAt(name.length() - 1);

      execute(CommandModel.line(command, mistyped))
          .exits(2)
          .says("there is no option " + mistyped + ". Did you mean '" + name + "'?")
          .assertOut()
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aMistypedCommandIsAnErrorThatNamesTheNearest(String command) {
    List<String> line = new ArrayList<>(List.of(CommandModel.line(command)));
    String last = line.remove(line.size() - 1);
    String mistyped = last.substring(0, 1) + last;
    line.add(mistyped);

    fixture
        .run(line.toArray(new String[0]))
        .exits(2)
        .says("there is no command '" + mistyped + "'. Did you mean '" + last + "'?");
  }

  @Test
  void nothingIsNearToAnEmptyWord() {
    CommandLineFixture fixture = new CommandLineFixture(Path.of("nowhere"));
    for (String[] command : new String[][] {{""}, {" "}, {"logs", ""}, {"completion", ""}}) {
      fixture.run(command).exits(2).says("there is no").assertErr().doesNotContain("Did you mean");
    }
  }

  @Test
  void aMistypedCommandIsNamedThoughAnArgumentIsTheNameOfAnother() {
    fixture.run("sned", "ping").exits(2).says("no command 'sned'. Did you mean 'send'?");
  }

  @Test
  void aMistypedOptionBeforeTheCommandIsNamed() {
    fixture.run("--hme", "x", "send", "push").exits(2).says("no option --hme");
    fixture.run("--quit", "send").exits(2).says("Did you mean '--quiet'?");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aStackTraceIsShownOnlyWhereItIsAskedFor(String command) {
    fixture
        .run(CommandModel.line(command, "--bogus"))
        .exits(2)
        .assertErr()
        .startsWith("error: ")
        .doesNotContain("\tat ")
        .hasLineCount(2);
    fixture.run(CommandModel.line(command, "--bogus", "--stacktrace")).exits(2).says("\tat ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      send psuh                                     | 5 | Did you mean 'push'?
      samples show isue.update                      | 5 | Did you mean 'issue.update'?
      send push --set repository.fullname=x         | 2 | Did you mean 'repository.full_name'?
      send push --remove head_comit                 | 2 | Did you mean 'head_commit'?
      send push --fault bad-signatur                | 2 | Did you mean 'bad-signature'?
      send push --integration int_gihub             | 5 | Did you mean 'int_github'?
      ping --repository repo_locl                   | 5 | Did you mean 'repo_local'?
      integrations disable int_liner                | 5 | Did you mean 'int_linear'?
      integrations enable int_liner                 | 5 | Did you mean 'int_linear'?
      integrations remove int_liner                 | 5 | Did you mean 'int_linear'?
      integrations rotate-secret int_liner          | 5 | Did you mean 'int_linear'?
      integrations rotate-secret int_linear --repository team_locl | 5 | Did you mean 'team_local'?
      integrations url team_locl                    | 5 | Did you mean 'team_local'?
      integrations add githb                        | 2 | Did you mean 'github'?
      repos add int_githb acme/gears                | 5 | Did you mean 'int_github'?
      repos remove repo_locl                        | 5 | Did you mean 'repo_local'?
      samples list --provider linar                 | 2 | Did you mean 'linear'?
      verify payload.json --signature x --provider githb | 2 | Did you mean 'github'?
      verify --logged --provider githb              | 2 | Did you mean 'github'?
      logs list --provider githb                    | 2 | Did you mean 'github'?
      logs stats --provider githb                   | 2 | Did you mean 'github'?
      logs list --integration int_githb             | 5 | Did you mean 'int_github'?
      logs export x.jsonl --repository repo_locl    | 5 | Did you mean 'repo_local'?
      replay --integration int_githb                | 5 | Did you mean 'int_github'?
      """)
  void anUnknownNameIsAnErrorThatNamesTheNearest(String line, int exit, String hint) {
    fixture.run(line.split(" +")).exits(exit).says(hint).assertErr().hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      logs list --outcome procesed        | --outcome: there is no 'procesed', only processed, filtered,
      logs list --outcome failed,snt      | Did you mean 'sent'?
      logs list --status fail             | --status: there is no 'fail', only success, failed. Did you mean 'failed'?
      logs list --direction incomming     | Did you mean 'incoming'?
      logs export -f csv x                | --format: there is no 'csv', only jsonl, har.
      serve --sync alway                  | Did you mean 'always'?
      replay last --sign kep              | Did you mean 'keep'?
      -o jsn logs list                    | Did you mean 'json'?
      --color nver logs list              | Did you mean 'never'?
      completion bsh                      | error: there is no 'bsh', only bash, zsh, fish. Did you mean 'bash'?
      """)
  void aValueThatIsNoneOfTheFewIsAnErrorThatNamesThemAndTheNearest(String line, String says) {
    fixture.run(line.split(" +")).exits(2).says(says).assertErr().hasLineCount(2);
  }

  @Test
  void aVariableWithAValueThatIsNoneOfTheFewIsNamed(@TempDir Path folder) {
    new CommandLineFixture(folder)
        .with("NOTRA_HOOKS_OUTPUT", "jsn")
        .run("logs", "list")
        .exits(2)
        .says("Did you mean 'json'? (from the environment variable NOTRA_HOOKS_OUTPUT)");
  }

  @Test
  void aFailureHasAStackTraceWhereItIsAskedForToo() {
    fixture.run("logs", "show", "last").exits(5).assertErr().doesNotContain("\tat ");
    fixture.run("logs", "show", "last", "--stacktrace").exits(5).says("\tat io.github.notrahooks");
  }

  @Test
  void whatIsQuotedInAnErrorCannotMoveTheCursor() {
    fixture.run("send", "pu\u001b[2Jsh").exits(5).says("pu\\u001b[2Jsh");
  }

  private CommandSpec spec(String command) {
    return Objects.requireNonNull(CommandModel.commands(tree).get(command));
  }

  /** Runs a command in the tree that is there: hundreds of them would take long to build. */
  private Result execute(String... line) {
    out.reset();
    err.reset();
    int exit = tree.execute(line);
    return new Result(String.join(" ", line), exit, out.toByteArray(), err.toString(UTF_8));
  }
}
