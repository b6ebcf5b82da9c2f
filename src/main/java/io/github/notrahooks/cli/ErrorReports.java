package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.output.Printable;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in one or two lines, and chooses the exit code. */
final class ErrorReports
    implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
  private final Context context;
  private final OptionDefaults defaults;

  ErrorReports(Context context, OptionDefaults defaults) {
    this.context = context;
    this.defaults = defaults;
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    Throwable cause = problem.getCause();
    if (cause instanceof Failure failure) {
      return report(failure);
    }
    context.output().error(Printable.line(message(problem)));
    context
        .output()
        .say("Run '" + command.getCommandSpec().qualifiedName() + " --help' for its usage.");
    trace(problem);
    return ExitCode.USAGE.code();
  }

  private String message(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched
        && !(problem.getClass() != UnmatchedArgumentException.class)) {
      return unknown(unmatched);
    }
    if (problem instanceof MissingParameterException) {
      // A mistyped option is why something seems to be missing more often than that it is.
      Optional<String> option = unmatchedOption(problem.getCommandLine());
      if (option.isPresent()) {
        return unknownOption(option.get(), problem.getCommandLine());
      }
    }
    ArgSpec argument = problem.getArgSpec();
    String message =
        ChoiceProblem.of(problem).orElseGet(() -> String.valueOf(problem.getMessage()));
    if (argument instanceof OptionSpec option
        && !(problem instanceof MissingParameterException)
        && !given(problem.getCommandLine(), option)) {
      return defaults
          .source(option)
          .map(source -> message + " (from " + source + ")")
          .orElse(message);
    }
    return message;
  }

  private static boolean given(CommandLine command, OptionSpec option) {
    ParseResult result = command.getParseResult();
    return result != null && result.hasMatchedOption(option);
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    String argument = unmatched.getUnmatched().get(0);
    CommandLine command = unmatched.getCommandLine();
    if (isOption(argument)) {
      return unknownOption(argument, command);
    }
    List<String> known = commands(command);
    return known.isEmpty()
        ? "there is an argument too many: '" + argument + "'"
        : "there is no command '" + argument + "'." + Nearest.hint(argument, known);
  }

  /** The first option that neither the command nor those above it know. */
  private static Optional<String> unmatchedOption(CommandLine command) {
    return Stream.iterate(command, Objects::nonNull, CommandLine::getParent)
        .map(CommandLine::getParseResult)
        .filter(Objects::nonNull)
        .flatMap(result -> result.unmatched().stream())
        .filter(ErrorReports::isOption)
        .findFirst();
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") && argument.length() > 1;
  }

  private static String unknownOption(String argument, CommandLine command) {
    String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
    List<String> known = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    if (known.contains(name)) {
      return "'" + argument
          + "' stands behind --, where nothing is taken for an option: put it before that.";
    }
    return "there is no option " + name + "." + Nearest.hint(name, known);
  }

  /** The names of a command's commands; of the first level only those that are used are set up. */
  private static List<String> commands(CommandLine command) {
    return List.copyOf(
        command.getParent() == null
            ? CommandTable.all().keySet()
            : command.getSubcommands().keySet());
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult result) {
    if (problem instanceof Failure failure) {
      int code = report(failure);
      settings(failure, command).forEach(context.output()::say);
      return code;
    }
    if (problem instanceof AccessDeniedException denied) {
      // A file of the home that another user made is no mistake of this tool's.
      return report(new Failure(ExitCode.USAGE, FileProblem.named(denied), denied));
    }
    return unexpected(problem);
  }

  /** Says what nobody expected, on whatever thread it came up, and returns the exit code. */
  int unexpected(Throwable problem) {
    context
        .output()
        .error(
            problem instanceof OutOfMemoryError
                ? "out of memory: %d MiB of heap are not enough for this. NOTRA_HOOKS_JAVA_OPTS=-Xmx1g gives it 1 GiB."
                    .formatted(Runtime.getRuntime().maxMemory() / (1024 * 1024))
                : "unexpected: "
                    + Printable.line(problem.toString())
                    + ". This is a mistake in notra-hooks; --stacktrace shows where.");
    trace(problem);
    return ExitCode.FAILED.code();
  }

  /** Where options that a failure speaks of have their values from, unless they were typed. */
  private List<String> settings(Failure failure, CommandLine command) {
    List<String> sources = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      Object value = given(command, option) ? null : option.getValue();
      if (value != null && isAbout(String.valueOf(failure.getMessage()), option, value)) {
        defaults
            .source(option)
            .ifPresent(source -> sources.add(option.longestName() + " comes from " + source + "."));
      }
    }
    return sources;
  }

  private static boolean isAbout(String message, OptionSpec option, Object value) {
    return message.contains("'" + value + "'")
        || (message + " ").matches("(?s).*" + option.longestName() + "[^a-z-].*");
  }

  private int report(Failure failure) {
    context.output().error(Printable.line(failure.getMessage()));
    failure.details().forEach(each -> context.output().say("  " + Printable.line(each)));
    trace(failure);
    return failure.exitCode().code();
  }

  private void trace(Throwable problem) {
    if (context.globals().stacktrace()) {
      String prefix = "";
      for (Throwable each = problem; each != null; each = each.getCause()) {
        // A message may have line ends in it, and pass for lines of our own.
        context.output().say(prefix + Printable.line(each.toString()));
        for (StackTraceElement element : each.getStackTrace()) {
          context.output().say("\tat " + element);
        }
        prefix = "Caused by: ";
      }
    }
  }
}
