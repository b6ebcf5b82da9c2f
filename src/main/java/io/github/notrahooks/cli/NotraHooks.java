package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself, which shows its help without a subcommand. */
@Command(
    name = "notra-hooks",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    header =
        "Test and replay webhooks: receive, send, verify and replay GitHub and Linear deliveries.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      "1:it failed: a delivery was not accepted, the log is damaged, or anything else",
      ExitCodeTexts.USAGE,
      "3:the signature does not verify, or the receiver answered 401 or 403",
      ExitCodeTexts.RATE_LIMITED,
      "5:no such delivery, sample, integration or repository, or the receiver answered 404",
      ExitCodeTexts.NETWORK,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks serve",
      "  notra-hooks send push",
      "  notra-hooks replay last",
      "",
      "COMMAND --help shows the options of a command. Every option has an environment variable,"
          + " NOTRA_HOOKS_ and its name, such as NOTRA_HOOKS_PORT for --port; with the command's name"
          + " before it, such as NOTRA_HOOKS_SEND_TIMEOUT, it is for that command alone. What holds is"
          + " the option, else the variable, else what config.json has under \"options\", else the"
          + " default."
    })
final class NotraHooks implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
