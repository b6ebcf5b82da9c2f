package io.github.notrahooks.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the page that lists every command, exit code, and setting. */
final class ReferencePage {
  /** Options that no variable and no configuration can stand for. */
  private static final List<String> NO_SETTINGS = List.of("--help", "--version", "--secret");

  /** Options that the configuration cannot stand for: where it is, and what it says itself elsewhere. */
  private static final List<String> NO_KEY = List.of("--home", "--secret-file");

  /** Options that mean one thing to one command and another to the next. */
  private static final Set<String> OF_TWO_MEANINGS = Set.of("--headers", "--id", "--until");

  private static final Pattern DEFAULT = Pattern.compile(".*\\(default: (.*)\\).*");

  private final Command root;

  ReferencePage(Command root) {
    this.root = root;
  }

  String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Reference\n\n")
        .append("Generated from the commands; `notra-hooks COMMAND --help` prints the same.\n\n");
    for (Command command : root.all()) {
      page.append("- [")
          .append(command.fullName())
          .append("](#")
          .append(command.fullName().replace(' ', '-'))
          .append("):\n  ")
          .append(command.summary())
          .append('\n');
    }
    page.append("- [Exit codes](#exit-codes)\n- [Settings](#settings)\n");
    for (Command command : root.all()) {
      page.append("\n## ")
          .append(command.fullName())
          .append("\n\n```text\n")
          .append(command.usage().stripTrailing())
          .append("\n```\n");
    }
    return page.append(exitCodes()).append(settings()).toString();
  }

  private String exitCodes() {
    StringBuilder table = new StringBuilder("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
    root.exitCodes()
        .forEach((code, meaning) -> table.append("| %s | %s |\n".formatted(code, meaning)));
    return table.append("\nEach command's help lists those that it can give.\n").toString();
  }

  private String settings() {
    return """

        ## Settings

        What holds is the option on the command line, else the environment variable, else the text
        under `"options"` in `config.json`, else the default. A variable or key may name the command
        too, and is then for that command alone: `NOTRA_HOOKS_SEND_TIMEOUT` and `send.timeout`,
        `NOTRA_HOOKS_LOGS_LIST_LIMIT` and `logs.list.limit`; the global options have one for all
        commands. A flag is `true` or `false`, and holds where it is given.

        A setting that does not go with what was typed is left out: `replay last` takes no
        `NOTRA_HOOKS_LIMIT`. Of settings that exclude each other, the one that help lists first holds.
        `replay` needs to be told what to replay: settings only narrow it, but for `--last`. Where an
        option means something else to another command, its variable and key name the command, which
        `…` stands for below; so do those of `integrations rotate-secret --repository`.

        ```json
        {"version": 1, "options": {"color": "never", "send.timeout": "30s"}, "organizations": []}
        ```

        `--home` has a variable only, since it says where `config.json` is. `--secret-file` has one
        only, too: secrets have places of their own, which `notra-hooks send --help` lists.

        | option | environment variable | key in `config.json` | default | commands |
        |---|---|---|---|---|
        """
        + rows().stream()
            .map(row -> "| " + String.join(" | ", row) + " |\n")
            .collect(Collectors.joining());
  }

  private List<List<String>> rows() {
    Map<String, Map<String, List<String>>> commands = new TreeMap<>();
    for (Command command : root.all()) {
      for (OptionSpec option : command.options()) {
        if (!NO_SETTINGS.contains(option.longestName())) {
          commands
              .computeIfAbsent(option.longestName(), name -> new LinkedHashMap<>())
              .computeIfAbsent(standard(option), value -> new ArrayList<>())
              .add(command.isRoot() ? "all" : command.path());
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    commands.forEach((option, byDefault) -> byDefault.forEach((standard, paths) -> rows.add(List.of(
        code(option),
        code(isSetForEach(option, paths) ? "NOTRA_HOOKS_…" + own(option) : variable(option)),
        NO_KEY.contains(option)
            ? ""
            : code((isSetForEach(option, paths) ? "…." : "") + option.substring(2)),
        standard,
        String.join(", ", paths)))));
    return rows;
  }

  /** Whether there is no setting for all commands: what it means to others is something else. */
  private static boolean isSetForEach(String option, List<String> paths) {
    return OF_TWO_MEANINGS.contains(option)
        || option.equals("--repository") && paths.get(0).startsWith("integrations ");
  }

  private static String own(String option) {
    return variable(option).substring("NOTRA_HOOKS".length());
  }

  static String variable(String option) {
    return "NOTRA_HOOKS_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The default as the description words it. */
  private static String standard(OptionSpec option) {
    Matcher matcher = DEFAULT.matcher(String.join(" ", option.description()));
    if (!matcher.matches()) {
      return Command.isFlag(option) ? "false" : "";
    }
    String words = matcher.group(1);
    return words.equals("${DEFAULT-VALUE}") ? code(option.defaultValue()) : words;
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
