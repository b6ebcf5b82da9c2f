package io.github.notrahooks.cli.serve;

import io.github.notrahooks.log.record.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server is to have answered before it ends by itself. Not thread-safe. */
final class Wanted {
  private final @Nullable Long deliveries;
  private final List<EventCount> events;
  private long answered;

  /**
   * What is wanted.
   *
   * @param deliveries how many, whatever they are; null for any number
   * @param events how many of which, all of them
   */
  Wanted(@Nullable Long deliveries, List<EventCount> events) {
    this.deliveries = deliveries;
    this.events = List.copyOf(events);
  }

  /** Whether there is anything at which it ends. */
  boolean isAny() {
    return deliveries != null || !events.isEmpty();
  }

  /** Takes a delivery that was answered. */
  void take(LogRecord delivery) {
    answered++;
    events.forEach(each -> each.take(delivery));
  }

  /** Whether there was all that is wanted; never if that is nothing. */
  boolean isReached() {
    return isAny()
        && (deliveries == null || answered >= deliveries)
        && events.stream().allMatch(EventCount::isReached);
  }

  /** What is still missing, such as {@code push: 1 of 2, deliveries: 3 of 5}. */
  String missing() {
    List<String> missing = new ArrayList<>();
    if (deliveries != null && answered < deliveries) {
      missing.add("deliveries: " + answered + " of " + deliveries);
    }
    events.stream().filter(each -> !each.isReached()).map(EventCount::text).forEach(missing::add);
    return String.join(", ", missing);
  }
}
