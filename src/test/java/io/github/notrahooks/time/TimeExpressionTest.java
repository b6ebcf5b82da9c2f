package io.github.notrahooks.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeExpressionTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "30s, 2026-11-23T11:59:30Z",
    "10m, 2026-11-23T11:50:00Z",
    "2h, 2026-11-23T10:00:00Z",
    "1d, 2026-11-22T12:00:00Z",
    "500ms, 2026-11-23T11:59:59.500Z",
    "0s, 2026-11-23T12:00:00Z",
    "2026-11-23, 2026-11-23T00:00:00Z",
    "2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z",
    "2026-11-23T09:00:00.123Z, 2026-11-23T09:00:00.123Z",
    "2026-11-23T09:00:00, 2026-11-23T09:00:00Z",
    "2026-11-23T09:00, 2026-11-23T09:00:00Z",
    "2026-11-23 09:00, 2026-11-23T09:00:00Z",
    "2026-11-23T09:00Z, 2026-11-23T09:00:00Z",
    "2026-11-23T09:00:00+02:00, 2026-11-23T07:00:00Z",
    "2026-11-23T09:00:00-05:30, 2026-11-23T14:30:00Z"
  })
  void everyFormIsUnderstood(String text, Instant expected) {
    assertThat(TimeExpression.parse("--since", text, CLOCK)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "m",
        "10 m",
        "-10m",
        "1w",
        "tomorrow",
        "2026-13-01",
        "2026-02-30",
        "2026-11",
        "2026-11-23T25:00",
        "2026-11-23T09:00:00+99:00",
        "999999999999d",
        "1.5h",
        "T",
        "\u0661m"
      })
  void anythingElseIsAMistakeThatNamesTheTextAndTheForms(String text) {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> TimeExpression.parse("--since", text, CLOCK));
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.getMessage())
        .startsWith("--since: '" + text + "'")
        .contains("10m", "2026-11-23", "2026-11-23T09:00:00Z");
  }

  @Test
  void aDayBeginsInUtcWhateverTheZoneOfTheMachine() {
    assertThat(TimeExpression.parse("--until", "2026-01-01", CLOCK))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }
}
