package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Commands;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.cli.option.WholeNumbers;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.StandardStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: the tree of commands, set up for one environment. */
public final class Cli {
  /** All commands, for commands that run others. */
  static final Commands NESTED = new Nested();

  private static final int WIDEST_HELP = 100;

  /** The least that picocli lays out. */
  private static final int NARROWEST_HELP = 55;

  private static final List<String> HELP = List.of("-h", "--help", "help");

  private final StandardStream out;
  private final StandardStream err;
  private final Environment environment;

  /** A command line in an environment. */
  public Cli(Environment environment) {
    this.out = StandardStream.ofData(environment.out());
    this.err = StandardStream.ofTalk(environment.err());
    this.environment = environment.withStreams(out, err);
  }

  /**
   * Runs a command. Never throws: what nobody expected is an error of one line, too.
   *
   * @return the exit code: the command's own, or 1 if it would be 0 although something that the command had to
   *     print could not be written. That a reader went away, as {@code head} does, changes nothing.
   */
  public int run(String... arguments) {
    Context context = new Context(environment, new GlobalOptions(), NESTED);
    int code;
    try {
      Synonyms.Understood understood = Synonyms.of(List.of(arguments));
      List<String> words = understood.arguments();
      CommandLine commands = commands(words, context);
      // Options decide how it is said, and so it is said once they are parsed.
      commands.setExecutionStrategy(new RuledExecution(
          () -> understood.note().ifPresent(note -> context.output().info(Printable.line(note)))));
      code = commands.execute(words.toArray(new String[0]));
      commands.getOut().flush();
    } catch (RuntimeException | Error e) {
      code = new ErrorReports(context, new OptionDefaults(context)).unexpected(e);
    }
    return written(context, code);
  }

  /** The exit code of a command that has ended, now that it shows whether all of its output was written. */
  private int written(Context context, int code) {
    Optional<IOException> lost = out.failure();
    lost.ifPresent(cause -> context
        .output()
        .error(
            "cannot write standard output: " + Printable.line(String.valueOf(cause.getMessage()))));
    boolean all = lost.isEmpty() && err.failure().isEmpty();
    return all || code != ExitCode.SUCCESS.code() ? code : ExitCode.FAILED.code();
  }

  /** Commands within commands, each in an environment of its own. */
  private static final class Nested implements Commands {
    @Override
    public int run(Environment environment, List<String> words) {
      return new Cli(environment).run(words.toArray(new String[0]));
    }

    @Override
    public CommandLine tree(Environment environment) {
      return new Cli(environment).tree();
    }
  }

  /** The whole tree of commands, for those who want to describe it. */
  public CommandLine tree() {
    Context context = new Context(environment, new GlobalOptions(), NESTED);
    return setUp(annotated(List.copyOf(CommandTable.all().keySet()), context), context, false);
  }

  /**
   * The tree of commands, without those that the arguments cannot mean: loading all of them takes longer
   * than most of them run.
   */
  private CommandLine commands(List<String> arguments, Context context) {
    List<String> wanted = new ArrayList<>(CommandTable.all().keySet());
    boolean none = Collections.disjoint(arguments, wanted);
    if (!none && !arguments.contains("help")) {
      wanted.retainAll(arguments);
    }
    // What is stored is what parsing needs; help is made from the annotations.
    boolean help = none || arguments.stream().anyMatch(HELP::contains);
    CommandLine root = help ? null : stored(wanted, context);
    return setUp(
        root == null ? annotated(wanted, context) : root,
        context,
        // It is there to say what is wrong with a configuration.
        arguments.contains("doctor"));
  }

  private CommandLine setUp(CommandLine root, Context context, boolean lenient) {
    OptionDefaults defaults = new OptionDefaults(context, lenient);
    ErrorReports reports = new ErrorReports(context, defaults);
    WholeNumbers.readIn(root);
    return root.setOut(writer(environment.out()))
        .setErr(writer(environment.err()))
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(helpWidth(context))
        .setHelpSectionKeys(HelpPages.sections())
        .setHelpFactory(new HelpPages(context))
        .setDefaultValueProvider(defaults)
        .setParameterExceptionHandler(reports)
        .setExecutionExceptionHandler(reports);
  }

  /** How wide help is: as the terminal, but not wider than can be read, nor narrower than its columns can be. */
  private static int helpWidth(Context context) {
    int width = context.columns();
    return width == 0 ? WIDEST_HELP : Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, width));
  }

  /** Runs a command once all of its arguments say something and go together. */
  private static final class RuledExecution implements CommandLine.IExecutionStrategy {
    private final CommandLine.RunLast last = new CommandLine.RunLast();
    private final Runnable first;

    /**
     * Runs commands.
     *
     * @param first is done before each
     */
    RuledExecution(Runnable first) {
      this.first = first;
    }

    @Override
    public int execute(ParseResult parsed) {
      EmptyValues.refuse(parsed);
      ParseResult command = parsed;
      while (command.hasSubcommand()) {
        command = command.subcommand();
      }
      if (!command.isUsageHelpRequested() && !command.isVersionHelpRequested()) {
        apply(command);
      }
      first.run();
      return last.execute(parsed);
    }

    private static void apply(ParseResult command) {
      try {
        OptionRules.apply(command);
      } catch (Failure e) {
        throw new ParameterException(
            command.commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** The commands as the build stored them; null unless it stored all of the wanted ones. */
  private static @Nullable CommandLine stored(List<String> wanted, Context context) {
    StoredSpecs specs = StoredSpecs.load();
    if (specs == null || !specs.names().containsAll(wanted)) {
      return null;
    }
    CommandFactory factory = new CommandFactory(context);
    CommandLine root = new CommandLine(specs.root(context.globals(), factory), factory);
    for (String name : wanted) {
      root.addSubcommand(name, new CommandLine(specs.command(name, context, factory), factory));
    }
    return root;
  }

  /** The commands as their annotations describe them. */
  private static CommandLine annotated(List<String> wanted, Context context) {
    CommandFactory factory = new CommandFactory(context);
    CommandLine root = new CommandLine(new NotraHooks(), factory);
    root.addMixin("globals", context.globals());
    CommandTable.all().forEach((name, type) -> {
      if (wanted.contains(name)) {
        root.addSubcommand(name, new CommandLine(type, factory));
      }
    });
    return root;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
