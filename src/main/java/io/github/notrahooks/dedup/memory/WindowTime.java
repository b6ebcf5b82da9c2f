package io.github.notrahooks.dedup.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time by which the dedup window is counted: the wall clock's when the process began, and from there
 * on that of a clock that cannot be set. So whatever becomes of the wall clock, what this process did
 * within the window is within it.
 *
 * <p>Of what an earlier process did, only wall clocks tell the time. If the clock is set back, it may have
 * been ahead at the start, and all of that is as much younger than it seemed; but nothing of it is younger
 * than this process. A clock that is set ahead is not followed. Not thread-safe.
 */
final class WindowTime {
  private final Clock clock;
  private final LongSupplier nanos;
  private final Instant start;
  private final long startNanos;

  /** By how much the clock may have been ahead at the start, as far as it was set back since. */
  private Duration ahead = Duration.ZERO;

  WindowTime(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.start = clock.instant();
    this.startNanos = nanos.getAsLong();
  }

  /** The time now; looks at both clocks. */
  Instant now() {
    Instant now = start.plusNanos(nanos.getAsLong() - startNanos);
    Duration behind = Duration.between(clock.instant(), now);
    if (behind.compareTo(ahead) > 0) {
      ahead = behind;
    }
    return now;
  }

  /** The time of something that an earlier process did, by what the wall clock said then. */
  Instant before(Instant wall) {
    Instant last = start.minusMillis(1);
    if (wall.isAfter(last)) {
      return last;
    }
    return wall.isBefore(Instant.EPOCH) ? Instant.EPOCH : wall;
  }

  /** The oldest time that is within a window. */
  Instant oldestWithin(Duration window, Instant now) {
    Instant oldest = now.minus(window);
    // Once the process is older than the window, nothing of before it is within.
    return oldest.isBefore(start) ? oldest.minus(ahead) : oldest;
  }

  /** The oldest time that is within a window, or may turn out to be if the clock is put right. */
  Instant oldestKept(Duration window, Instant now) {
    Instant oldest = now.minus(window);
    return oldest.isBefore(start) ? Instant.ofEpochMilli(Long.MIN_VALUE) : oldest;
  }
}
