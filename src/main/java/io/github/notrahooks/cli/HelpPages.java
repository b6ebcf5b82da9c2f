package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Makes help pages, coloured where other output would be. Nothing of it is loaded before one is shown. */
final class HelpPages implements IHelpFactory {
  private final Context context;

  /** The parts of a page in their order: which commands there are comes before what goes with all of them. */
  static List<String> sections() {
    List<String> keys = new ArrayList<>(new UsageMessageSpec().sectionKeys());
    List<String> commands = List.of(
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
        UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
    keys.removeAll(commands);
    keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), commands);
    return List.copyOf(keys);
  }

  HelpPages(Context context) {
    this.context = context;
  }

  @Override
  public Help create(CommandSpec command, ColorScheme colours) {
    return new HelpPage(command, colours.ansi() == Ansi.AUTO ? chosen() : colours);
  }

  private ColorScheme chosen() {
    boolean coloured = context.output().settings().outColours();
    return Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF);
  }
}
