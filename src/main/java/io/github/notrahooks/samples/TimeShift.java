package io.github.notrahooks.samples;

import io.github.notrahooks.json.JsonScalars;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Moves every time in a payload by the same span, in place: each is as many bytes as it was, and
 * nothing else changes.
 *
 * @param by whole seconds, so that times without a fraction can be moved back again
 * @param days what dates without a time are moved by: the days between the two dates, in UTC
 */
record TimeShift(Duration by, long days) {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?(Z|[+-]\\d{2}:\\d{2})");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  static TimeShift between(Instant from, Instant to) {
    return new TimeShift(
        Duration.between(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS)),
        ChronoUnit.DAYS.between(
            from.atOffset(ZoneOffset.UTC).toLocalDate(),
            to.atOffset(ZoneOffset.UTC).toLocalDate()));
  }

  byte[] applyTo(byte[] json) {
    byte[] shifted = json.clone();
    try {
      JsonScalars.visit(json, (key, start, end) -> shift(shifted, key, start, end));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("a sample is not JSON", e);
    }
    return shifted;
  }

  private void shift(byte[] bytes, String key, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    String moved = text.startsWith("\"")
        ? "\"" + shiftedText(text.substring(1, text.length() - 1)) + "\""
        : shiftedNumber(key, text);
    byte[] replacement = moved.getBytes(StandardCharsets.ISO_8859_1);
    if (replacement.length == end - start) {
      System.arraycopy(replacement, 0, bytes, start, replacement.length);
    }
  }

  private String shiftedText(String text) {
    if (DATE.matcher(text).matches()) {
      return LocalDate.parse(text).plusDays(days).toString();
    }
    if (TIME.matcher(text).matches()) {
      OffsetDateTime moved = OffsetDateTime.parse(text).plus(by);
      boolean fraction = text.charAt(19) == '.';
      return moved.format(fraction ? MILLIS : SECONDS) + text.substring(fraction ? 23 : 19);
    }
    return text;
  }

  private String shiftedNumber(String key, String text) {
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text;
    }
    return switch (key) {
      case "created_at", "pushed_at" -> Long.toString(Long.parseLong(text) + by.toSeconds());
      case "webhookTimestamp" -> Long.toString(Long.parseLong(text) + by.toMillis());
      default -> text;
    };
  }
}
