package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.environment.Environment;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command line: the tree of commands, set up for one environment. */
public final class Cli {
  private final Environment environment;

  /** A command line in an environment. */
  public Cli(Environment environment) {
    this.environment = environment;
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public int run(String... arguments) {
    CommandLine commands = commands(Arrays.asList(arguments));
    return commands.execute(arguments);
  }

  /** The whole tree of commands, for those who want to describe it. */
  public CommandLine tree() {
    return commands(List.of());
  }

  /**
   * The tree of commands, without those that the arguments cannot mean: loading all of them takes longer
   * than most of them run.
   */
  private CommandLine commands(List<String> arguments) {
    GlobalOptions globals = new GlobalOptions();
    Context context = new Context(environment, globals);
    CommandFactory factory = new CommandFactory(context);
    CommandLine root = new CommandLine(new NotraHooks(), factory);
    root.addMixin("globals", globals);
    Map<String, Class<?>> all = CommandTable.all();
    boolean some = !Collections.disjoint(arguments, all.keySet()) && !arguments.contains("help");
    for (Map.Entry<String, Class<?>> command : all.entrySet()) {
      if (!some || arguments.contains(command.getKey())) {
        root.addSubcommand(command.getKey(), new CommandLine(command.getValue(), factory));
      }
    }
    ErrorReports reports = new ErrorReports(context);
    return root.setOut(writer(environment.out()))
        .setErr(writer(environment.err()))
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setHelpFactory(new HelpPages(context))
        .setDefaultValueProvider(new OptionDefaults(context))
        .setParameterExceptionHandler(reports)
        .setExecutionExceptionHandler(reports);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
