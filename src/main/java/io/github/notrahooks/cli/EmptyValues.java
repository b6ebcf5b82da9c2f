package io.github.notrahooks.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses options and parameters that were given without a value: an empty path is the working directory,
 * and an empty name is that of a shell variable which was not set.
 */
final class EmptyValues {
  /**
   * An action may be empty, though not blank, and so may a text; a header is said to lack its name,
   * and a secret may be asked for.
   */
  private static final Set<String> ALLOWED = Set.of("--action", "--grep", "--header", "--secret");

  /** The arguments of somebody else's command may be empty. */
  private static final String ARGUMENTS = "COMMAND";

  private EmptyValues() {}

  /**
   * Lets only those pass whose values all say something.
   *
   * @throws ParameterException names the first that does not
   */
  static void refuse(ParseResult parsed) {
    for (ParseResult each = parsed; each != null; each = each.subcommand()) {
      CommandLine command = each.commandSpec().commandLine();
      for (OptionSpec option : each.matchedOptions()) {
        boolean blankAction = option.longestName().equals("--action")
            && option.originalStringValues().stream().noneMatch(String::isEmpty);
        if (blankAction || !ALLOWED.contains(option.longestName())) {
          refuse(command, option, option.longestName());
        }
      }
      for (PositionalParamSpec parameter : each.matchedPositionals()) {
        if (parameter.paramLabel().equals(ARGUMENTS)) {
          continue;
        }
        refuse(command, parameter, parameter.paramLabel());
      }
    }
  }

  private static void refuse(CommandLine command, ArgSpec argument, String name) {
    if (argument.originalStringValues().stream().anyMatch(String::isBlank)) {
      throw new ParameterException(command, name + " is empty; it needs a value", argument, "");
    }
  }
}
