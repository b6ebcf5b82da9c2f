package io.github.notrahooks.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as the log writes them. */
public final class Timestamps {
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";

  private Timestamps() {}

  /** UTC with exactly three digits after the second, such as {@code 2026-11-23T09:00:00.120Z}. */
  public static String text(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.indexOf('.') < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
  }

  /**
   * The time that a text in UTC means, to the millisecond, as the log would write it; texts of the usual
   * length are read much faster than others.
   *
   * @throws java.time.DateTimeException if it means none
   */
  static Instant parse(String text) {
    if (!isUsual(text)) {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
    return Instant.ofEpochSecond(
        day.toEpochSecond(time, ZoneOffset.UTC), number(text, 20, 23) * 1_000_000L);
  }

  private static boolean isUsual(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char expected = SHAPE.charAt(i);
      char actual = text.charAt(i);
      if (expected == '0' ? actual < '0' || actual > '9' : actual != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
