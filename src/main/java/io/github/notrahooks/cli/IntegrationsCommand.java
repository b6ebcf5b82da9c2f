package io.github.notrahooks.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code integrations}: what is received, for whom, and with which secrets. */
@Command(
    name = "integrations",
    header = "List and change integrations and their secrets.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    subcommands = {
      IntegrationsListCommand.class,
      IntegrationsAddCommand.class,
      IntegrationsEnableCommand.class,
      IntegrationsDisableCommand.class,
      IntegrationsRotateSecretCommand.class,
      IntegrationsRemoveCommand.class,
      IntegrationsUrlCommand.class
    },
    footer = {
      "  notra-hooks integrations list --show-secrets",
      "  notra-hooks integrations disable int_github",
      "  notra-hooks integrations url int_linear"
    })
final class IntegrationsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: list, add, enable, disable, rotate-secret, remove or url");
  }
}
