package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.sender.Answer.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");
  private static final RandomGenerator NO_JITTER = () -> 0;

  private final RetryPolicy policy =
      new RetryPolicy(100, Clock.fixed(NOW, ZoneOffset.UTC), NO_JITTER);

  private static Answer answer(int status, String... headers) {
    return new Answer.Received(
        status, "", Headers.of(headers), Body.EMPTY, Answer.Received.Rest.NONE, 1);
  }

  @ParameterizedTest
  @CsvSource({"1,500", "2,1000", "3,2000", "4,4000", "6,16000", "7,30000", "8,30000", "90,30000"})
  void pausesDoubleUpTo30Seconds(int attempts, long millis) {
    assertThat(policy.pauseAfter(attempts, answer(500))).hasValue(Duration.ofMillis(millis));
  }

  @Test
  void pausesAreShortenedAtRandomByUpToHalf() {
    RetryPolicy jittery =
        new RetryPolicy(9, Clock.fixed(NOW, ZoneOffset.UTC), () -> 0xFFFF_FFFF_FFFF_FFFFL);
    assertThat(jittery.pauseAfter(1, answer(500)).orElseThrow())
        .isBetween(Duration.ofMillis(250), Duration.ofMillis(251));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 599})
  void whatMayPassIsTriedAgain(int status) {
    assertThat(policy.pauseAfter(1, answer(status))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 301, 307, 400, 401, 403, 404, 410, 413, 415, 425, 499})
  void whatIsFinalIsNot(int status) {
    assertThat(policy.pauseAfter(1, answer(status, "Retry-After", "1"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyNetworkFailureButAStopIsTriedAgain(Kind kind) {
    assertThat(policy.pauseAfter(1, new Answer.NetworkFailure(kind, "", 1)).isPresent())
        .isEqualTo(kind != Kind.CANCELLED);
  }

  @Test
  void whatWasNotSentIsNotTriedAgain() {
    assertThat(policy.pauseAfter(1, new Answer.NotSent("", ExitCode.USAGE))).isEmpty();
  }

  @Test
  void afterTheLastRetryThereIsNoPause() {
    RetryPolicy twice = new RetryPolicy(2, Clock.fixed(NOW, ZoneOffset.UTC), NO_JITTER);
    assertThat(twice.pauseAfter(2, answer(500))).isPresent();
    assertThat(twice.pauseAfter(3, answer(500))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                              | 7000",
        "0                              | 500",
        "3600                           | 3600000",
        "3601                           | 3600000",
        "99999999999999999999           | 3600000",
        "Sun, 06 Nov 1994 08:49:37 GMT  | 37000",
        "Sunday, 06-Nov-94 08:49:37 GMT | 37000",
        "Sun Nov  6 08:49:37 1994       | 37000",
        "Sun, 06 Nov 1994 08:00:00 GMT  | 500",
        "Saturday, 06-Nov-10 08:49:37 GMT | 3600000",
        "Sun, 06 Nov 2094 08:49:37 GMT  | 500",
        "-5                             | 500",
        "soon                           | 500",
        "1.5                            | 500",
      })
  void theReceiverMayAskForALongerPause(String value, long millis) {
    assertThat(policy.pauseAfter(1, answer(503, "retry-after", value)))
        .hasValue(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"5/s,200", "0.5/s,2000", "10,100", "30/m,2000", "3600/h,1000", "1000/s,1"})
  void aRateIsAGap(String text, long millis) {
    assertThat(Pacing.parseRate(text).gapBefore(SenderTest.planned("x")))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/s", "-1/s", "fast", "5/d", "5 / s", "", "1e3/s", "/s", "NaN"})
  void whatIsNoRateIsAnError(String text) {
    assertThatThrownBy(() -> Pacing.parseRate(text)).hasMessageContaining("is not a rate");
  }
}
