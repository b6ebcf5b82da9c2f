package io.github.notrahooks.cli;

import io.github.notrahooks.receiver.TurnedAway;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Words for requests that were no deliveries: one line a second at most, which says how many more there
 * were since the one before, so that a scanner cannot flood a terminal. Thread-safe.
 */
final class TurnedAwayLines {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int LONGEST_REQUEST = 100;

  private final LongSupplier nanoTime;
  private long saidAt;
  private @Nullable TurnedAway newest;

  /** How many have no line yet; the newest of them is kept, the others are counted. */
  private long waiting;

  /**
   * Nothing said yet.
   *
   * @param nanoTime the monotonic clock
   */
  TurnedAwayLines(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.saidAt = nanoTime.getAsLong() - PAUSE_NANOS;
  }

  /** The line of a request, or null where one was given less than a second ago. */
  @Nullable
  synchronized String line(TurnedAway request) {
    newest = request;
    waiting++;
    return rest();
  }

  /** The line of the newest request that has none yet, once a second has passed; null otherwise. */
  @Nullable
  synchronized String rest() {
    return nanoTime.getAsLong() - saidAt < PAUSE_NANOS ? null : last();
  }

  /** The line of the newest request that has none yet, however soon; null if all have one. */
  @Nullable
  synchronized String last() {
    TurnedAway request = newest;
    if (request == null) {
      return null;
    }
    String before = waiting == 1 ? "" : "; " + (waiting - 1) + " more before it";
    newest = null;
    waiting = 0;
    saidAt = nanoTime.getAsLong();
    return "%tT %s  %d  %s%s"
        .formatted(
            LocalTime.ofInstant(request.at(), ZoneOffset.UTC),
            DeliveryLines.shown(request.request(), LONGEST_REQUEST),
            request.status(),
            request.reason(),
            before);
  }
}
