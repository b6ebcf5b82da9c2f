package io.github.notrahooks.sender;

import io.github.notrahooks.failure.Failure;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much time lies between the starts of two deliveries. Asked in their order, by one thread at a time. */
@FunctionalInterface
public interface Pacing {
  /** As fast as the receiver answers. */
  Pacing NONE = next -> Duration.ZERO;

  /** The time from the start of the delivery before to that of this one; of no meaning for the first. */
  Duration gapBefore(PlannedDelivery next);

  /**
   * An even pace.
   *
   * @param perSecond more than 0
   */
  static Pacing rate(double perSecond) {
    Duration gap = gap(perSecond);
    return next -> gap;
  }

  private static Duration gap(double perSecond) {
    return Duration.ofNanos(Math.round(1e9 / perSecond));
  }

  /**
   * Reads {@code 5/s}, {@code 0.5/s}, {@code 30/m} or {@code 100/h}; without a unit it is seconds.
   *
   * @throws Failure if it is not written so
   */
  static Pacing parseRate(String text) {
    Duration gap = parseGap(text);
    return next -> gap;
  }

  /**
   * The time between two starts at a rate, which is written as for {@link #parseRate}.
   *
   * @throws Failure if it is not written so
   */
  static Duration parseGap(String text) {
    Matcher matcher = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(?:/([smh]))?").matcher(text);
    double count = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    if (count <= 0) {
      throw Failure.usage(
          "'" + text + "' is not a rate: write 5/s, 0.5/s, 30/m or 100/h, more than 0.");
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return gap(count / (unit.equals("h") ? 3600 : unit.equals("m") ? 60 : 1));
  }
}
