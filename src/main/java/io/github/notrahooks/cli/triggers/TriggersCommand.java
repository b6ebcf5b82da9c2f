package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.CommandGroup;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import picocli.CommandLine.Command;

/** {@code triggers}: what deliveries start. */
@Command(
    name = "triggers",
    header = "List and change what deliveries start, try it, and see what was started.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_TRIGGER
    },
    subcommands = {
      TriggersListCommand.class,
      TriggersShowCommand.class,
      TriggersAddCommand.class,
      TriggersEnableCommand.class,
      TriggersDisableCommand.class,
      TriggersRemoveCommand.class,
      TriggersTestCommand.class,
      TriggersRunsCommand.class
    },
    footer = {
      "  notra-hooks triggers list",
      "  notra-hooks triggers add app --on github:push --forward http://localhost:3000/hooks",
      "  notra-hooks triggers test app last"
    })
public final class TriggersCommand extends CommandGroup {}
