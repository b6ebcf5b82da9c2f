package io.github.notrahooks.provider;

import java.time.Duration;
import java.time.Instant;

/** Tells seconds that stand where milliseconds belong, and the other way round. */
public final class OtherUnit {
  /** As far from now, either way, as a delivery may be said to be. */
  private static final double FAR = Duration.ofDays(3653).toMillis();

  private OtherUnit() {}

  /**
   * Whether a time is one only if it is read in the other unit.
   *
   * @param millis it in the unit that it should have, turned into milliseconds
   * @param inMillis whether that unit is the millisecond; else it is the second
   */
  public static boolean isMeant(double millis, boolean inMillis, Instant now) {
    return !isNear(millis, now) && isNear(inMillis ? millis * 1000 : millis / 1000, now);
  }

  private static boolean isNear(double millis, Instant now) {
    return Math.abs(now.toEpochMilli() - millis) <= FAR;
  }
}
