package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Outcome;
import org.junit.jupiter.api.Test;

/** Counts and pace. */
final class TallyTest {
  private static final long SECOND = 1_000_000_000;

  private final Tally tally = new Tally();

  @Test
  void onlyOutcomesThatOccurredAreCounted() {
    tally.add(Outcome.REJECTED);
    tally.add(Outcome.PROCESSED);
    tally.add(Outcome.REJECTED);

    assertThat(tally.total()).isEqualTo(3);
    assertThat(tally.counts()).containsOnlyKeys(Outcome.PROCESSED, Outcome.REJECTED);
    assertThat(tally.counts()).containsEntry(Outcome.REJECTED, 2L);
  }

  @Test
  void thePaceIsThatOfTheLastTwoSecondsAndThenFallsToZero() {
    assertThat(tally.perSecond(0)).isZero();
    for (int i = 0; i < 400; i++) {
      tally.add(Outcome.PROCESSED);
    }
    assertThat(tally.perSecond(2 * SECOND)).isEqualTo(200);
    assertThat(tally.perSecond(4 * SECOND + 1)).isZero();
  }
}
