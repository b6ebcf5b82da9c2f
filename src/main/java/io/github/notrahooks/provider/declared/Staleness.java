package io.github.notrahooks.provider.declared;

import io.github.notrahooks.provider.OtherUnit;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The check of a signed time against the clock, both ways. */
final class Staleness {
  private Staleness() {}

  static Optional<Invalid> ofNumber(
      double number, boolean inMillis, Instant now, Duration tolerance, String what) {
    double millis = inMillis ? number : number * 1000;
    String unit = !OtherUnit.isMeant(millis, inMillis, now)
        ? ""
        : inMillis
            ? "; it looks like seconds, not milliseconds"
            : "; it looks like milliseconds, not seconds";
    return of(millis, now, tolerance, what, unit);
  }

  static Optional<Invalid> ofText(
      String text, boolean inMillis, Instant now, Duration tolerance, String what) {
    if (!isNumber(text)) {
      String unit = inMillis ? "milliseconds" : "seconds";
      return Optional.of(
          new Invalid(Reason.MISSING_TIMESTAMP, what + " must be a time in UNIX " + unit));
    }
    return ofNumber((double) Long.parseLong(text), inMillis, now, tolerance, what);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 18;
  }

  private static Optional<Invalid> of(
      double millis, Instant now, Duration tolerance, String what, String unit) {
    double skew = now.toEpochMilli() - millis;
    // As a double, since a tolerance without end does not fit a long.
    if (Math.abs(skew) <= tolerance.toSeconds() * 1000.0 + tolerance.toMillisPart()) {
      return Optional.empty();
    }
    String message = String.format(
        Locale.ROOT,
        "%s is %.1f s in the %s, and at most %d s are tolerated%s",
        what,
        Math.abs(skew) / 1000,
        skew > 0 ? "past" : "future",
        tolerance.toSeconds(),
        unit);
    return Optional.of(
        new Invalid(Reason.STALE_TIMESTAMP, message, Optional.of(Duration.ofMillis((long) skew))));
  }
}
