package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.trigger.definition.TriggerReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code triggers list}: all triggers of the configuration. */
@Command(
    name = "list",
    header = "List the triggers of the configuration, and how many deliveries wait for each.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {"  notra-hooks triggers list", "  notra-hooks triggers list -o json"})
final class TriggersListCommand implements Callable<Integer> {
  private final Context context;

  TriggersListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TriggerRows rows = new TriggerRows(context);
    Optional<Configuration> configuration = context.configuration().read();
    if (configuration.isPresent()) {
      List<Trigger> triggers = TriggerReader.read(configuration.get(), context.home());
      for (int i = 0; i < triggers.size(); i++) {
        rows.add(triggers.get(i), configuration.get().triggers().get(i));
      }
    }
    rows.end();
    return 0;
  }
}
