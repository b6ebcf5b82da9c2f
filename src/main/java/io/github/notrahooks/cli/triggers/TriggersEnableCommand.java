package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.trigger.definition.TriggersChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code triggers enable}: a trigger begins again. */
@Command(
    name = "enable",
    header = "Have a trigger begin again, with the next delivery.",
    description =
        "Lifts also what failures in a row did. What came while it was disabled is not made up for: 'replay --trigger' does that.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_TRIGGER
    },
    footer = {"  notra-hooks triggers enable app"})
final class TriggersEnableCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "TRIGGER", description = "The trigger's ID.")
  private String id;

  TriggersEnableCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TriggerChange.make(context, id, "enabled", before -> TriggersChange.enabled(before, id, true));
    return 0;
  }
}
