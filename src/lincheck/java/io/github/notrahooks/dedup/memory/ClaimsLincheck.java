package io.github.notrahooks.dedup.memory;

import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Claims, their ends, and looks, in every order that threads can take turns in: what each is told must be
 * what it would be told if they came one after another. Lincheck makes one object for each scenario, and
 * another that it asks in sequence.
 */
@Param(name = "thread", gen = ThreadIdGen.class)
@Param(name = "delivery", gen = IntGen.class, conf = "0:1")
public class ClaimsLincheck {
  private static final int THREADS = 3;
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Fingerprint[] KEYS = IntStream.range(0, 2)
      .mapToObj(i -> new DeliveryKey("int", "repo", "id-" + i).fingerprint())
      .toArray(Fingerprint[]::new);

  private final SeenDeliveries seen = new SeenDeliveries(
      Duration.ofHours(24), 1 << 20, Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
  private final boolean[][] held = new boolean[THREADS + 1][KEYS.length];
  private final AtomicInteger[] waiting = counters();
  private final AtomicInteger[] woken = counters();

  private static AtomicInteger[] counters() {
    return new AtomicInteger[] {new AtomicInteger(), new AtomicInteger()};
  }

  /** Asks for a claim, unless this thread has it. */
  @Operation
  public String claim(@Param(name = "thread") int thread, @Param(name = "delivery") int delivery) {
    if (held[thread][delivery]) {
      return "mine";
    }
    SeenDeliveries.Claim claim =
        seen.claim(KEYS[delivery], () -> woken[delivery].incrementAndGet());
    if (claim instanceof SeenDeliveries.Claim.Granted) {
      held[thread][delivery] = true;
      return "granted";
    }
    if (claim instanceof SeenDeliveries.Claim.Duplicate duplicate) {
      return "duplicate of " + duplicate.logId();
    }
    waiting[delivery].incrementAndGet();
    return "waiting";
  }

  /** Ends this thread's claim, if it has one: the delivery was stored. */
  @Operation
  public String commit(@Param(name = "thread") int thread, @Param(name = "delivery") int delivery) {
    if (!held[thread][delivery]) {
      return "not mine";
    }
    held[thread][delivery] = false;
    seen.commit(KEYS[delivery], "log_000000000000000" + thread);
    return "committed";
  }

  /** Ends this thread's claim, if it has one: the delivery was not stored. */
  @Operation
  public String release(
      @Param(name = "thread") int thread, @Param(name = "delivery") int delivery) {
    if (!held[thread][delivery]) {
      return "not mine";
    }
    held[thread][delivery] = false;
    seen.release(KEYS[delivery]);
    return "released";
  }

  /** Looks whether a delivery was processed. */
  @Operation
  public String look(@Param(name = "delivery") int delivery) {
    return seen.duplicateOf(KEYS[delivery]).orElse("new");
  }

  /** Whoever waited for a claim that has ended was woken, once. */
  @Validate
  public void nobodyWaitsForEver() {
    for (int delivery = 0; delivery < KEYS.length; delivery++) {
      boolean claimed = false;
      int holders = 0;
      for (boolean[] mine : held) {
        claimed |= mine[delivery];
        holders += mine[delivery] ? 1 : 0;
      }
      if (holders > 1) {
        throw new IllegalStateException("two have the claim of one delivery");
      }
      if (!claimed && woken[delivery].get() != waiting[delivery].get()) {
        throw new IllegalStateException(
            waiting[delivery] + " wait for a claim that nobody has, " + woken[delivery] + " woken");
      }
    }
  }

  @Test
  void everyOrderOfTurnsIsLikeOneAfterAnother() {
    new ModelCheckingOptions()
        .iterations(30)
        .invocationsPerIteration(300)
        .threads(THREADS)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .check(ClaimsLincheck.class);
  }

  @Test
  void andSoIsWhatProcessorsMakeOfIt() {
    new StressOptions()
        .iterations(30)
        .invocationsPerIteration(2_000)
        .threads(THREADS)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .check(ClaimsLincheck.class);
  }
}
