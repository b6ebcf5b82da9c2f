package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RejectedBudgetTest {
  private static final long MIB = 1024 * 1024;

  private long nanos = -77;
  private final RejectedBudget budget = new RejectedBudget(() -> nanos);

  @Test
  void sixteenMebibytesCanBeTakenAtOnce() {
    for (int i = 0; i < 16; i++) {
      assertThat(budget.take(MIB)).isTrue();
    }
    assertThat(budget.take(1)).isFalse();
  }

  @Test
  void itRefillsBySixtyFourMebibytesADay() {
    assertThat(budget.take(16 * MIB)).isTrue();
    nanos += Duration.ofHours(3).toNanos();
    assertThat(budget.take(8 * MIB + 1)).isFalse();
    assertThat(budget.take(8 * MIB - 1)).isTrue();
    long taken = 0;
    for (int second = 0; second < 86_400; second++) {
      nanos += 1_000_000_000L;
      while (budget.take(100)) {
        taken += 100;
      }
    }
    assertThat(taken).isBetween(64 * MIB - 200, 64 * MIB + 200);
  }

  @Test
  void itNeverHoldsMoreThanItsCapacity() {
    nanos += Duration.ofDays(30).toNanos();
    assertThat(budget.take(16 * MIB + 1)).isFalse();
    assertThat(budget.take(16 * MIB)).isTrue();
  }

  @Test
  void whatWasRefusedIsCountedUntilItIsAskedFor() {
    budget.take(16 * MIB);
    budget.take(5);
    budget.take(5);
    assertThat(budget.takeDropped()).isEqualTo(2);
    assertThat(budget.takeDropped()).isZero();
  }

  @Test
  void severalThreadsTakeNoMoreThanThereIs() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      new Thread(() -> {
            for (int j = 0; j < 10; j++) {
              taken.addAndGet(budget.take(MIB) ? 1 : 0);
            }
            done.countDown();
          })
          .start();
    }
    done.await();
    assertThat(taken).hasValue(16);
    assertThat(budget.takeDropped()).isEqualTo(24);
  }
}
