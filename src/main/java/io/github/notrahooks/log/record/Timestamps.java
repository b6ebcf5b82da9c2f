package io.github.notrahooks.log.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as the log writes them. */
public final class Timestamps {
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";

  private Timestamps() {}

  /** UTC with exactly three digits after the second, such as {@code 2026-11-23T09:00:00.120Z}. */
  public static String text(Instant instant) {
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    return time.getYear() < 0 || time.getYear() > 9999 ? longText(instant) : usualText(time);
  }

  private static String usualText(OffsetDateTime time) {
    char[] text = SHAPE.toCharArray();
    put(text, 4, time.getYear());
    put(text, 7, time.getMonthValue());
    put(text, 10, time.getDayOfMonth());
    put(text, 13, time.getHour());
    put(text, 16, time.getMinute());
    put(text, 19, time.getSecond());
    put(text, 23, time.getNano() / 1_000_000);
    return new String(text);
  }

  /** Puts the digits of a number before a position; those that it does not have are zeros already. */
  private static void put(char[] text, int end, int number) {
    int at = end;
    for (int left = number; left > 0; left /= 10) {
      text[--at] = (char) ('0' + left % 10);
    }
  }

  private static String longText(Instant instant) {
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
