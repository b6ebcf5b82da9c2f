package io.github.notrahooks.cli;

import io.github.notrahooks.terminal.Wrapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's help: what it does, its own options before those that it shares, exit codes, examples. */
final class HelpPage extends Help {
  private static final String INDENT = "      ";

  /** Longer names have their meaning below. */
  private static final int WIDEST_OPTION = 26;

  HelpPage(CommandSpec command, ColorScheme colours) {
    super(command, colours);
  }

  @Override
  public String synopsisHeading(Object... parameters) {
    return createHeading("%nUsage: ");
  }

  @Override
  public String synopsis(int headingLength) {
    return abbreviatedSynopsis();
  }

  @Override
  public String descriptionHeading(Object... parameters) {
    return commandSpec().usageMessage().description().length == 0 ? "" : createHeading("%n");
  }

  @Override
  public String parameterListHeading(Object... parameters) {
    return commandSpec().positionalParameters().isEmpty() ? "" : createHeading("%nArguments:%n");
  }

  @Override
  public String header(Object... parameters) {
    return sentences(commandSpec().usageMessage().header());
  }

  @Override
  public String description(Object... parameters) {
    return sentences(commandSpec().usageMessage().description());
  }

  @Override
  public String parameterList() {
    HelpRows rows = rows(WIDEST_OPTION);
    for (PositionalParamSpec parameter : commandSpec().positionalParameters()) {
      if (!parameter.hidden()) {
        Text name =
            colorScheme().text(INDENT).concat(colorScheme().parameterText(parameter.paramLabel()));
        rows.add(name, meaning(parameter));
      }
    }
    return rows.toString();
  }

  @Override
  public String optionList() {
    StringBuilder list = new StringBuilder();
    OptionGroups.of(commandSpec()).forEach((heading, options) -> {
      list.append(createHeading("%n" + heading + ":%n"));
      HelpRows rows = rows(WIDEST_OPTION);
      options.stream()
          .sorted(Comparator.comparing(option -> option.longestName().replaceFirst("^-+", "")))
          .forEach(option -> rows.add(names(option), meaning(option)));
      list.append(rows);
    });
    return list.toString();
  }

  private HelpRows rows(int widestName) {
    return new HelpRows(commandSpec().usageMessage().width(), widestName);
  }

  /** {@code -H, --header='Name: value'}, with the space of a short name where there is none. */
  private Text names(OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    names.sort(Comparator.comparingInt(String::length));
    boolean isShort = names.get(0).length() == 2;
    Text text = colorScheme().text(isShort ? "  " : INDENT);
    for (int i = 0; i < names.size(); i++) {
      text = text.concat(i == 0 ? "" : ", ").concat(colorScheme().optionText(names.get(i)));
    }
    IParamLabelRenderer labels = createDefaultParamLabelRenderer();
    return text.concat(labels.renderParameterLabel(
        option, colorScheme().ansi(), colorScheme().optionParamStyles()));
  }

  private static String meaning(ArgSpec argument) {
    return String.join("\n", argument.description()).replace("%n", "\n").replace("%%", "%");
  }

  private String sentences(String... lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(Wrapping.wrap(line, commandSpec().usageMessage().width())).append('\n');
    }
    return text.toString().replace("\n", System.lineSeparator());
  }

  @Override
  public String commandList() {
    HelpRows rows = rows(WIDEST_OPTION);
    subcommands().forEach((name, help) -> {
      CommandSpec command = help.commandSpec();
      Text shown = colorScheme().text("  ").concat(colorScheme().commandText(name));
      rows.add(shown, String.join(" ", command.usageMessage().header()));
    });
    return rows.toString();
  }

  @Override
  public String exitCodeList() {
    HelpRows rows = rows(WIDEST_OPTION);
    commandSpec().usageMessage().exitCodeList().forEach((code, meaning) -> {
      rows.add(colorScheme().text("  " + code), meaning);
    });
    return rows.toString();
  }

  @Override
  public String commandListHeading(Object... parameters) {
    return subcommands().isEmpty() ? "" : createHeading("%nCommands:%n");
  }

  @Override
  public String exitCodeListHeading(Object... parameters) {
    return commandSpec().usageMessage().exitCodeList().isEmpty()
        ? ""
        : createHeading("%nExit codes:%n");
  }

  /** The examples as they are: whoever copies a command wants no line end in the middle of it. */
  @Override
  public String footer(Object... parameters) {
    StringBuilder footer = new StringBuilder();
    for (String line : commandSpec().usageMessage().footer()) {
      footer.append(
          line.startsWith("  ")
              ? colorScheme().text(line) + System.lineSeparator()
              : sentences(line));
    }
    return footer.toString();
  }

  @Override
  public String footerHeading(Object... parameters) {
    return commandSpec().usageMessage().footer().length == 0 ? "" : createHeading("%nExamples:%n");
  }
}
