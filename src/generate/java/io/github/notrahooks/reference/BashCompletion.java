package io.github.notrahooks.reference;

import io.github.notrahooks.reference.Values.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the completion script for bash: tables in {@code case} statements, read by functions. */
final class BashCompletion {
  private final Command root;

  /** Long lists of words, by the variable that holds them. */
  private final Map<List<String>, String> tables = new LinkedHashMap<>();

  BashCompletion(Command root) {
    this.root = root;
  }

  String script() {
    tables.put(Values.samples().map(each -> each[0]).toList(), "_notra_hooks_samples");
    String values = values();
    String arguments = arguments();
    return Template.of("notra-hooks.bash")
        .fill(
            "tables",
            lines(tables.entrySet().stream()
                .map(table -> table.getValue() + "='" + String.join(" ", table.getKey()) + "'")))
        .fill(
            "commands",
            lines(root.all().stream()
                .filter(command -> !command.subcommands().isEmpty())
                .map(command -> "    '%s') words='%s' ;;"
                    .formatted(
                        command.path(),
                        command.subcommands().stream().map(Command::name).collect(joined())))))
        .fill("global-options", names(root))
        .fill(
            "options",
            lines(root.all().stream()
                .filter(command -> !command.isRoot() && !command.options().isEmpty())
                .map(command ->
                    "    '%s') words+=' %s' ;;".formatted(command.path(), names(command)))))
        .fill("values", values)
        .fill("arguments", arguments)
        .fill("configured.awk", Template.read("configured.awk"))
        .fill("deliveries.awk", Template.read("deliveries.awk"))
        .text();
  }

  private static String names(Command command) {
    return command.options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .collect(joined());
  }

  /** One case for each kind of value, with all options of it. */
  private String values() {
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    for (Command command : root.all()) {
      for (OptionSpec option : command.options()) {
        if (Command.takesNextWord(option)) {
          String path = command.isRoot() ? "*" : "'" + command.path() + "'";
          String assignment = assignment(Values.of(command, option));
          for (String name : option.names()) {
            patterns
                .computeIfAbsent(assignment, value -> new ArrayList<>())
                .add(path + "' " + name + "'");
          }
        }
      }
    }
    return lines(patterns.entrySet().stream()
        .map(each -> "    "
            + each.getValue().stream()
                .map(pattern -> pattern.replace("''", ""))
                .collect(Collectors.joining(" | \\\n      "))
            + ")\n      " + (each.getKey().isEmpty() ? ":" : each.getKey()) + " ;;"));
  }

  private String arguments() {
    List<String> cases = new ArrayList<>();
    for (Command command : root.all()) {
      for (PositionalParamSpec argument : command.arguments()) {
        String assignment = assignment(Values.of(command, argument));
        if (!assignment.isEmpty()) {
          boolean many = argument.arity().max() > 1;
          cases.add("    '%s '%s) %s ;;"
              .formatted(command.path(), many ? "*" : argument.index().min(), assignment));
        }
      }
    }
    return lines(cases.stream());
  }

  private String assignment(Values values) {
    List<String> assignments = new ArrayList<>();
    List<String> words = new ArrayList<>(values.words());
    if (values.kinds().contains(Kind.SAMPLE)) {
      words.addAll(Values.samples().map(each -> each[0]).toList());
    }
    if (words.size() > 10) {
      String table = tables.computeIfAbsent(words, key -> "_notra_hooks_words_" + tables.size());
      assignments.add("words=$" + table);
    } else if (!words.isEmpty()) {
      assignments.add("words='" + String.join(" ", words) + "'");
    }
    String kinds = values.kinds().stream()
        .filter(kind -> kind != Kind.SAMPLE)
        .map(Kind::word)
        .collect(joined());
    if (!kinds.isEmpty()) {
      assignments.add("kinds='" + kinds + "'");
    }
    return String.join(" ", assignments);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }
}
