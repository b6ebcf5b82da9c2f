package io.github.notrahooks.cli.frame;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing itself, but has commands. */
public abstract class CommandGroup implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    List<String> names = new ArrayList<>(spec.subcommands().keySet());
    String last = names.remove(names.size() - 1);
    throw new ParameterException(
        spec.commandLine(), "a command is missing: " + String.join(", ", names) + " or " + last);
  }
}
