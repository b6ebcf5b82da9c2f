package io.github.notrahooks.reference;

import io.github.notrahooks.reference.Values.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the completion script for fish: a {@code complete} rule for each command, option and argument. */
final class FishCompletion {
  private final Command root;

  FishCompletion(Command root) {
    this.root = root;
  }

  String script() {
    List<String> paths = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (Command command : root.all()) {
      if (!command.isRoot()) {
        paths.add(quoted(command.path()));
      }
      rules.add("# " + command.fullName());
      command
          .subcommands()
          .forEach(each -> rules.add(
              rule(at(command, "0")) + " -a " + each.name() + " -d " + quoted(each.summary())));
      command.arguments().forEach(each -> argument(command, each, rules));
      command.options().forEach(each -> rules.add(option(command, each)));
    }
    return Template.of("notra-hooks.fish")
        .fill("command-paths", wrapped(paths))
        .fill("value-options", wrapped(valueOptions()))
        .fill(
            "samples",
            Values.samples()
                .map(each -> "        " + quoted(each[0]) + " " + quoted(each[1]))
                .collect(Collectors.joining(" \\\n")))
        .fill("rules", String.join("\n", rules))
        .fill("configured.awk", Template.read("configured.awk").replace("\\", "\\\\"))
        .fill("deliveries.awk", Template.read("deliveries.awk").replace("\\", "\\\\"))
        .text();
  }

  /** The options that take the next word; after its command's path, unless all commands have it. */
  private List<String> valueOptions() {
    List<String> taking = new ArrayList<>();
    for (Command command : root.all()) {
      for (OptionSpec option : command.options()) {
        if (Command.takesNextWord(option)) {
          for (String name : option.names()) {
            taking.add(command.isRoot() ? name : quoted(command.path() + " " + name));
          }
        }
      }
    }
    return taking;
  }

  private static void argument(Command command, PositionalParamSpec argument, List<String> rules) {
    String candidates = candidates(Values.of(command, argument));
    if (!candidates.isEmpty()) {
      boolean many = argument.arity().max() > 1;
      rules.add(
          rule(at(command, many ? "+" : String.valueOf(argument.index().min()))) + candidates);
    }
  }

  private static String option(Command command, OptionSpec option) {
    StringBuilder rule =
        new StringBuilder(command.isRoot() ? "complete -c notra-hooks" : rule(in(command)));
    for (String name : option.names()) {
      rule.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    if (Command.takesNextWord(option)) {
      Values values = Values.of(command, option);
      rule.append(values.kinds().contains(Kind.FILE) ? " -r" : " -x").append(candidates(values));
    }
    return rule.append(" -d ").append(quoted(ShortText.of(option))).toString();
  }

  private static String wrapped(List<String> words) {
    return "\\\n    " + String.join(" \\\n    ", words);
  }

  private static String in(Command command) {
    return "__notra_hooks_in '" + command.path() + "'";
  }

  private static String at(Command command, String argument) {
    return "__notra_hooks_at '" + command.path() + "' " + argument;
  }

  private static String rule(String condition) {
    return "complete -c notra-hooks -n \"" + condition + "\"";
  }

  private static String candidates(Values values) {
    List<String> lists = new ArrayList<>(values.words());
    StringBuilder flags = new StringBuilder();
    for (Kind kind : values.kinds()) {
      switch (kind) {
        case FILE -> flags.append(" -F");
        case DIRECTORY -> lists.add("(__fish_complete_directories)");
        case SAMPLE -> lists.add("(__notra_hooks_samples)");
        case ORGANIZATION -> lists.add("(__notra_hooks_configured 2)");
        case INTEGRATION -> lists.add("(__notra_hooks_configured 3)");
        case REPOSITORY -> lists.add("(__notra_hooks_configured 4)");
        case TRIGGER -> lists.add("(__notra_hooks_configured 5)");
        case DELIVERY -> {
          flags.append(" -k");
          lists.add("(__notra_hooks_deliveries)");
        }
      }
    }
    return flags + (lists.isEmpty() ? "" : " -a " + quoted(String.join(" ", lists)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
