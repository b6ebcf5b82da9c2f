package io.github.notrahooks.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the log writes them. */
public final class Timestamps {
  private Timestamps() {}

  /** UTC with exactly three digits after the second, such as {@code 2026-11-23T09:00:00.120Z}. */
  public static String text(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.indexOf('.') < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
  }
}
