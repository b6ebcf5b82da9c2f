package io.github.notrahooks.dedup.memory;

import io.github.notrahooks.dedup.DeliveryMemory;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that were processed within the dedup window, and those that are being processed. A
 * claim and its mark are one step: of copies that arrive together one gets the claim, and the others wait
 * for what becomes of it. Deliveries are told apart by the fingerprints of their keys. What is within the
 * window, {@link WindowTime} says: a wall clock that is set makes nothing forgotten. Thread-safe.
 */
public final class SeenDeliveries implements DeliveryMemory {
  private final @Nullable Duration window;
  private final WindowTime time;
  private final SeenTable seen;
  private final Map<Fingerprint, List<Runnable>> pending = new HashMap<>();

  /**
   * Remembers nothing yet.
   *
   * @param window for how long a processed delivery is remembered; null for never
   * @param mostBytes how much memory that may take; where it is not enough, the oldest are forgotten
   * @param clock the wall clock, by which the times of the log were written
   * @param nanos a clock that cannot be set, in nanoseconds from any origin: {@code System::nanoTime}
   */
  public SeenDeliveries(
      @Nullable Duration window, long mostBytes, Clock clock, LongSupplier nanos) {
    this.window = window;
    this.time = new WindowTime(clock, nanos);
    this.seen = new SeenTable(mostBytes);
  }

  /** What asking for a claim gave. */
  public sealed interface Claim {
    /** The delivery is new, and this caller's to process: it must end in a commit or a release. */
    record Granted() implements Claim {}

    /**
     * It was processed already.
     *
     * @param logId the log record of the first
     */
    record Duplicate(String logId) implements Claim {}

    /** A copy is being processed; the caller's waiter will be run when that has ended. */
    record Waiting() implements Claim {}
  }

  @Override
  public void look(DeliveryKey delivery, Consumer<Optional<String>> answer) {
    answer.accept(duplicateOf(delivery.fingerprint()));
  }

  @Override
  public void claim(DeliveryKey delivery, Claimant claimant) {
    claim(delivery.fingerprint(), claimant);
  }

  private void claim(Fingerprint key, Claimant claimant) {
    Claim claim = claim(key, () -> claim(key, claimant));
    if (claim instanceof Claim.Granted) {
      claimant.granted();
    } else if (claim instanceof Claim.Duplicate duplicate) {
      claimant.duplicate(duplicate.logId());
    }
  }

  @Override
  public void commit(DeliveryKey delivery, String logId) {
    commit(delivery.fingerprint(), logId);
  }

  @Override
  public void release(DeliveryKey delivery) {
    release(delivery.fingerprint());
  }

  /** The log record of the processed delivery that this one repeats, if it is within the window. */
  public synchronized Optional<String> duplicateOf(Fingerprint key) {
    return window == null
        ? Optional.empty()
        : seen.find(key, time.oldestWithin(window, time.now()));
  }

  /**
   * Asks for the right to process a delivery.
   *
   * @param waiter run once, on the thread that ends the other copy's claim, if the answer is {@link
   *     Claim.Waiting}; it should ask again
   */
  public synchronized Claim claim(Fingerprint key, Runnable waiter) {
    if (window == null) {
      return new Claim.Granted();
    }
    Optional<String> first = duplicateOf(key);
    if (first.isPresent()) {
      return new Claim.Duplicate(first.get());
    }
    List<Runnable> waiters = pending.get(key);
    if (waiters != null) {
      waiters.add(waiter);
      return new Claim.Waiting();
    }
    pending.put(key, new ArrayList<>(0));
    return new Claim.Granted();
  }

  /** The claimed delivery is on disk as processed: from now on its copies are duplicates. */
  public void commit(Fingerprint key, String logId) {
    synchronized (this) {
      put(key, logId, time.now());
    }
    end(key);
  }

  /** The claimed delivery was not stored: it is forgotten, and a copy of it may be processed. */
  public void release(Fingerprint key) {
    end(key);
  }

  /**
   * Adds a delivery that was processed before this was made.
   *
   * @param at when, as the log says
   */
  public synchronized void remember(Fingerprint key, String logId, Instant at) {
    put(key, logId, time.before(at));
  }

  private void put(Fingerprint key, String logId, Instant at) {
    if (window != null) {
      seen.put(key, logId, at, time.oldestKept(window, time.now()));
    }
  }

  /** How many deliveries are remembered, including some whose time has passed. */
  public synchronized int size() {
    return seen.size();
  }

  private void end(Fingerprint key) {
    List<Runnable> waiters;
    synchronized (this) {
      waiters = pending.remove(key);
    }
    if (waiters != null) {
      waiters.forEach(Runnable::run);
    }
  }
}
