package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.option.TriggerOptions;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.trigger.definition.Action;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.CommandLine;
import io.github.notrahooks.trigger.definition.Condition;
import io.github.notrahooks.trigger.definition.Conditions;
import io.github.notrahooks.trigger.definition.EventPattern;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.RetryTable;
import io.github.notrahooks.trigger.definition.Skipped;
import io.github.notrahooks.trigger.definition.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the triggers that the options of {@code serve} describe. */
final class CommandLineTriggers {
  private CommandLineTriggers() {}

  /**
   * The triggers; none if none was asked for.
   *
   * @param directory where a command is started
   * @throws Failure of usage if an option is not written as it must be
   */
  static List<Trigger> of(TriggerOptions options, Path directory) {
    List<Trigger> triggers = new ArrayList<>();
    String url = options.forward();
    if (url != null) {
      boolean answers = options.answersTheirs();
      triggers.add(trigger(
          Trigger.FORWARD,
          conditions(options, answers ? Conditions.ANSWERED : Conditions.FORWARDED),
          new Forward(Target.parse(url), Sign.AUTO, Forward.USUAL_TIMEOUT, null, answers),
          answers ? RetryTable.NONE : RetryTable.LOCAL,
          0));
    }
    String line = options.exec();
    if (line != null) {
      triggers.add(trigger(
          Trigger.EXEC,
          conditions(options, Conditions.ACTED_ON),
          new Command(arguments(line), directory, Command.USUAL_TIMEOUT, Set.of()),
          RetryTable.NONE,
          Command.USUAL_PAUSE_AFTER));
    }
    return triggers;
  }

  private static List<String> arguments(String line) {
    try {
      return CommandLine.parse(line);
    } catch (Failure e) {
      throw Failure.usage("--exec: " + e.getMessage());
    }
  }

  private static Trigger trigger(
      String id, Conditions conditions, Action action, RetryTable retries, int pauseAfter) {
    return new Trigger(
        id,
        true,
        conditions,
        action,
        retries.schedule(retries.usualRetries()),
        RetryTable.LOCAL.schedule(RetryTable.LOCAL.usualRetries()),
        1,
        pauseAfter,
        false);
  }

  private static Conditions conditions(TriggerOptions options, Set<Outcome> outcomes) {
    return new Conditions(
        options.on().stream().map(EventPattern::parse).toList(),
        Set.of(),
        Set.of(),
        outcomes,
        options.where().stream().map(Condition::parse).toList(),
        Skipped.NOTHING);
  }
}
