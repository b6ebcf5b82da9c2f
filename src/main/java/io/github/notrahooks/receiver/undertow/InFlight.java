package io.github.notrahooks.receiver.undertow;

import java.time.Duration;

/** Counts the deliveries that are being received and the bytes that they hold. Thread-safe. */
final class InFlight {
  private final long maxBytes;
  private long bytes;
  private int deliveries;
  private boolean draining;

  InFlight(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Begins a delivery, unless the server is stopping. */
  synchronized boolean begin() {
    if (draining) {
      return false;
    }
    deliveries++;
    return true;
  }

  /** Takes room for more bytes of a delivery, if there is any. */
  synchronized boolean take(long count) {
    if (bytes + count > maxBytes) {
      return false;
    }
    bytes += count;
    return true;
  }

  /** Ends a delivery and gives its bytes back. */
  synchronized void end(long count) {
    bytes -= count;
    deliveries--;
    if (deliveries == 0) {
      notifyAll();
    }
  }

  /** How many bytes the deliveries hold. */
  synchronized long held() {
    return bytes;
  }

  synchronized boolean draining() {
    return draining;
  }

  /** Lets no delivery begin any more. */
  synchronized void drain() {
    draining = true;
  }

  /** Waits for the deliveries that have begun, at most for so long. */
  synchronized void awaitEnd(Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    boolean interrupted = false;
    while (deliveries > 0 && !interrupted) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
