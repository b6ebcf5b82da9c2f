package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many deliveries came, what became of them, and how fast they come. Any thread may count; one thread
 * asks for the pace.
 */
final class Tally {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Map<Outcome, LongAdder> counts = new LinkedHashMap<>();
  private final Deque<Sample> samples = new ArrayDeque<>();

  Tally() {
    // All of them at once: a map that never changes is safe to read from any thread.
    for (Outcome outcome : Outcome.known()) {
      counts.put(outcome, new LongAdder());
    }
  }

  private record Sample(long nanos, long total) {}

  void add(Outcome outcome) {
    Objects.requireNonNull(counts.get(outcome)).increment();
  }

  long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** By outcome, in their own order; only those that there are. */
  Map<Outcome, Long> counts() {
    Map<Outcome, Long> byOutcome = new LinkedHashMap<>();
    counts.forEach((outcome, count) -> {
      if (count.sum() > 0) {
        byOutcome.put(outcome, count.sum());
      }
    });
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
