package io.github.notrahooks.log.write;

import java.util.function.LongSupplier;

/**
 * How many bytes of rejected requests may be logged, so that strangers cannot fill the disk: a bucket of
 * 16 MiB that refills by 64 MiB a day. Thread-safe.
 */
public final class RejectedBudget {
  /** How much can be logged at once. */
  public static final long CAPACITY = 16L * 1024 * 1024;

  /** How much can be logged a day in the long run. */
  public static final long PER_DAY = 64L * 1024 * 1024;

  private static final double BYTES_PER_NANO = PER_DAY / (24 * 3600 * 1e9);

  private final LongSupplier nanos;
  private double available = CAPACITY;
  private long lastNanos;
  private long dropped;

  /**
   * A full budget.
   *
   * @param nanos a clock that cannot be set, in nanoseconds from any origin: {@code System::nanoTime}
   */
  public RejectedBudget(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastNanos = nanos.getAsLong();
  }

  /** Takes so many bytes for a record, which must not be logged if this gives false. */
  public synchronized boolean take(long bytes) {
    long now = nanos.getAsLong();
    available = Math.min(CAPACITY, available + Math.max(0, now - lastNanos) * BYTES_PER_NANO);
    lastNanos = now;
    if (bytes > available) {
      dropped++;
      return false;
    }
    available -= bytes;
    return true;
  }

  /** How many records were refused since this was last asked. */
  public synchronized long takeDropped() {
    long count = dropped;
    dropped = 0;
    return count;
  }
}
