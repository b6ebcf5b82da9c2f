package io.github.notrahooks.time;

import io.github.notrahooks.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500ms}, {@code 60s}, {@code 2m}, {@code 24h}, {@code 7d}. */
public final class Durations {
  /** The forms that are understood, for messages and help texts. */
  public static final String FORMS = "500ms, 60s, 2m, 24h or 7d";

  private static final Pattern FORM = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

  private Durations() {}

  /** The duration that a text means, if it means one; zero is one. */
  public static Optional<Duration> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /**
   * The duration that the value of an option means.
   *
   * @param option what the value was given for, as the message names it: {@code --timeout}
   * @throws Failure of usage if it means none
   */
  public static Duration parse(String option, String text) {
    return read(text)
        .orElseThrow(() -> Failure.usage(
            option + ": '" + text + "' is not a duration. Write " + FORMS + "." + unitHint(text)));
  }

  /**
   * As {@link #parse}, but {@code off} is understood too.
   *
   * @return nothing for {@code off}
   */
  public static Optional<Duration> parseOrOff(String option, String text) {
    if (text.equals("off")) {
      return Optional.empty();
    }
    return Optional.of(read(text)
        .orElseThrow(() -> Failure.usage(option + ": '" + text + "' is not a duration. Write "
            + FORMS + ", or off." + unitHint(text))));
  }

  private static String unitHint(String text) {
    return text.matches("\\d{1,12}") ? " Did you mean '" + text + "s'?" : "";
  }
}
