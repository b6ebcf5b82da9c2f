package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.ConfigurationChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code integrations disable}: an integration refuses deliveries, for now. */
@Command(
    name = "disable",
    header = "Refuse an integration's deliveries, until it is enabled.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {"  notra-hooks integrations disable int_github"})
final class IntegrationsDisableCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String id;

  IntegrationsDisableCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    IntegrationChange.make(
        context, id, "disabled", each -> ConfigurationChange.enabled(each, false));
    return 0;
  }
}
