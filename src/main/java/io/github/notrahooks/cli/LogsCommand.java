package io.github.notrahooks.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
      LogsFollowCommand.class,
      LogsExportCommand.class,
      LogsCheckCommand.class,
      LogsPruneCommand.class,
      LogsStatsCommand.class
    },
    footer = {
      "  notra-hooks logs list --outcome rejected --since 1h",
      "  notra-hooks logs show last --body",
      "  notra-hooks logs follow -o json"
    })
final class LogsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: list, show, follow, export, check, prune or stats");
  }
}
