package io.github.notrahooks.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "60s, PT60S", "2m, PT2M", "24h, PT24H", "7d, PT168H", "0s, PT0S"})
  void aNumberAndAUnitAreADuration(String text, Duration expected) {
    assertThat(Durations.read(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "1", "1 s", "-1s", "1S", "1.5s", "off", "1s1m", "\u0661s"})
  void anythingElseIsAMistake(String text) {
    assertThat(Durations.read(text)).isEmpty();
    assertThat(Durations.problem(text)).startsWith("is not a duration; write 500ms, 60s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"36500d", "876000h", "3153600000s", "3153600000000ms", "0000000000000001s"})
  void aHundredYearsAreTheLongest(String text) {
    Duration longest = Durations.read(text).orElseThrow();

    assertThat(longest).isLessThanOrEqualTo(Duration.ofDays(36_500));
    assertThat(longest.toNanos()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"36501d", "999999999999d", "3153600001s", "99999999999999999999999ms"})
  void whatIsLongerIsSaidToBe(String text) {
    assertThat(Durations.read(text)).isEmpty();
    assertThat(Durations.problem(text)).isEqualTo("is too long; the longest is 36500d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "0"})
  void aNumberWithoutAUnitIsMetWithTheLikelyOne(String text) {
    assertThat(Durations.problem(text)).endsWith("Did you mean '" + text + "s'?");
  }
}
