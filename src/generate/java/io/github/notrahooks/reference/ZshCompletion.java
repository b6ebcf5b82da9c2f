package io.github.notrahooks.reference;

import io.github.notrahooks.reference.Values.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the completion script for zsh: a function for each command that describes it to {@code _arguments}. */
final class ZshCompletion {
  private final Command root;

  /** Kinds of which an argument can be any, each set with a function of its own. */
  private final Set<String> mixtures = new TreeSet<>();

  ZshCompletion(Command root) {
    this.root = root;
  }

  String script() {
    List<String> functions = new ArrayList<>();
    functions.add(globals());
    root.all().forEach(command -> functions.add(function(command)));
    mixtures.forEach(mixture -> functions.add(mixed(mixture)));
    return Template.of("_notra-hooks")
        .fill(
            "samples",
            Values.samples()
                .map(each -> "    " + quoted(escaped(each[0]) + ":" + each[1]))
                .collect(Collectors.joining("\n")))
        .fill("functions", String.join("\n\n", functions))
        .fill("configured.awk", Template.read("configured.awk"))
        .fill("deliveries.awk", Template.read("deliveries.awk"))
        .text();
  }

  private String globals() {
    return "typeset -ga _notra_hooks_global=(\n" + indented(options(root), "  ") + "\n)";
  }

  private String function(Command command) {
    List<String> lines = new ArrayList<>();
    lines.add(functionName(command) + "() {");
    if (command.subcommands().isEmpty()) {
      List<String> specs = options(command);
      command.arguments().forEach(argument -> specs.add(argument(command, argument)));
      lines.add(arguments("", specs));
    } else {
      List<String> specs = command.isRoot() ? new ArrayList<>() : options(command);
      specs.add(quoted("1:command:->command"));
      specs.add(quoted("*:: :->arguments"));
      specs.add("&& ret=0");
      lines.add("  local curcontext=$curcontext state line ret=1");
      // What follows the first word is the subcommand's, options included.
      lines.add(arguments(" -A '-*'", specs));
      lines.add(dispatch(command));
    }
    lines.add("}");
    return String.join("\n", lines);
  }

  private static String arguments(String flags, List<String> specs) {
    StringBuilder call =
        new StringBuilder("  _arguments -C -s -S" + flags + " $_notra_hooks_global");
    specs.forEach(spec -> call.append(" \\\n    ").append(spec));
    return call.toString();
  }

  private static String dispatch(Command command) {
    StringBuilder text =
        new StringBuilder("  case $state in\n    command)\n      local -a names=(\n");
    for (Command each : command.subcommands()) {
      text.append("        ").append(quoted(each.name() + ":" + each.summary())).append('\n');
    }
    text.append("      )\n      _describe -t commands command names && ret=0\n      ;;\n");
    text.append("    arguments)\n      case $words[1] in\n");
    for (Command each : command.subcommands()) {
      text.append("        %s) %s && ret=0 ;;\n".formatted(each.name(), functionName(each)));
    }
    return text.append("      esac\n      ;;\n  esac\n  return ret").toString();
  }

  private List<String> options(Command command) {
    List<String> specs = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      boolean repeatable = option.isMultiValue();
      String others = repeatable
          ? "*"
          : option.names().length > 1 ? "(" + String.join(" ", option.names()) + ")" : "";
      for (String name : option.names()) {
        specs.add(quoted(others + name + suffix(option, name) + "["
            + bracketed(ShortText.of(option)) + "]" + value(command, option)));
      }
    }
    return specs;
  }

  private static String suffix(OptionSpec option, String name) {
    if (Command.isFlag(option)) {
      return "";
    }
    if (!Command.takesNextWord(option)) {
      return "=-";
    }
    return name.startsWith("--") ? "=" : "+";
  }

  private String value(Command command, OptionSpec option) {
    if (Command.isFlag(option)) {
      return "";
    }
    String message = option.longestName().substring(2);
    String optional = Command.takesNextWord(option) ? ":" : "::";
    return optional + message + ":" + action(command, option);
  }

  private String argument(Command command, PositionalParamSpec argument) {
    boolean many = argument.arity().max() > 1;
    String number = many ? "*" : String.valueOf(argument.index().min() + 1);
    String optional = argument.arity().min() == 0 && !many ? "::" : ":";
    String message = argument.paramLabel().replaceAll("[|-]+$", "").replace("|", " or ");
    return quoted(number + optional + message + ":" + action(command, argument));
  }

  private String action(Command command, ArgSpec argument) {
    Values values = Values.of(command, argument);
    if (!values.words().isEmpty()) {
      return "(" + String.join(" ", values.words()) + ")";
    }
    if (values.kinds().isEmpty()) {
      return "";
    }
    if (values.kinds().size() == 1) {
      return lookup(values.kinds().get(0));
    }
    String mixture = values.kinds().stream().map(Kind::word).collect(Collectors.joining("_"));
    mixtures.add(mixture);
    return " _notra_hooks_" + mixture;
  }

  private static String lookup(Kind kind) {
    return switch (kind) {
      case FILE -> "_files";
      case DIRECTORY -> "_files -/";
      default -> " _notra_hooks_" + kind.word();
    };
  }

  private static String mixed(String mixture) {
    StringBuilder text = new StringBuilder("_notra_hooks_" + mixture + "() {\n  _alternative");
    for (String word : mixture.split("_", -1)) {
      Kind kind = Kind.valueOf(word.toUpperCase(Locale.ROOT));
      text.append(" \\\n    ").append(quoted(word + "s:" + word + ":" + lookup(kind)));
    }
    return text.append("\n}").toString();
  }

  private static String functionName(Command command) {
    return "_notra_hooks_command"
        + (command.isRoot() ? "" : "_" + command.path().replaceAll("[ -]", "_"));
  }

  private static String bracketed(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String escaped(String name) {
    return name.replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String indented(List<String> lines, String by) {
    return lines.stream().map(line -> by + line).collect(Collectors.joining("\n"));
  }
}
