package io.github.notrahooks.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's help: what it does, its own options before those that it shares, exit codes, examples. */
final class HelpPage extends Help {
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
  public String optionList() {
    StringBuilder list = new StringBuilder();
    for (Map.Entry<String, List<OptionSpec>> group :
        OptionGroups.of(commandSpec()).entrySet()) {
      list.append(createHeading("%n" + group.getKey() + ":%n"));
      list.append(optionListExcludingGroups(group.getValue()));
    }
    return list.toString();
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

  private String sentences(String text) {
    return createHeading(text.replace("%", "%%") + "%n");
  }

  @Override
  public String footerHeading(Object... parameters) {
    return commandSpec().usageMessage().footer().length == 0 ? "" : createHeading("%nExamples:%n");
  }
}
