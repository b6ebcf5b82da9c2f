package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A command in one line: arguments with white space between them, and quotes around those that have some. */
public final class CommandLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** What a shell would not take as an argument. */
  private static final Set<String> OF_SHELLS =
      Set.of("|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>", "2>&1", "1>&2");

  private CommandLine() {}

  /**
   * The arguments in a line. Single and double quotes keep white space, a backslash keeps what follows it,
   * and nothing else has a meaning.
   *
   * @throws Failure of usage if there are none, a quote is not closed, a NUL is in it, or a shell would be needed
   */
  public static List<String> parse(String line) {
    if (line.indexOf('\0') >= 0) {
      throw Failure.usage("a command cannot have a NUL in it");
    }
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean begun = false;
    boolean plain = true;
    char quote = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      boolean kept = c == '\\'
          && quote != '\''
          && i + 1 < line.length()
          && (quote == 0 || line.charAt(i + 1) == '"' || line.charAt(i + 1) == '\\');
      if (i == line.length() && quote != 0) {
        throw Failure.usage("the command has a quote " + quote + " that is not closed");
      } else if (kept) {
        argument.append(line.charAt(++i));
        begun = true;
        plain = false;
      } else if (c == quote && quote != 0) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        begun = true;
        plain = false;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          arguments.add(checked(argument.toString(), plain));
        }
        argument.setLength(0);
        begun = false;
        plain = true;
      } else {
        argument.append(c);
        begun = true;
      }
    }
    if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
      throw Failure.usage("there is no command in it");
    }
    return arguments;
  }

  private static String checked(String argument, boolean plain) {
    if (plain && OF_SHELLS.contains(argument)) {
      throw Failure.usage("a command goes through no shell, which alone knows '" + argument
          + "'. Write sh -c '…' if that is meant, or put the argument in quotes.");
    }
    return argument;
  }

  /** A line for a person to read, which {@link #parse} reads as the same arguments. */
  public static String text(List<String> arguments) {
    return String.join(" ", arguments.stream().map(CommandLine::quoted).toList());
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
