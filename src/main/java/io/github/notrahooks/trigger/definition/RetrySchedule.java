package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * After how long a failed attempt is followed by another, as senders of webhooks have it.
 *
 * @param pauses before the second attempt, the third and so on
 * @param jitter whether each is shortened at random by up to half, so that many do not come back at once
 */
public record RetrySchedule(List<Duration> pauses, boolean jitter) {
  private static final Duration LONGEST_LOCAL = Duration.ofSeconds(30);

  /** As {@code send --retries}: half a second, doubling to 30 s. */
  public static RetrySchedule local(int retries) {
    Duration[] pauses = new Duration[retries];
    Duration pause = Duration.ofMillis(500);
    for (int i = 0; i < retries; i++) {
      pauses[i] = pause;
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_LOCAL) > 0 ? LONGEST_LOCAL : doubled;
    }
    return new RetrySchedule(List.of(pauses), true);
  }

  /** The same in less time. */
  public RetrySchedule faster(double times) {
    if (!(times > 0) || Double.isInfinite(times)) {
      throw Failure.usage("a schedule runs some times as fast, such as 60x, and not " + times);
    }
    return new RetrySchedule(
        pauses.stream()
            .map(each -> Duration.ofNanos(Math.round(each.toNanos() / times)))
            .toList(),
        jitter);
  }

  /** Whether an attempt of this number, from 1, is followed by another if it fails. */
  public boolean goesOnAfter(int attempt) {
    return attempt <= pauses.size();
  }

  /** How long to wait after an attempt of this number, from 1, that is followed by another. */
  public Duration pauseAfter(int attempt, RandomGenerator random) {
    Duration pause = pauses.get(attempt - 1);
    return jitter
        ? Duration.ofNanos(Math.round(pause.toNanos() * (1 - random.nextDouble() / 2)))
        : pause;
  }
}
