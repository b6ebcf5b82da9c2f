package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.CommandGroup;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import picocli.CommandLine.Command;

/** {@code logs}: reads and keeps the delivery log. */
@Command(
    name = "logs",
    header = "Read and keep the delivery log.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_DELIVERY,
      ExitCodeTexts.INTERRUPTED
    },
    subcommands = {
      LogsListCommand.class,
      LogsShowCommand.class,
      LogsWaitCommand.class,
      LogsDiffCommand.class,
      LogsFollowCommand.class,
      LogsExportCommand.class,
      LogsImportCommand.class,
      LogsCheckCommand.class,
      LogsPruneCommand.class,
      LogsStatsCommand.class
    },
    footer = {
      "  notra-hooks logs list --outcome rejected --since 1h",
      "  notra-hooks logs show last --body",
      "  notra-hooks logs follow -o json"
    })
public final class LogsCommand extends CommandGroup {}
