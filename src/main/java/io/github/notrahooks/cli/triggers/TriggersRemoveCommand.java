package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.TriggerRuns;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.terminal.Prompt;
import io.github.notrahooks.trigger.Standing;
import io.github.notrahooks.trigger.definition.TriggersChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code triggers remove}: a trigger goes, with what it owes. */
@Command(
    name = "remove",
    header = "Remove a trigger, and what it still owes.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_TRIGGER
    },
    footer = {"  notra-hooks triggers remove app"})
final class TriggersRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "TRIGGER", description = "The trigger's ID.")
  private String id;

  @Option(
      names = "--yes",
      fallbackValue = "true",
      description = "Do not ask where deliveries wait for it.")
  private boolean yes;

  TriggersRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TriggerRuns.named(context, id);
    Standing standing = Standing.of(context.home(), id).orElse(Standing.NONE);
    if (standing.waiting() > 0 && !yes) {
      confirm(standing);
    }
    TriggerChange.make(
        context,
        id,
        standing.waiting() > 0
            ? "removed, with " + standing.deliveries() + " that it owed"
            : "removed",
        before -> TriggersChange.remove(before, id));
    return 0;
  }

  private void confirm(Standing standing) {
    String what = standing.deliveries() + " waiting for " + id;
    if (!context.environment().interactive()) {
      throw Failure.usage(what + ": removing it needs --yes where nobody can be asked");
    }
    if (!Prompt.confirm(what + " would be dropped. Remove it?")) {
      throw Failure.failed("nothing was removed");
    }
  }
}
