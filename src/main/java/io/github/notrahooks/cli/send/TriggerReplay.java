package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.TriggerRuns;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.trigger.ManualRuns;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.view.DeliveryJson;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does a trigger's work for logged deliveries, one after the other: for those that came while it was disabled,
 * or whose attempts are used up.
 */
final class TriggerReplay {
  private final Context context;
  private final Trigger trigger;
  private final Logbook logbook;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * Replays through a trigger.
   *
   * @param id the trigger's
   * @throws Failure if there is none
   */
  TriggerReplay(Context context, String id) {
    this.context = context;
    this.trigger = TriggerRuns.named(context, id);
    this.logbook = new Logbook(context);
  }

  /** The deliveries of these names for which the trigger is. */
  List<String> named(List<String> names) throws IOException {
    List<String> found = new ArrayList<>();
    LogFilter received = LogFilter.builder().direction(Direction.INCOMING).build();
    for (String name : names) {
      LogRecord delivery = logbook.find(name, received).delivery();
      if (trigger.conditions().fits(delivery)) {
        found.add(delivery.id());
      } else {
        context
            .output()
            .warn(delivery.id() + " is left out: it does not fit. 'triggers test " + trigger.id()
                + " " + delivery.id() + "' says why");
      }
    }
    return found;
  }

  /**
   * The deliveries for which the trigger is, the oldest first.
   *
   * @param filter lets deliveries pass, and no runs
   */
  List<String> filtered(LogFilter filter) throws IOException {
    List<String> found = new ArrayList<>();
    logbook.reader().oldestFirst(filter, entry -> {
      if (trigger.conditions().fits(entry.delivery())) {
        found.add(entry.delivery().id());
      }
      return true;
    });
    return found;
  }

  /** Those of the deliveries whose attempts are used up. */
  List<String> exhausted(List<String> deliveries) throws IOException {
    Set<String> seen = new HashSet<>();
    Set<String> exhausted = new HashSet<>();
    LogFilter runs = LogFilter.builder().onlyRuns().triggerId(trigger.id()).build();
    logbook.reader().newestFirst(runs, entry -> {
      LogRecord.Cause cause = entry.delivery().cause();
      // The newest run says how it stands.
      if (cause != null
          && seen.add(cause.causeId())
          && Outcome.EXHAUSTED.equals(entry.delivery().outcome())) {
        exhausted.add(cause.causeId());
      }
      return true;
    });
    return deliveries.stream().filter(exhausted::contains).toList();
  }

  /** What a person is asked. */
  String question(long count) {
    return "Have the trigger " + trigger.id() + " do its work for " + count + " deliveries?";
  }

  /** Shows what would be done. */
  ExitCode preview(List<String> deliveries) throws IOException {
    for (String id : deliveries) {
      print(logbook.find(id, LogFilter.DELIVERIES).delivery());
    }
    return logbook.exitCode(ExitCode.SUCCESS);
  }

  /** Does it. */
  ExitCode run(List<String> deliveries) throws IOException {
    ExitCode result = ExitCode.SUCCESS;
    int done = 0;
    try (ManualRuns runs = TriggerRuns.open(context, trigger);
        Signals.Registration unused =
            context.environment().signals().onStop(() -> stopped.set(true))) {
      for (String id : deliveries) {
        if (stopped.get()) {
          context.output().info(done + " of " + deliveries.size() + " were done.");
          return ExitCode.INTERRUPTED;
        }
        LogRecord run = runs.run(logbook.find(id, LogFilter.DELIVERIES).delivery(), true);
        done++;
        print(run);
        result = run.success() ? result : ExitCode.FAILED;
      }
    } catch (Failure e) {
      throw done == 0
          ? e
          : new Failure(
              e.exitCode(),
              "after " + done + " of " + deliveries.size() + " deliveries: " + e.getMessage());
    }
    return logbook.exitCode(result);
  }

  private void print(LogRecord record) {
    Output output = context.output();
    if (output.json()) {
      output.json(DeliveryJson.summary(record, 0));
      return;
    }
    output.line(DeliveryText.line(
        DeliverySummary.of(record), "→ " + trigger.id(), output.settings().outColours()));
  }
}
