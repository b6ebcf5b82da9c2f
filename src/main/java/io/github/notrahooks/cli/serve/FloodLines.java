package io.github.notrahooks.cli.serve;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines about what strangers can make happen as often as they like: some at once, then one a second at most,
 * which says how many more there were since the one before, so that nobody can flood a terminal. Thread-safe.
 */
final class FloodLines {
  /** How many a person can follow who tries things. */
  static final int AT_ONCE = 10;

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int atOnce;
  private final LongSupplier nanoTime;
  private long secondBegan;

  /** How many may still be said in the second that has begun. */
  private int left;

  private @Nullable Supplier<String> newest;

  /** How many have no line yet; the newest of them is kept, the others are counted. */
  private long waiting;

  /**
   * Nothing said yet.
   *
   * @param atOnce how many are said within a second while no second has had more
   * @param nanoTime the monotonic clock
   */
  FloodLines(int atOnce, LongSupplier nanoTime) {
    this.atOnce = atOnce;
    this.nanoTime = nanoTime;
    this.secondBegan = nanoTime.getAsLong() - PAUSE_NANOS;
  }

  /** The line of one more, or null where enough was said in this second. */
  @Nullable
  synchronized String line(Supplier<String> line) {
    newest = line;
    waiting++;
    return rest();
  }

  /** The line of the newest that has none yet, once it may be said; null otherwise. */
  @Nullable
  synchronized String rest() {
    if (newest == null) {
      return null;
    }
    if (nanoTime.getAsLong() - secondBegan >= PAUSE_NANOS) {
      secondBegan = nanoTime.getAsLong();
      // As long as it goes on, each second has more than can be said.
      left = waiting > 1 ? 1 : atOnce;
    }
    return left > 0 ? last() : null;
  }

  /** The line of the newest that has none yet, however soon; null if all have one. */
  @Nullable
  synchronized String last() {
    Supplier<String> line = newest;
    if (line == null) {
      return null;
    }
    String before = waiting == 1 ? "" : "; " + (waiting - 1) + " more before it";
    newest = null;
    waiting = 0;
    left--;
    return line.get() + before;
  }
}
