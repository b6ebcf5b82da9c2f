package io.github.notrahooks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedPacingTest {
  private static final Instant THEN = Instant.parse("2026-11-23T09:00:00Z");

  private static PlannedDelivery at(Instant recordedAt) {
    return new PlannedDelivery("github", "", "", "", null, null, recordedAt, now -> {
      throw new AssertionError("not asked for");
    });
  }

  @ParameterizedTest
  @CsvSource({"1x,1500", "10x,150", "0.5x,3000", "max,0"})
  void recordedGapsAreKeptOrShortened(String speed, long millis) {
    Pacing pacing = RecordedPacing.parse(speed);
    assertThat(pacing.gapBefore(at(THEN))).isZero();
    assertThat(pacing.gapBefore(at(THEN.plusMillis(1500)))).isEqualTo(Duration.ofMillis(millis));
    assertThat(pacing.gapBefore(at(THEN.plusMillis(3000)))).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void aClockThatWasSetBackIsNoGap() {
    Pacing pacing = RecordedPacing.parse("1x");
    pacing.gapBefore(at(THEN));
    assertThat(pacing.gapBefore(at(THEN.minusSeconds(300)))).isZero();
    assertThat(pacing.gapBefore(at(THEN.minusSeconds(299)))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void deliveriesThatCameWhileOthersDidTakeNoLongerThanTheyDid() {
    Pacing pacing = RecordedPacing.parse("1x");
    Duration all = Duration.ZERO;
    for (int second : new int[] {0, 2, 1, 3, 0, 3, 1}) {
      all = all.plus(pacing.gapBefore(at(THEN.plusSeconds(second))));
    }
    assertThat(all).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void noGapIsSoLongThatItWouldBeNone() {
    Pacing pacing = RecordedPacing.parse("0.000001x");
    pacing.gapBefore(at(THEN));
    assertThat(pacing.gapBefore(at(THEN.plusSeconds(86_400)))).isEqualTo(Duration.ofDays(365));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0x", "-1x", "10", "fast", "1 x"})
  void whatIsNoSpeedIsAnError(String text) {
    assertThatThrownBy(() -> RecordedPacing.parse(text)).hasMessageContaining("is not a speed");
  }
}
