package io.github.notrahooks.provider;

import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The check of a signed time against the clock, both ways. */
final class Staleness {
  private Staleness() {}

  static Optional<Invalid> ofMillis(double millis, Instant now, Duration tolerance, String what) {
    double skew = now.toEpochMilli() - millis;
    if (Math.abs(skew) <= tolerance.toMillis()) {
      return Optional.empty();
    }
    double seconds = Math.abs(skew) / 1000;
    String unit = Math.abs(now.getEpochSecond() - millis) <= 86_400
        ? "; it looks like seconds, not milliseconds"
        : "";
    String message = String.format(
        Locale.ROOT,
        "%s is %.1f s in the %s, and at most %d s are tolerated%s",
        what,
        seconds,
        skew > 0 ? "past" : "future",
        tolerance.toSeconds(),
        unit);
    return Optional.of(new Invalid(Reason.STALE_TIMESTAMP, message));
  }

  static Optional<Invalid> ofSeconds(String text, Instant now, Duration tolerance, String header) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          new Invalid(Reason.MISSING_TIMESTAMP, header + " must be a time in UNIX seconds"));
    }
    return ofMillis(Long.parseLong(text) * 1000.0, now, tolerance, header);
  }
}
