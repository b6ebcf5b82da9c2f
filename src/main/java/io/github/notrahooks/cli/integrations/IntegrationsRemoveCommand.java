package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.ConfigurationChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
    footer = {"  notra-hooks integrations remove int_linear --yes"})
final class IntegrationsRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String id;

  @Option(names = "--yes", fallbackValue = "true", description = "Do not ask.")
  private boolean yes;

  IntegrationsRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Integration integration =
        ConfigurationChange.required(context.configuration().readOrCreate(), id).value();
    int repositories = integration.repositories().size();
    Removal.confirm(
        context,
        yes,
        "the integration '" + id + "' with " + repositories
            + (repositories == 1 ? " repository" : " repositories"));
    IntegrationChange.make(context, id, "removed", each -> null);
    return 0;
  }
}
