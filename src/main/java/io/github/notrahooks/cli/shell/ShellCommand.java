package io.github.notrahooks.cli.shell;

import io.github.notrahooks.cli.completion.Candidates;
import io.github.notrahooks.cli.frame.Commands;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.terminal.CommandSource;
import io.github.notrahooks.terminal.Completion;
import io.github.notrahooks.terminal.LineEditor;
import io.github.notrahooks.terminal.TerminalInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code shell}: the same commands at an interactive prompt. */
@Command(
    name = "shell",
    header = "The same commands at a prompt, with history and completion.",
    description = {
      "Global options given here apply to each command that does not give them itself. Ctrl-C stops a",
      "command, Ctrl-D, exit or quit leave. Where standard input is no terminal, its lines are run one",
      "by one, and the exit code is that of the last command that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  notra-hooks shell", "  printf 'send push\\nlogs list\\n' | notra-hooks shell"})
public final class ShellCommand implements Callable<Integer> {
  private static final String PROMPT = "notra-hooks> ";

  private final Context context;

  @Spec
  private CommandSpec spec;

  /** Made anew for each run. */
  public ShellCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Environment environment = context.environment().withVariables(inherited());
    Output output = context.output();
    boolean interactive = environment.terminals().in();
    HistoryFile history = interactive ? new HistoryFile(context.home()) : null;
    CommandSource source = source(environment, history);
    LineCommands commands = new LineCommands(context.commands(), environment, output, source);
    return new Shell(source, commands, history, output, interactive).run(environment.signals());
  }

  private CommandSource source(Environment environment, @Nullable HistoryFile history)
      throws IOException {
    Output output = context.output();
    if (history == null) {
      return new PlainLines(environment.in(), output, "");
    }
    boolean editing = (environment.terminals().err() || environment.terminals().out())
        && environment.variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
    if (!editing) {
      return new PlainLines(
          new TerminalInput(), output, environment.terminals().err() ? PROMPT : "");
    }
    output.info(
        output.painted(Style.MUTED, "Tab completes, help lists the commands, Ctrl-D leaves."));
    return new LineEditor(
        PROMPT,
        new ShellCompletion(new Context(environment, new GlobalOptions(), context.commands())),
        history.load(),
        HistoryRules::keeps);
  }

  /**
   * The global options that were given to the shell, as the variables that do the same for each command,
   * and that its own options override.
   */
  private Map<String, String> inherited() {
    GlobalOptions globals = context.globals();
    Set<String> given = given();
    Map<String, String> variables = new HashMap<>();
    if (globals.home() != null) {
      variables.put("NOTRA_HOOKS_HOME", globals.home());
    }
    if (given.contains("--output")) {
      variables.put("NOTRA_HOOKS_OUTPUT", globals.output().name().toLowerCase(Locale.ROOT));
    }
    if (given.contains("--color")) {
      variables.put("NOTRA_HOOKS_COLOR", globals.colour().name().toLowerCase(Locale.ROOT));
    }
    for (String flag : List.of("--quiet", "--verbose", "--stacktrace")) {
      if (given.contains(flag)) {
        variables.put("NOTRA_HOOKS_" + flag.substring(2).toUpperCase(Locale.ROOT), "true");
      }
    }
    return variables;
  }

  /** The long names of the options that were given, before the command or after it. */
  private Set<String> given() {
    Set<String> names = new TreeSet<>();
    ParseResult result = spec.root().commandLine().getParseResult();
    while (result != null) {
      result.matchedOptions().forEach(option -> names.add(option.longestName()));
      result = result.subcommand();
    }
    return names;
  }

  /** Runs each line as the process runs its arguments. */
  private record LineCommands(
      Commands all, Environment environment, Output output, CommandSource source)
      implements Shell.Commands {
    @Override
    public int run(List<String> words, RunningCommand command) {
      try (TerminalInput typed = new TerminalInput()) {
        Environment own = new Environment(
            environment.terminals().in() ? typed : environment.in(),
            command.guard(environment.out()),
            command.guard(environment.err()),
            variables(),
            environment.clock(),
            environment.random(),
            environment.workingDirectory(),
            environment.userHome(),
            environment.terminals(),
            command);
        return all.run(own, words);
      } catch (IOException e) {
        output.error("cannot close the terminal's input: " + Printable.line(e.toString()));
        return 1;
      }
    }

    /** The terminal may have been resized since the shell was started. */
    private Map<String, String> variables() {
      return source.columns() == 0
          ? environment.variables()
          : environment
              .withVariables(Map.of("COLUMNS", Integer.toString(source.columns())))
              .variables();
    }

    @Override
    public void list() {
      CommandLine tree = all.tree(environment);
      tree.getSubcommands().forEach((name, command) -> {
        String[] header = command.getCommandSpec().usageMessage().header();
        if (!name.equals("shell") && header.length > 0) {
          output.say("  %-13s %s".formatted(name, header[0]));
        }
      });
      output.say("  %-13s %s".formatted("help COMMAND", "How a command is used."));
      output.say("  %-13s %s".formatted("exit, quit", "Leave, as Ctrl-D does."));
    }
  }

  /** Completes the commands and the shell's own words. */
  private static final class ShellCompletion implements Completion {
    private final Context context;
    private @Nullable Candidates candidates;

    ShellCompletion(Context context) {
      this.context = context;
    }

    @Override
    public List<Choice> complete(List<String> before, String prefix) {
      if (candidates == null) {
        candidates = new Candidates(context);
      }
      List<String> words = new ArrayList<>(before);
      if (!words.isEmpty() && words.get(0).equals("notra-hooks")) {
        words.remove(0);
      }
      List<Choice> choices = new ArrayList<>();
      if (words.isEmpty()) {
        Shell.OWN_WORDS.stream()
            .filter(word -> word.startsWith(prefix))
            .forEach(word -> choices.add(new Choice(word, "", true)));
      } else if (words.get(0).equals("help")) {
        words.remove(0);
      }
      for (Candidates.Candidate each : candidates.complete(words, prefix)) {
        choices.add(new Choice(each.value(), Printable.line(each.description()), each.finished()));
      }
      return choices;
    }
  }
}
