package io.github.notrahooks.check;

import io.github.notrahooks.sender.Ticks;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** When requests may be started: at a pace, before a time is up, and until somebody stops it. Thread-safe. */
public final class Pace {
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  private final Ticks ticks;
  private final Duration gap;
  private final long begin;
  private final Duration most;
  private final BooleanSupplier stopped;
  private long next;

  /**
   * A pace that begins now.
   *
   * @param gap the time between the starts of two requests
   * @param most how long all of it may take
   * @param stopped whether somebody wants it to end
   */
  public Pace(Ticks ticks, Duration gap, Duration most, BooleanSupplier stopped) {
    this.ticks = ticks;
    this.gap = gap;
    this.most = most;
    this.stopped = stopped;
    this.begin = ticks.nanos();
    this.next = begin;
  }

  /** Whether no more is to be started, because of the time or because somebody stopped it. */
  public boolean isOver() {
    return isStopped() || left().isNegative() || left().isZero();
  }

  /** Whether somebody stopped it. */
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }

  /** How much time there is left. */
  public Duration left() {
    return most.minusNanos(ticks.nanos() - begin);
  }

  /** How long it has taken so far, in milliseconds. */
  public long durationMs() {
    return TimeUnit.NANOSECONDS.toMillis(ticks.nanos() - begin);
  }

  /** Waits until the next request may be started. */
  void await() {
    long start;
    synchronized (this) {
      start = Math.max(next, ticks.nanos());
      next = start + gap.toNanos();
    }
    until(start);
  }

  /** Waits, unless all of it is over before. */
  void pause(Duration time) {
    until(ticks.nanos() + time.toNanos());
  }

  private void until(long time) {
    long left = time - ticks.nanos();
    while (left > 0 && !isOver()) {
      LockSupport.parkNanos(Math.min(left, LOOK));
      left = time - ticks.nanos();
    }
  }
}
