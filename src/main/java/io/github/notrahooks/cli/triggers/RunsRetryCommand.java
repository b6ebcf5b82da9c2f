package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.TriggerRuns;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.trigger.ManualRuns;
import io.github.notrahooks.view.DeliveryJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code triggers runs retry}: does once more what was started for a delivery. */
@Command(
    name = "retry",
    header = "Do once more what a trigger did for a delivery.",
    description =
        "The trigger is taken as it is configured now; a running server need not be stopped.",
    exitCodeList = {
      "0:it was done",
      "1:it failed",
      ExitCodeTexts.USAGE,
      "5:no such run, or its trigger or delivery is gone",
      ExitCodeTexts.NETWORK
    },
    footer = {"  notra-hooks triggers runs retry last"})
final class RunsRetryCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "ID",
      description = "A run's ID, a prefix of it that no other has, last, last~1, …")
  private String run;

  RunsRetryCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Logbook logbook = new Logbook(context);
    LogRecord earlier =
        logbook.find(run, LogFilter.builder().onlyRuns().build()).delivery();
    LogRecord.Cause cause = earlier.cause();
    if (cause == null) {
      throw Failure.usage(earlier.id() + " is a delivery, and no run of a trigger; 'triggers test"
          + " TRIGGER " + earlier.id() + " --run' starts one for it");
    }
    LogRecord delivery = delivery(logbook, earlier.id(), cause);
    LogRecord made;
    try (ManualRuns runs =
        TriggerRuns.open(context, TriggerRuns.named(context, cause.triggerId()))) {
      made = runs.run(delivery, true);
    }
    Output output = context.output();
    if (output.json()) {
      output.json(DeliveryJson.summary(made, 0));
    } else {
      RunTable.print(output, context.environment().clock().instant(), List.of(made));
    }
    return made.success() ? 0 : ExitCode.FAILED.code();
  }

  private static LogRecord delivery(Logbook logbook, String run, LogRecord.Cause cause)
      throws IOException {
    try {
      return logbook.find(cause.causeId(), LogFilter.DELIVERIES).delivery();
    } catch (Failure e) {
      if (e.exitCode() != ExitCode.NOT_FOUND) {
        throw e;
      }
      throw Failure.notFound("what " + run + " was started for, " + cause.causeId()
          + ", is not in the log: it was removed, or was a sample");
    }
  }
}
