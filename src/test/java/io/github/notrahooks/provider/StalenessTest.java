package io.github.notrahooks.provider;

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
    assertThat(Staleness.ofMillis((double) NOW.toEpochMilli() - skew, NOW, MINUTE, "time"))
        .isEmpty();
  }

  @Test
  void theToleranceHoldsBothWays() {
    Invalid past = Staleness.ofMillis((double) NOW.toEpochMilli() - 60_001, NOW, MINUTE, "time")
        .orElseThrow();
    Invalid future = Staleness.ofMillis((double) NOW.toEpochMilli() + 90_500, NOW, MINUTE, "time")
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
    assertThat(Staleness.ofMillis((double) NOW.getEpochSecond(), NOW, MINUTE, "t")
            .orElseThrow()
            .message())
        .endsWith("it looks like seconds, not milliseconds");
  }

  @Test
  void millisecondsWhereSecondsBelongAreRecognised() {
    String millis = Long.toString(NOW.toEpochMilli());

    assertThat(Staleness.ofSeconds(millis, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("it looks like milliseconds, not seconds");
    assertThat(Staleness.ofSeconds("1", NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("are tolerated");
  }

  /** The two units meet in the year 5138, which is early 1973 in the other. */
  @Test
  void theUnitIsDoubtedOnItsOwnSideOfTheBoundOnly() {
    assertThat(Staleness.ofMillis(1e11, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("are tolerated");
    assertThat(Staleness.ofMillis(1e11 - 1, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("seconds, not milliseconds");
    assertThat(Staleness.ofMillis(0, NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("are tolerated");
    assertThat(
            Staleness.ofSeconds("100000000000", NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("milliseconds, not seconds");
    assertThat(
            Staleness.ofSeconds("99999999999", NOW, MINUTE, "t").orElseThrow().message())
        .endsWith("are tolerated");
  }

  @Test
  void aToleranceCountsItsMillisecondsToo() {
    Duration tolerance = Duration.ofMillis(1_500);
    double now = NOW.toEpochMilli();

    assertThat(Staleness.ofMillis(now - 1_500, NOW, tolerance, "t")).isEmpty();
    assertThat(Staleness.ofMillis(now - 1_501, NOW, tolerance, "t")).isPresent();
  }

  @Test
  void eighteenDigitsAreATimeHoweverFarAway() {
    assertThat(
            Staleness.ofSeconds("9".repeat(18), NOW, MINUTE, "t").orElseThrow().reason())
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "-1", "+1", "1.0", "1e9", "x", "１", "1234567890123456789"})
  void secondsAreDecimalDigits(String text) {
    assertThat(Staleness.ofSeconds(text, NOW, MINUTE, "t").orElseThrow().reason())
        .isEqualTo(Reason.MISSING_TIMESTAMP);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, -1e300, 0, -1})
  void absurdTimesAreStaleAndNoMore(double millis) {
    assertThat(Staleness.ofMillis(millis, NOW, MINUTE, "t").orElseThrow().reason())
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  void aToleranceWithoutEndTakesEveryTime() {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(Staleness.ofMillis(0, NOW, forever, "t")).isEmpty();
  }
}
