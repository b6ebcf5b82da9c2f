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

  private final double speed;
  private @Nullable Instant previous;

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
    Instant before = previous;
    Instant at = next.recordedAt();
    previous = at == null ? before : at;
    if (before == null || at == null || !at.isAfter(before)) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.round(Duration.between(before, at).toMillis() * 1e6 / speed));
  }
}
