package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.ConfigurationChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code integrations enable}: an integration accepts deliveries again. */
@Command(
    name = "enable",
    header = "Accept an integration's deliveries again.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {"  notra-hooks integrations enable int_github"})
final class IntegrationsEnableCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "INTEGRATION", description = "The integration's ID.")
  private String id;

  IntegrationsEnableCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    IntegrationChange.make(context, id, "enabled", each -> ConfigurationChange.enabled(each, true));
    return 0;
  }
}
