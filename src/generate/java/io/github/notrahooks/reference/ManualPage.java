package io.github.notrahooks.reference;

import io.github.notrahooks.cli.OptionGroups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a command's manual page in roff, with the man macros that every system has. */
final class ManualPage {
  private final Command command;
  private final StringBuilder page = new StringBuilder();

  ManualPage(Command command) {
    this.command = command;
  }

  static String fileName(Command command) {
    return title(command) + ".1";
  }

  String text() {
    line(".\\\" Generated from the commands: do not edit.");
    line(".TH " + title(command).toUpperCase(Locale.ROOT) + " 1 \"\" \"" + version()
        + "\" \"notra-hooks\"");
    section("NAME");
    line(escaped(title(command)) + " \\- " + escaped(command.summary().replaceFirst("\\.$", "")));
    section("SYNOPSIS");
    line(bold(command.fullName()) + " [" + italic("OPTIONS") + "]" + operands());
    if (!command.description().isEmpty()) {
      section("DESCRIPTION");
      line(escaped(command.description()));
    }
    subcommands();
    arguments();
    options();
    exitCodes();
    if (command.isRoot()) {
      environment();
    }
    examples();
    seeAlso();
    return page.toString();
  }

  private String version() {
    return String.join(" ", command.spec().root().version());
  }

  private static String title(Command command) {
    return command.fullName().replace(' ', '-');
  }

  private String operands() {
    if (!command.subcommands().isEmpty()) {
      return " " + italic("COMMAND");
    }
    StringBuilder operands = new StringBuilder();
    for (PositionalParamSpec argument : command.arguments()) {
      String label = italic(argument.paramLabel()) + (argument.arity().max() > 1 ? "..." : "");
      operands.append(' ').append(argument.arity().min() == 0 ? "[" + label + "]" : label);
    }
    return operands.toString();
  }

  private void subcommands() {
    if (!command.subcommands().isEmpty()) {
      section("COMMANDS");
      for (Command each : command.subcommands()) {
        item(bold(each.name()), each.summary());
      }
    }
  }

  private void arguments() {
    if (!command.arguments().isEmpty()) {
      section("ARGUMENTS");
      command.arguments().forEach(each -> item(italic(each.paramLabel()), description(each)));
    }
  }

  private void options() {
    section("OPTIONS");
    OptionGroups.of(command.spec()).forEach((heading, options) -> {
      if (!heading.equals("Options")) {
        line(".SS " + heading);
      }
      options.stream()
          .sorted(Comparator.comparing(OptionSpec::longestName))
          .forEach(option -> item(names(option), description(option)));
    });
  }

  private static String names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      names.add(bold(name));
    }
    String joined = String.join(", ", names);
    if (Command.isFlag(option)) {
      return joined;
    }
    String value = "=" + italic(option.paramLabel());
    return joined + (Command.takesNextWord(option) ? value : "[" + value + "]");
  }

  private static String description(ArgSpec argument) {
    String text = String.join(" ", argument.description());
    return text.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
  }

  private void exitCodes() {
    section("EXIT STATUS");
    command.exitCodes().forEach((code, meaning) -> item(bold(code), meaning));
  }

  private void environment() {
    section("ENVIRONMENT");
    Stream.of(command.spec().usageMessage().footer())
        .filter(line -> !line.isEmpty() && !line.startsWith(" "))
        .forEach(line -> line(escaped(line)));
  }

  private void examples() {
    section("EXAMPLES");
    line(".nf");
    command.examples().forEach(example -> line(escaped(example)));
    line(".fi");
  }

  private void seeAlso() {
    List<Command> others = new ArrayList<>();
    if (!command.isRoot()) {
      others.add(new Command(command.spec().parent()));
    }
    others.addAll(command.subcommands());
    section("SEE ALSO");
    for (int i = 0; i < others.size(); i++) {
      String comma = i < others.size() - 1 ? "," : "";
      line(".BR " + escaped(title(others.get(i))) + " (1)" + comma);
    }
  }

  private void item(String tag, String text) {
    line(".TP");
    line(tag);
    line(escaped(text));
  }

  private void section(String name) {
    line(".SH " + (name.contains(" ") ? "\"" + name + "\"" : name));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  private static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** The text in roff, in which it means itself. */
  private static String escaped(String text) {
    StringBuilder roff = new StringBuilder();
    text.chars()
        .forEach(c -> roff.append(
            switch (c) {
              case '\\' -> "\\e";
              case '-' -> "\\-";
              case '\'' -> "\\(aq";
              case '`' -> "\\(ga";
              case '~' -> "\\(ti";
              case '^' -> "\\(ha";
              default -> c < 128 ? String.valueOf((char) c) : "\\[u%04X]".formatted(c);
            }));
    return text.startsWith(".") ? "\\&" + roff : roff.toString();
  }
}
