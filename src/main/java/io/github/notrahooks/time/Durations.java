package io.github.notrahooks.time;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500ms}, {@code 60s}, {@code 2m}, {@code 24h}, {@code 7d}. */
public final class Durations {
  /** The forms that are understood, for messages and help texts. */
  public static final String FORMS = "500ms, 60s, 2m, 24h or 7d";

  /** A hundred years, of which the nanoseconds can still be counted. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern FORM = Pattern.compile("(\\d+)(ms|s|m|h|d)");

  private Durations() {}

  /** The duration that a text means, if it means one that is not too long; zero is one. */
  public static Optional<Duration> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration unit = switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
    BigInteger number = new BigInteger(matcher.group(1));
    boolean tooLong = number.compareTo(BigInteger.valueOf(LONGEST.dividedBy(unit))) > 0;
    return tooLong ? Optional.empty() : Optional.of(unit.multipliedBy(number.longValue()));
  }

  /** What is wrong with a text that means none, as the end of a sentence about it. */
  public static String problem(String text) {
    return FORM.matcher(text).matches()
        ? "is too long; the longest is " + LONGEST.toDays() + "d"
        : "is not a duration; write " + FORMS
            + (text.matches("\\d{1,12}") ? ". Did you mean '" + text + "s'?" : "");
  }
}
