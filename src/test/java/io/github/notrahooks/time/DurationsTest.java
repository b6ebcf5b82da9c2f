package io.github.notrahooks.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "60s, PT60S", "2m, PT2M", "24h, PT24H", "7d, PT168H", "0s, PT0S"})
  void aNumberAndAUnitAreADuration(String text, Duration expected) {
    assertThat(Durations.parse("--timeout", text)).isEqualTo(expected);
    assertThat(Durations.parseOrOff("--timeout", text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s", "1", "1 s", "-1s", "1S", "1.5s", "off", "1s1m", "9999999999999s"})
  void anythingElseIsAMistake(String text) {
    Failure failure = catchThrowableOfType(Failure.class, () -> Durations.parse("--timeout", text));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.getMessage()).startsWith("--timeout: '" + text + "'").contains("60s");
  }

  @Test
  void offIsNoDuration() {
    assertThat(Durations.parseOrOff("--dedup-window", "off")).isEmpty();
    assertThat(catchThrowableOfType(Failure.class, () -> Durations.parseOrOff("--x", "of")))
        .hasMessageContaining("or off");
  }

  @Test
  void aNumberWithoutAUnitIsMetWithTheLikelyOne() {
    assertThat(catchThrowableOfType(Failure.class, () -> Durations.parse("--timeout", "30")))
        .hasMessageContaining("Did you mean '30s'?");
  }
}
