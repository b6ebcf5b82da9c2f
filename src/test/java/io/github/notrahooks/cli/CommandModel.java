package io.github.notrahooks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands that do something, by what has to be typed for them. */
final class CommandModel {
  private CommandModel() {}

  /** The specifications of the commands, by words such as {@code logs list}. */
  static Map<String, CommandSpec> commands(CommandLine root) {
    Map<String, CommandSpec> commands = new TreeMap<>();
    collect(root, "", commands);
    return commands;
  }

  private static void collect(CommandLine command, String path, Map<String, CommandSpec> to) {
    command.getSubcommands().forEach((name, sub) -> {
      String full = (path + " " + name).strip();
      if (sub.getSubcommands().isEmpty() || sub.getCommandSpec().userObject() instanceof Callable) {
        to.put(full, sub.getCommandSpec());
      }
      collect(sub, full, to);
    });
  }

  /** The words of all commands. */
  static Set<String> names() {
    return new TreeSet<>(commands(new Cli(StoredSpecsWriter.NOWHERE).tree()).keySet());
  }

  /** A command line of these words and arguments. */
  static String[] line(String words, String... arguments) {
    List<String> line = new ArrayList<>(List.of(words.split(" ")));
    line.addAll(List.of(arguments));
    return line.toArray(new String[0]);
  }

  /** Whether an option takes no value. */
  static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }
}
