package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.option.TriggerOptions;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.trigger.definition.Condition;
import io.github.notrahooks.trigger.definition.Conditions;
import io.github.notrahooks.trigger.definition.EventPattern;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.RetrySchedule;
import io.github.notrahooks.trigger.definition.Trigger;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Makes the trigger that the options of {@code serve} describe. */
final class CommandLineTrigger {
  private static final String ID = "forward";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int RETRIES = 8;

  private CommandLineTrigger() {}

  /**
   * The trigger; nothing if none was asked for.
   *
   * @param host what the server listens on
   * @param port the same; 0 for any
   * @throws Failure of usage if the options contradict each other, or lead back to the server
   */
  static Optional<Trigger> of(TriggerOptions options, String host, int port) {
    String url = options.forward();
    if (url == null) {
      return Optional.empty();
    }
    Target target = Target.parse(url);
    if (leadsTo(target, host, port)) {
      throw Failure.usage("--forward " + url + " is this server itself: what it sends on would come"
          + " back to it. Give the address of your application.");
    }
    boolean answers = options.answer() == TriggerOptions.Answering.THEIRS;
    Conditions conditions = new Conditions(
        options.on().stream().map(EventPattern::parse).toList(),
        Set.of(),
        Set.of(),
        answers ? Conditions.ANSWERED : Conditions.FORWARDED,
        options.where().stream().map(Condition::parse).toList());
    RetrySchedule retries = RetrySchedule.local(RETRIES).faster(times(options));
    return Optional.of(
        new Trigger(ID, conditions, new Forward(target, Sign.AUTO, TIMEOUT, retries, 1, answers)));
  }

  private static double times(TriggerOptions options) {
    String given = options.timeScale();
    if (given == null) {
      return 1;
    }
    try {
      return Double.parseDouble(
          given.endsWith("x") ? given.substring(0, given.length() - 1) : given);
    } catch (NumberFormatException e) {
      throw Failure.usage("--time-scale is a number, such as 60x, and not " + given);
    }
  }

  private static boolean leadsTo(Target target, String host, int port) {
    boolean here = target.isLoopback() || target.hostName().equalsIgnoreCase(host);
    int colon = target.host().endsWith("]") ? -1 : target.host().lastIndexOf(':');
    String usual = target.isSecure() ? "443" : "80";
    return here
        && (colon < 0 ? usual : target.host().substring(colon + 1)).equals(Integer.toString(port));
  }
}
