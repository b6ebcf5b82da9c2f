package io.github.notrahooks.dedup.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.dedup.memory.SeenDeliveries.Claim;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claims: who may process, who waits, who is told that it was done. */
final class SeenDeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Fingerprint KEY = new DeliveryKey("int", "repo", "id").fingerprint();
  private static final String ID = "log_00000000000000aa";

  private final AtomicInteger overlaps = new AtomicInteger();
  private final List<AtomicBoolean> held =
      Stream.generate(AtomicBoolean::new).limit(200).toList();
  private final Clocks clocks = new Clocks(NOW);
  private final SeenDeliveries seen = seenWithin(DAY);

  private SeenDeliveries seenWithin(@Nullable Duration window) {
    return new SeenDeliveries(window, Long.MAX_VALUE, clocks.wall, clocks::nanos);
  }

  @Test
  void theFirstMayAndACopyAfterwardsIsADuplicate() {
    assertThat(claim()).isInstanceOf(Claim.Granted.class);
    seen.commit(KEY, ID);
    assertThat(claim()).isEqualTo(new Claim.Duplicate(ID));
    assertThat(seen.duplicateOf(KEY)).hasValue(ID);
  }

  @Test
  void aClaimAloneMakesNoDuplicate() {
    claim();
    assertThat(seen.duplicateOf(KEY)).isEmpty();
  }

  @Test
  void aCopyWaitsAndFindsADuplicateOnceTheFirstIsDone() {
    List<Claim> later = new ArrayList<>();
    claim();
    for (int i = 0; i < 3; i++) {
      assertThat(seen.claim(KEY, () -> later.add(claim()))).isInstanceOf(Claim.Waiting.class);
    }
    assertThat(later).isEmpty();
    seen.commit(KEY, ID);
    assertThat(later).hasSize(3).containsOnly(new Claim.Duplicate(ID));
  }

  @Test
  void ofCopiesThatWaitedForAFailureTheFirstMayAndTheOthersWaitOn() {
    List<Claim> second = new ArrayList<>();
    List<Claim> third = new ArrayList<>();
    claim();
    Runnable again = () -> second.add(seen.claim(KEY, () -> third.add(claim())));
    seen.claim(KEY, again);
    seen.claim(KEY, again);
    seen.claim(KEY, again);
    seen.release(KEY);
    assertThat(second)
        .containsExactly(new Claim.Granted(), new Claim.Waiting(), new Claim.Waiting());
    seen.commit(KEY, ID);
    assertThat(third).hasSize(2).containsOnly(new Claim.Duplicate(ID));
  }

  @Test
  void whatWasReleasedMayBeClaimedAgain() {
    claim();
    seen.release(KEY);
    assertThat(claim()).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void endingAClaimThatNobodyHasIsNoHarm() {
    seen.release(KEY);
    seen.commit(KEY, ID);
    assertThat(claim()).isEqualTo(new Claim.Duplicate(ID));
  }

  @Test
  void withoutAWindowNothingIsRememberedAndNobodyWaits() {
    SeenDeliveries off = seenWithin(null);
    assertThat(off.claim(KEY, () -> {})).isInstanceOf(Claim.Granted.class);
    assertThat(off.claim(KEY, () -> {})).isInstanceOf(Claim.Granted.class);
    off.commit(KEY, ID);
    off.remember(KEY, ID, NOW);
    assertThat(off.duplicateOf(KEY)).isEmpty();
    assertThat(off.size()).isZero();
  }

  @Test
  void theSameIdOnAnotherEndpointIsAnotherDelivery() {
    seen.commit(KEY, ID);
    assertThat(seen.duplicateOf(new DeliveryKey("int", "other", "id").fingerprint()))
        .isEmpty();
    assertThat(seen.duplicateOf(new DeliveryKey("other", "repo", "id").fingerprint()))
        .isEmpty();
    assertThat(seen.duplicateOf(new DeliveryKey("int", "repo", "ID").fingerprint()))
        .isEmpty();
  }

  /** One copy at a time is being processed, at most one is; half of the attempts fail on the way. */
  @Test
  void ofThreadsThatClaimTheSameOneSucceedsForEachDelivery() throws Exception {
    int deliveries = 200;
    AtomicInteger[] processed = counters(deliveries);
    AtomicInteger[] duplicates = counters(deliveries);
    AtomicInteger[] failed = counters(deliveries);
    AtomicInteger attempts = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> copies = IntStream.range(0, deliveries * 8)
          .<Callable<Boolean>>mapToObj(i -> () -> {
            attempt(i / 8, processed, duplicates, failed, attempts);
            return true;
          })
          .toList();
      for (Future<Boolean> each : threads.invokeAll(copies)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(overlaps).hasValue(0);
    for (int i = 0; i < deliveries; i++) {
      assertThat(processed[i]).hasValueLessThanOrEqualTo(1);
      // Nobody waits for ever.
      assertThat(processed[i].get() + duplicates[i].get() + failed[i].get()).isEqualTo(8);
      assertThat(duplicates[i].get() == 0 || processed[i].get() == 1).isTrue();
    }
    assertThat(seen.size())
        .isEqualTo(IntStream.range(0, deliveries).map(i -> processed[i].get()).sum());
  }

  private void attempt(
      int i,
      AtomicInteger[] processed,
      AtomicInteger[] duplicates,
      AtomicInteger[] failed,
      AtomicInteger attempts) {
    Fingerprint key = new DeliveryKey("int", "repo", "id-" + i).fingerprint();
    Claim claim = seen.claim(key, () -> attempt(i, processed, duplicates, failed, attempts));
    if (claim instanceof Claim.Duplicate) {
      duplicates[i].incrementAndGet();
    } else if (claim instanceof Claim.Granted) {
      overlaps.addAndGet(held.get(i).getAndSet(true) ? 1 : 0);
      boolean fails = attempts.incrementAndGet() % 2 == 0;
      (fails ? failed : processed)[i].incrementAndGet();
      held.get(i).set(false);
      if (fails) {
        seen.release(key);
      } else {
        seen.commit(key, ID);
      }
    }
  }

  private static AtomicInteger[] counters(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new AtomicInteger())
        .toArray(AtomicInteger[]::new);
  }

  private Claim claim() {
    return seen.claim(KEY, () -> {
      throw new AssertionError("this one does not wait");
    });
  }
}
