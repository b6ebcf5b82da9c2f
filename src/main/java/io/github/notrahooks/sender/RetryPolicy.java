package io.github.notrahooks.sender;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * When a failed attempt is followed by another: after network failures, 408, 429 and 5xx, with pauses
 * that double from half a second to 30 s and are shortened at random by up to half, so that many
 * senders do not come back at once. The receiver's {@code Retry-After} makes a pause longer, up to an
 * hour. Thread-safe if its source of randomness is.
 */
public final class RetryPolicy {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final int retries;
  private final Clock clock;
  private final RandomGenerator random;
  private final Predicate<Answer> wanted;

  /**
   * A policy.
   *
   * @param retries how often a delivery is sent again at most
   * @param clock tells how far away a date in {@code Retry-After} is
   * @param random shortens the pauses
   */
  public RetryPolicy(int retries, Clock clock, RandomGenerator random) {
    this(retries, clock, random, answer -> false);
  }

  private RetryPolicy(int retries, Clock clock, RandomGenerator random, Predicate<Answer> wanted) {
    this.wanted = wanted;
    this.retries = retries;
    this.clock = clock;
    this.random = random;
  }

  /** The same, but no attempt follows on an answer that was hoped for. */
  public RetryPolicy unless(Predicate<Answer> hopedFor) {
    return new RetryPolicy(retries, clock, random, hopedFor);
  }

  /** How long to wait before the next attempt; nothing if there is to be none. */
  Optional<Duration> pauseAfter(int attempts, Answer answer) {
    if (attempts > retries || wanted.test(answer) || !isTransient(answer)) {
      return Optional.empty();
    }
    Duration backoff = backoff(attempts);
    Duration asked = RetryAfter.askedBy(answer, clock.instant()).orElse(Duration.ZERO);
    return Optional.of(asked.compareTo(backoff) > 0 ? asked : backoff);
  }

  private static boolean isTransient(Answer answer) {
    if (answer instanceof Answer.Received received) {
      int status = received.status();
      return status == 408 || status == 429 || status >= 500;
    }
    return answer instanceof Answer.NetworkFailure failure
        && failure.kind() != Answer.Kind.CANCELLED;
  }

  private Duration backoff(int attempts) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 6));
    Duration capped = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return Duration.ofNanos(Math.round(capped.toNanos() * (1 - random.nextDouble() / 2)));
  }
}
