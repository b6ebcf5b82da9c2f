package io.github.notrahooks.sender;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that passes: a monotonic clock, and waiting by it. */
public interface Ticks {
  /** The machine's own. */
  Ticks SYSTEM = new Ticks() {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public boolean pause(Duration time, CountDownLatch stopped) {
      try {
        return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  };

  /** Nanoseconds since some moment; only differences mean something. */
  long nanos();

  /**
   * Waits until the time has passed or the latch is down.
   *
   * @return whether to stop
   */
  boolean pause(Duration time, CountDownLatch stopped);
}
