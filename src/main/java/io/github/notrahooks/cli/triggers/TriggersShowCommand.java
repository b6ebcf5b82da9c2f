package io.github.notrahooks.cli.triggers;

import static java.util.stream.Collectors.joining;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.TriggerRuns;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.trigger.Standing;
import io.github.notrahooks.trigger.definition.RetrySchedule;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.trigger.definition.TriggersChange;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code triggers show}: one trigger, as it is configured and as it stands. */
@Command(
    name = "show",
    header = "Show a trigger: what is configured, what waits for it, when it tries again.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NO_TRIGGER
    },
    footer = {"  notra-hooks triggers show app"})
final class TriggersShowCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "TRIGGER", description = "The trigger's ID.")
  private String id;

  TriggersShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Trigger trigger = TriggerRuns.named(context, id);
    JsonNode configured = context
        .configuration()
        .read()
        .map(found -> found.triggers().get(TriggersChange.ids(found).indexOf(id)))
        .orElseThrow();
    Standing standing = Standing.of(context.home(), id).orElse(Standing.NONE);
    Output output = context.output();
    if (output.json()) {
      output.json(TriggerRows.json(trigger, configured, standing));
      return 0;
    }
    output.line(Printable.text(Json.indentedText(configured)));
    output.line("enabled:  " + TriggerRows.enabled(trigger, standing));
    output.line("does:     " + Printable.line(trigger.action().text()));
    output.line("retries:  " + retries(trigger.retries()));
    output.line("waiting:  " + standing.waiting()
        + (standing.oldest() == null ? "" : ", the oldest since " + standing.oldest()));
    if (standing.failures() > 0) {
      output.line("failed:   " + standing.failures()
          + (standing.failures() == 1 ? " time" : " times in a row"));
    }
    return 0;
  }

  private static String retries(RetrySchedule schedule) {
    return schedule.pauses().isEmpty()
        ? "none"
        : schedule.pauses().size() + ", after "
            + schedule.pauses().stream().map(TriggersShowCommand::text).collect(joining(", "))
            + (schedule.jitter() ? ", each shortened by up to half" : "");
  }

  private static String text(Duration pause) {
    if (pause.toMillis() % 1000 != 0) {
      return pause.toMillis() / 1000.0 + " s";
    } else if (pause.toSeconds() % 60 != 0) {
      return pause.toSeconds() + " s";
    }
    return pause.toMinutes() % 60 == 0 ? pause.toHours() + " h" : pause.toMinutes() + " min";
  }
}
