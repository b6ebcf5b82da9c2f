package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.CommandGroup;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import picocli.CommandLine.Command;

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
      IntegrationsUrlCommand.class,
      IntegrationsSecretCommand.class
    },
    footer = {
      "  notra-hooks integrations list --show-secrets",
      "  notra-hooks integrations disable int_github",
      "  notra-hooks integrations url int_linear"
    })
public final class IntegrationsCommand extends CommandGroup {}
