package io.github.notrahooks.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

  private final @Nullable Long until;
  private long answered;
  private @Nullable Reason reason;

  StopSwitch(@Nullable Long until) {
    this.until = until;
  }

  /** Counts a delivery that was answered. */
  synchronized void answered() {
    answered++;
    if (until != null && answered >= until) {
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

  /** Waits until there is a reason to stop, and has something done every hour meanwhile. */
  synchronized Reason await(@Nullable Duration timeout, Runnable everyHour)
      throws InterruptedException {
    long start = System.nanoTime();
    long nextHour = start + HOUR_NANOS;
    while (reason == null) {
      long now = System.nanoTime();
      long wake = nextHour;
      if (timeout != null) {
        wake = Math.min(wake, start + timeout.toNanos());
        if (now - start >= timeout.toNanos()) {
          return Reason.TIMEOUT;
        }
      }
      if (now - nextHour >= 0) {
        nextHour += HOUR_NANOS;
        everyHour.run();
      } else {
        wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wake - now)));
      }
    }
    return reason;
  }
}
