package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.trigger.definition.TriggersChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code triggers disable}: a trigger begins nothing more. */
@Command(
    name = "disable",
    header = "Have a trigger begin nothing more; what it owes is kept.",
    description = "What comes from now on is not owed to it.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_TRIGGER
    },
    footer = {"  notra-hooks triggers disable app"})
final class TriggersDisableCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "TRIGGER", description = "The trigger's ID.")
  private String id;

  TriggersDisableCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TriggerChange.make(
        context, id, "disabled", before -> TriggersChange.enabled(before, id, false));
    return 0;
  }
}
