package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** After how long senders of webhooks try again: schedules by their names. */
public enum RetryTable {
  /** As {@code send --retries}: half a second, doubling to 30 s. */
  LOCAL(),
  /** Notra's for what it sends. */
  NOTRA("PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT3H", "PT6H"),
  /** Linear's, as its documentation of webhooks has it. */
  LINEAR("PT1M", "PT1H", "PT6H"),
  /** What the Standard Webhooks specification suggests. */
  STANDARD("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H"),
  /** No other attempt. */
  NONE();

  // A list that cannot be changed.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Duration> pauses;

  RetryTable(String... pauses) {
    this.pauses = Stream.of(pauses).map(Duration::parse).toList();
  }

  /**
   * The table of this name.
   *
   * @throws Failure of usage if there is none
   */
  public static RetryTable named(String name) {
    return Stream.of(values())
        .filter(each -> each.text().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          List<String> names = Stream.of(values()).map(RetryTable::text).toList();
          return Failure.usage("there is no policy '" + name + "', only " + String.join(", ", names)
              + "." + Nearest.hint(name, names));
        });
  }

  /** Its name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many attempts follow the first where nothing else is said. */
  public int usualRetries() {
    return this == LOCAL ? Forward.USUAL_RETRIES : pauses.size();
  }

  /**
   * The schedule.
   *
   * @param retries how many attempts follow the first
   * @throws Failure of usage if the table has fewer
   */
  public RetrySchedule schedule(int retries) {
    if (this == LOCAL) {
      return RetrySchedule.local(retries);
    }
    if (retries > pauses.size()) {
      throw Failure.usage(
          "the policy " + text() + " has " + pauses.size() + ", and not " + retries);
    }
    return new RetrySchedule(pauses.subList(0, retries), false);
  }
}
