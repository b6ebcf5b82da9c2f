package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code integrations remove}: an integration goes, with all that belongs to it. */
@Command(
    name = "remove",
    header = "Remove an integration, its repositories and their secrets.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {"  notra-hooks integrations remove int_linear"})
final class IntegrationsRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String id;

  IntegrationsRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    IntegrationChange.make(context, id, "removed", each -> null);
    return 0;
  }
}
