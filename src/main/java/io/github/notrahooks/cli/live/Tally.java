package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many deliveries came, what became of them, and how fast they come. Any thread may count; one thread
 * asks for the pace.
 */
final class Tally {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final AtomicLongArray counts = new AtomicLongArray(Outcome.values().length);
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long total) {}

  void add(Outcome outcome) {
    counts.incrementAndGet(outcome.ordinal());
  }

  long total() {
    long total = 0;
    for (int i = 0; i < counts.length(); i++) {
      total += counts.get(i);
    }
    return total;
  }

  /** By outcome, in their own order; only those that there are. */
  Map<Outcome, Long> counts() {
    Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      long count = counts.get(outcome.ordinal());
      if (count > 0) {
        byOutcome.put(outcome, count);
      }
    }
    return byOutcome;
  }

  /** Deliveries per second over the last moments; to be asked some times a second. */
  double perSecond(long nanos) {
    long total = total();
    samples.addLast(new Sample(nanos, total));
    while (samples.size() > 1 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long elapsed = Math.max(nanos - first.nanos(), TimeUnit.SECONDS.toNanos(1));
    return (total - first.total()) * 1e9 / elapsed;
  }
}
