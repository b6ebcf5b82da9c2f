package io.github.notrahooks.cli.serve;

import io.github.notrahooks.log.record.LogRecord;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says when a server has served long enough, and why. Thread-safe. */
final class StopSwitch {
  /** Why a server stops. */
  enum Reason {
    /** It answered as many deliveries as were wanted. */
    REACHED,
    /** It was asked to. */
    SIGNAL,
    /** It did not answer as many in time. */
    TIMEOUT
  }

  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Wanted wanted;
  private final LongSupplier nanoTime;
  private BooleanSupplier isSettled = () -> true;
  private @Nullable Reason reason;

  /**
   * A switch that is on.
   *
   * @param wanted what it waits for; used by nobody else from now on
   * @param nanoTime the monotonic clock
   */
  StopSwitch(Wanted wanted, LongSupplier nanoTime) {
    this.wanted = wanted;
    this.nanoTime = nanoTime;
  }

  /** Counts a delivery that was answered. */
  synchronized void answered(LogRecord delivery) {
    wanted.take(delivery);
    settled();
  }

  /** Whether it waits for anything. */
  synchronized boolean waits() {
    return wanted.isAny();
  }

  /** What was not answered that is wanted; empty if all was, whatever else is waited for. */
  synchronized String missing() {
    return wanted.missing();
  }

  /** Has it wait, too, until what deliveries started is done; to be told of that by {@link #settled}. */
  synchronized void awaits(BooleanSupplier condition) {
    isSettled = condition;
  }

  /** Looks again whether enough was done. */
  synchronized void settled() {
    if (wanted.isReached() && isSettled.getAsBoolean()) {
      stop(Reason.REACHED);
    }
  }

  /** Asks the server to stop; the first reason counts. */
  synchronized void stop(Reason why) {
    if (reason == null) {
      reason = why;
      notifyAll();
    }
  }

  /**
   * Waits until there is a reason to stop, and has something done every hour meanwhile, on the caller's
   * thread: whoever answers or stops does not wait for it.
   *
   * @param timeout null for as long as it takes
   * @param everyHour does not throw
   */
  Reason await(@Nullable Duration timeout, Runnable everyHour) throws InterruptedException {
    long start = nanoTime.getAsLong();
    long nextHour = start + HOUR_NANOS;
    while (true) {
      Reason why = awaitUntil(start, nextHour, timeout);
      if (why != null) {
        return why;
      }
      nextHour += HOUR_NANOS;
      everyHour.run();
    }
  }

  /** The reason to stop, or null if the hour is over before there is one. */
  private synchronized @Nullable Reason awaitUntil(
      long start, long nextHour, @Nullable Duration timeout) throws InterruptedException {
    while (reason == null) {
      long now = nanoTime.getAsLong();
      long left = nextHour - now;
      if (timeout != null) {
        long untilTimeout = timeout.toNanos() - (now - start);
        if (untilTimeout <= 0) {
          return Reason.TIMEOUT;
        }
        left = Math.min(left, untilTimeout);
      }
      if (left <= 0) {
        return null;
      }
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }
    return reason;
  }
}
