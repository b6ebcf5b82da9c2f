package io.github.notrahooks.replay;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the gaps between deliveries as they were logged, or shortens all of them by one factor. */
public final class RecordedPacing implements Pacing {
  private static final Pattern SPEED = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)x");

  /**
   * How far back a delivery may be from those before it in the log: it has the time at which it began to
   * come, and its place from when all of it had. What is further back was dated by a clock that was set
   * back.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  /** As long as nobody waits, and short enough to be added to a time in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final double speed;

  /** The latest time so far. */
  private @Nullable Instant latest;

  private RecordedPacing(double speed) {
    this.speed = speed;
  }

  /**
   * Reads {@code 1x}, {@code 10x}, {@code 0.5x} or {@code max}, which means no gaps.
   *
   * @throws Failure if it is not written so
   */
  public static Pacing parse(String text) {
    if (text.equals("max")) {
      return Pacing.NONE;
    }
    Matcher matcher = SPEED.matcher(text);
    double speed = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    if (speed <= 0) {
      throw Failure.usage("'" + text + "' is not a speed: write 1x, 10x, 0.5x or max.");
    }
    return new RecordedPacing(speed);
  }

  @Override
  public Duration gapBefore(PlannedDelivery next) {
    Instant before = latest;
    Instant at = next.recordedAt();
    if (at == null) {
      return Duration.ZERO;
    } else if (before == null || at.isBefore(before.minus(OVERLAP))) {
      latest = at;
      return Duration.ZERO;
    } else if (!at.isAfter(before)) {
      // It came while others did: the next gap is counted from the latest of them, and none twice.
      return Duration.ZERO;
    }
    latest = at;
    double nanos = Duration.between(before, at).toMillis() * 1e6 / speed;
    return Duration.ofNanos(Math.round(Math.min(nanos, (double) LONGEST.toNanos())));
  }
}
