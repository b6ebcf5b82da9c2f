package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.CommandGroup;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import picocli.CommandLine.Command;

/** {@code repos}: the repositories and teams of an integration. */
@Command(
    name = "repos",
    header = "List, add and remove the repositories or teams of an integration.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    subcommands = {ReposListCommand.class, ReposAddCommand.class, ReposRemoveCommand.class},
    footer = {
      "  notra-hooks repos list",
      "  notra-hooks repos add int_github acme/gears",
      "  notra-hooks repos add int_github acme/gears --id repo_gears --secret-env GEARS_SECRET",
      "  notra-hooks repos remove repo_gears --yes"
    })
public final class ReposCommand extends CommandGroup {}
