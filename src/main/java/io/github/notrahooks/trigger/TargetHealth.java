package io.github.notrahooks.trigger;

import java.time.Duration;

/**
 * Whether a target can be reached. While it is down, it is tried again after 1, 2, 4 … 30 s; while it asks for
 * a pause, it is left alone. Belongs to the trigger's thread.
 */
final class TargetHealth {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration pause = Duration.ZERO;
  private long untilNanos;
  private boolean held;

  boolean isDown() {
    return !pause.isZero();
  }

  /** Whether it may be tried now. */
  boolean mayTry(long now) {
    return !held || untilNanos - now <= 0;
  }

  /** When it may be tried, if that is later. */
  long untilNanos() {
    return untilNanos;
  }

  /** Notes that it could not be reached; says whether that is news. */
  boolean wentDown(long now) {
    boolean news = pause.isZero();
    Duration doubled = pause.multipliedBy(2);
    pause = news ? FIRST : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    hold(pause, now);
    return news;
  }

  /** Notes that it answered; says whether that is news. */
  boolean answered() {
    boolean news = !pause.isZero();
    if (news) {
      pause = Duration.ZERO;
      held = false;
    }
    return news;
  }

  /** Leaves it alone for a while. */
  void hold(Duration time, long now) {
    long until = now + time.toNanos();
    if (!held || until - untilNanos > 0) {
      untilNanos = until;
    }
    held = true;
  }

  /** Whether it is left alone at the moment. */
  boolean isHeld(long now) {
    return held && untilNanos - now > 0;
  }
}
