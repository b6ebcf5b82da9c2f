package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.log.record.Timestamps;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time as far as it is safe to delete by it. It is never ahead of the clock, and it is behind it
 * where the clock jumped ahead:
 *
 * <ul>
 *   <li>While the process runs, the clock is compared with one that cannot be set. If it gains more than
 *       ten minutes between two readings, time goes on from where it was, by the other clock, until both
 *       have agreed for six hours.
 *   <li>At the first reading there is nothing to compare with but the log. If its newest record of an
 *       earlier day is more than two days older than today, then either there were no deliveries or the
 *       clock is wrong; the time is then the end of that day, until the clocks have agreed
 *       for six hours.
 *   <li>A clock that is set back is followed at once: that only deletes less.
 * </ul>
 *
 * <p>So a wrong time that is put right within six hours deletes nothing, and one that stays counts as the
 * right one; a machine that slept deletes some hours late. Not thread-safe.
 */
public final class TrustedTime {
  private static final Duration TOLERANCE = Duration.ofMinutes(10);
  private static final Duration CONFIRMATION = Duration.ofHours(6);
  private static final int USUAL_DAYS = 2;

  private final Clock clock;
  private final LongSupplier nanos;
  private @Nullable Instant trusted;
  private Instant lastClock = Instant.MIN;
  private long lastNanos;

  /** How long both clocks have agreed since the time was last in doubt; null when it is not. */
  private @Nullable Duration agreed;

  /**
   * What time it is.
   *
   * @param instant the time to delete by
   * @param doubt why that is not the clock's time, if it is not
   */
  public record Reading(Instant instant, Optional<String> doubt) {}

  /**
   * A time by two clocks.
   *
   * @param clock the wall clock
   * @param nanos a clock that cannot be set, in nanoseconds from any origin: {@code System::nanoTime}
   */
  public TrustedTime(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /** Tells of a day which is the last day before it that the log has records of, if any. */
  @FunctionalInterface
  interface Days {
    Optional<LocalDate> before(LocalDate today) throws IOException;
  }

  /** Reads both clocks; at the first reading the log tells how far the clock can be believed. */
  Reading read(Days days) throws IOException {
    Instant now = clock.instant();
    long nowNanos = nanos.getAsLong();
    Instant before = trusted;
    Instant result;
    if (before == null) {
      result = first(now, days);
    } else {
      result = next(before, now, Duration.ofNanos(nowNanos - lastNanos));
    }
    trusted = result;
    lastClock = now;
    lastNanos = nowNanos;
    return new Reading(result, agreed == null ? Optional.empty() : Optional.of(doubt(now, result)));
  }

  private Instant first(Instant now, Days days) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate latest = days.before(today).orElse(null);
    if (latest == null || !latest.isBefore(today.minusDays(USUAL_DAYS))) {
      return now;
    }
    agreed = Duration.ZERO;
    return latest.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Instant next(Instant before, Instant now, Duration elapsed) {
    Duration gained = Duration.between(lastClock, now).minus(elapsed);
    Instant steady = before.plus(elapsed);
    if (gained.compareTo(TOLERANCE) > 0) {
      agreed = Duration.ZERO;
    } else if (agreed != null) {
      boolean differ = gained.abs().compareTo(TOLERANCE) > 0;
      agreed = differ ? Duration.ZERO : agreed.plus(elapsed);
      boolean isBack = now.isBefore(steady.plus(TOLERANCE));
      agreed = isBack || agreed.compareTo(CONFIRMATION) >= 0 ? null : agreed;
    }
    return agreed == null || now.isBefore(steady) ? now : steady;
  }

  private static String doubt(Instant now, Instant trusted) {
    return "the clock says " + Timestamps.text(now) + ", ahead of " + Timestamps.text(trusted)
        + " where it was expected; until it has been steady for six hours, nothing is removed by it";
  }
}
