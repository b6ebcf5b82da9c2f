package io.github.notrahooks.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed times are compared both ways, in the unit that the scheme says. */
final class StalenessTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(longs = {0, 60_000, -60_000, 1, -59_999})
  void withinTheToleranceItIsFresh(long skew) {
    assertThat(Staleness.ofNumber((double) NOW.toEpochMilli() - skew, true, NOW, MINUTE, "time"))
        .isEmpty();
  }

  @Test
  void theToleranceHoldsBothWays() {
    Invalid past = Staleness.ofNumber(
            (double) NOW.toEpochMilli() - 60_001, true, NOW, MINUTE, "time")
        .orElseThrow();
    Invalid future = Staleness.ofNumber(
            (double) NOW.toEpochMilli() + 90_500, true, NOW, MINUTE, "time")
        .orElseThrow();

    assertThat(past.skew()).contains(Duration.ofMillis(60_001));
    assertThat(future.skew()).contains(Duration.ofMillis(-90_500));
    assertThat(past.message())
        .isEqualTo("time is 60.0 s in the past, and at most 60 s are tolerated");
    assertThat(future.message())
        .isEqualTo("time is 90.5 s in the future, and at most 60 s are tolerated");
  }

  @Test
  void secondsWhereMillisecondsBelongAreRecognised() {
    assertThat(Staleness.ofNumber((double) NOW.getEpochSecond(), true, NOW, MINUTE, "t")
            .orElseThrow()
            .message())
        .endsWith("it looks like seconds, not milliseconds");
  }

  @Test
  void millisecondsWhereSecondsBelongAreRecognised() {
    String millis = Long.toString(NOW.toEpochMilli());

    assertThat(Staleness.ofText(millis, false, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("it looks like milliseconds, not seconds");
    assertThat(Staleness.ofText("1", false, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("are tolerated");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 123_456, 1e9, 4_102_444_800.0})
  void whatIsNoTimeOfThisAgeInEitherUnitIsJustStale(double number) {
    assertThat(Staleness.ofNumber(number, true, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("are tolerated");
    assertThat(Staleness.ofNumber(number * 1000, false, NOW, MINUTE, "t")
            .orElseThrow()
            .message())
        .endsWith("are tolerated");
  }

  @Test
  void aToleranceCountsItsMillisecondsToo() {
    Duration tolerance = Duration.ofMillis(1_500);
    double now = NOW.toEpochMilli();

    assertThat(Staleness.ofNumber(now - 1_500, true, NOW, tolerance, "t")).isEmpty();
    assertThat(Staleness.ofNumber(now - 1_501, true, NOW, tolerance, "t")).isPresent();
  }

  @Test
  void eighteenDigitsAreATimeHoweverFarAway() {
    assertThat(Staleness.ofText("9".repeat(18), false, NOW, MINUTE, "t")
            .orElseThrow()
            .reason())
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "-1", "+1", "1.0", "1e9", "x", "１", "1234567890123456789"})
  void secondsAreDecimalDigits(String text) {
    assertThat(Staleness.ofText(text, false, NOW, MINUTE, "t").orElseThrow().reason())
        .isEqualTo(Reason.MISSING_TIMESTAMP);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, -1e300, 0, -1})
  void absurdTimesAreStaleAndNoMore(double millis) {
    assertThat(Staleness.ofNumber(millis, true, NOW, MINUTE, "t").orElseThrow().reason())
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  void aToleranceWithoutEndTakesEveryTime() {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(Staleness.ofNumber(0, true, NOW, forever, "t")).isEmpty();
  }
}
