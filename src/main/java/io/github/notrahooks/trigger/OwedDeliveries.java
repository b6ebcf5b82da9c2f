package io.github.notrahooks.trigger;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * What is owed to a trigger, and what comes next: first attempts in the order of the log, later ones when they
 * are due. Belongs to the trigger's thread.
 */
final class OwedDeliveries {
  /** How many may be between two attempts; with more, no first attempt is made. */
  private static final int MOST_BETWEEN_ATTEMPTS = 1000;

  private final Map<String, Owed> all = new LinkedHashMap<>();
  private final TreeMap<Long, Owed> fresh = new TreeMap<>();
  private final PriorityQueue<Owed> between = new PriorityQueue<>(
      Comparator.<Owed>comparingLong(Owed::dueNanos).thenComparingLong(Owed::seq));

  void add(Owed owed) {
    if (all.putIfAbsent(owed.id(), owed) == null) {
      fresh.put(owed.seq(), owed);
    }
  }

  /** Adds one that is taken already. */
  void addTaken(Owed owed) {
    all.putIfAbsent(owed.id(), owed);
  }

  /** Notes what the log says of an attempt. */
  void attempted(String id, int attempt, long now) {
    Owed owed = all.get(id);
    if (owed != null && attempt > owed.attempts()) {
      boolean waiting = fresh.remove(owed.seq(), owed) || between.remove(owed);
      owed.attempted(attempt, now);
      if (waiting) {
        between.add(owed);
      }
    }
  }

  /** Forgets what is done. */
  void done(String id) {
    Owed owed = all.remove(id);
    if (owed != null) {
      fresh.remove(owed.seq(), owed);
      between.remove(owed);
    }
  }

  /**
   * Takes what comes next, if anything may.
   *
   * @param strict whether first attempts wait for those that are to be made again
   */
  Optional<Owed> take(long now, boolean strict) {
    Owed due = between.peek();
    if (due != null && due.dueNanos() - now <= 0) {
      return Optional.of(between.remove());
    }
    return fresh.isEmpty() || between.size() >= (strict ? 1 : MOST_BETWEEN_ATTEMPTS)
        ? Optional.empty()
        : Optional.of(fresh.pollFirstEntry().getValue());
  }

  /** Takes the oldest that is not under way, due or not. */
  Optional<Owed> takeOldest() {
    Owed first = fresh.isEmpty() ? null : fresh.firstEntry().getValue();
    Owed waiting = between.stream().min(Comparator.comparingLong(Owed::seq)).orElse(null);
    if (waiting != null && (first == null || waiting.seq() < first.seq())) {
      between.remove(waiting);
      return Optional.of(waiting);
    }
    return Optional.ofNullable(fresh.pollFirstEntry()).map(Map.Entry::getValue);
  }

  /** Puts back what was taken, as if it had not been. */
  void putBack(Owed owed) {
    if (owed.attempts() == 0) {
      fresh.put(owed.seq(), owed);
    } else {
      between.add(owed);
    }
  }

  /** Puts back what was taken and attempted, to be taken again when it is due. */
  void retry(Owed owed, int attempts, long dueNanos) {
    owed.attempted(attempts, dueNanos);
    between.add(owed);
  }

  /** When the next is due of those that were attempted. */
  OptionalLong nextDue() {
    return between.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(between.peek().dueNanos());
  }

  /** The oldest, whether or not it is under way. */
  Optional<Owed> oldest() {
    // Records are read in their order, so that is the order here.
    return all.values().stream().findFirst();
  }

  int size() {
    return all.size();
  }
}
