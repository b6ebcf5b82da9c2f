package io.github.notrahooks.time;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A point in time as users write it: how long ago ({@code 10m}), a day ({@code 2026-11-23}, {@code today}, {@code
 * yesterday}, which mean its beginning), or an instant. What names no offset is UTC, as everything in the log.
 */
public final class TimeExpression {
  /** The forms that are understood, for messages and help texts. */
  public static final String FORMS =
      "now, how long ago (30s, 10m, 2h, 1d), a day in UTC (today, yesterday, 2026-11-23) or an instant"
          + " (2026-11-23T09:00:00Z)";

  private TimeExpression() {}

  /**
   * The instant that the value of an option means.
   *
   * @param option what the value was given for, as the message names it: {@code --since}
   * @param clock tells the time to which {@code 10m} is relative
   * @throws Failure of usage if it means none
   */
  public static Instant parse(String option, String text, Clock clock) {
    try {
      if (text.equals("now")) {
        // As exact as the log is: what comes at this millisecond is not before it.
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
      }
      if (text.equals("today") || text.equals("yesterday")) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return (text.equals("today") ? today : today.minusDays(1))
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
      }
      Optional<Duration> ago = Durations.read(text);
      if (ago.isPresent()) {
        return clock.instant().minus(ago.get());
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : instant(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw new Failure(
          ExitCode.USAGE, option + ": '" + text + "' is not a time. Write " + FORMS + ".", e);
    }
  }

  private static Instant instant(String text) {
    String upper = text.replace(' ', 'T');
    int time = upper.indexOf('T');
    boolean hasOffset = time >= 0
        && (upper.endsWith("Z")
            || upper.endsWith("z")
            || upper.substring(time).contains("+")
            || upper.substring(time).contains("-"));
    return hasOffset
        ? OffsetDateTime.parse(upper).toInstant()
        : LocalDateTime.parse(upper).toInstant(ZoneOffset.UTC);
  }
}
