package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/** Makes help pages, coloured where other output would be. Nothing of it is loaded before one is shown. */
final class HelpPages implements IHelpFactory {
  private final Context context;

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
