package io.github.notrahooks.cli.serve;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.trigger.definition.Conditions;
import io.github.notrahooks.trigger.definition.EventPattern;
import io.github.notrahooks.trigger.definition.Skipped;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts deliveries of an event that were not rejected, up to as many as are wanted. Not thread-safe. */
final class EventCount {
  private static final Pattern FORM = Pattern.compile("(.+)=([0-9]{1,9})");
  private static final Set<Outcome> NOT_REJECTED = Outcome.known().stream()
      .filter(each -> !each.equals(Outcome.REJECTED))
      .collect(Collectors.toUnmodifiableSet());

  private final String event;
  private final int wanted;
  private final Conditions conditions;
  private int counted;

  private EventCount(String event, int wanted, Conditions conditions) {
    this.event = event;
    this.wanted = wanted;
    this.conditions = conditions;
  }

  /**
   * Reads {@code EVENT=N}, in which an event is written as for triggers, with or without its provider.
   *
   * @throws Failure of usage if it is not that
   */
  static EventCount parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) == 0) {
      throw Failure.usage("--until-event is EVENT=N, such as push=2, pull_request.opened=1 or"
          + " github:push=2, and not '" + text + "'");
    }
    String event = matcher.group(1);
    List<EventPattern> patterns = event.indexOf(':') >= 0
        ? List.of(EventPattern.parse(event))
        : Providers.names().stream()
            .map(provider -> EventPattern.parse(provider + ":" + event))
            .toList();
    return new EventCount(
        event,
        Integer.parseInt(matcher.group(2)),
        new Conditions(patterns, Set.of(), Set.of(), NOT_REJECTED, List.of(), Skipped.NOTHING));
  }

  /** Takes a delivery, which may be another's. */
  void take(LogRecord delivery) {
    if (counted < wanted && conditions.fitsAsReceived(delivery)) {
      counted++;
    }
  }

  /** Whether there were as many as are wanted. */
  boolean isReached() {
    return counted >= wanted;
  }

  /** How far it is, such as {@code push: 1 of 2}. */
  String text() {
    return event + ": " + counted + " of " + wanted;
  }
}
