package io.github.notrahooks.sender;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code Retry-After}: seconds, or a date in one of the three forms of RFC 9110. */
public final class RetryAfter {
  private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
          "EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
      .withZone(ZoneOffset.UTC);

  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** How long an answer asks to be left alone, an hour at most; nothing if it does not. */
  public static Optional<Duration> askedBy(Answer answer, Instant now) {
    return answer instanceof Answer.Received received
        ? received
            .headers()
            .first("Retry-After")
            .flatMap(value -> parse(value, now))
            .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
        : Optional.empty();
  }

  /** How long to wait, not less than nothing; empty if the value is neither. */
  static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      // More digits than this are centuries.
      return Optional.of(
          Duration.ofSeconds(text.length() > 10 ? Integer.MAX_VALUE : Long.parseLong(text)));
    }
    for (DateTimeFormatter format :
        List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
      try {
        Duration until = Duration.between(now, ZonedDateTime.parse(text, format).toInstant());
        return Optional.of(until.isNegative() ? Duration.ZERO : until);
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** Its years have two digits, and mean the one that is less than 50 years away. */
  private static DateTimeFormatter rfc850(Instant now) {
    int earliest = now.atOffset(ZoneOffset.UTC).getYear() - 49;
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .appendPattern(" HH:mm:ss zzz")
        .toFormatter(Locale.ENGLISH);
  }
}
