package io.github.notrahooks.trigger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is owed.
 *
 * @param waiting how many deliveries are
 * @param oldest when the oldest of them was received; null where none is owed
 */
public record Backlog(long waiting, @Nullable Instant oldest) {
  /** Nothing. */
  public static final Backlog NONE = new Backlog(0, null);

  /** Both together. */
  Backlog and(Backlog other) {
    Instant first = oldest;
    Instant second = other.oldest;
    Instant earlier = first == null || second != null && second.isBefore(first) ? second : first;
    return new Backlog(waiting + other.waiting, earlier);
  }
}
