package io.github.notrahooks.trigger.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.failure.Failure;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules by their names. */
final class RetryTableTest {
  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({"local,8", "notra,7", "linear,3", "standard,9", "none,0"})
  void aTableHasANameAndSoManyAttempts(String name, int retries) {
    RetryTable table = RetryTable.named(name);
    assertThat(table.text()).isEqualTo(name);
    assertThat(table.usualRetries()).isEqualTo(retries);
    RetrySchedule schedule = table.schedule(retries);
    assertThat(schedule.pauses()).hasSize(retries);
    assertThat(schedule.goesOnAfter(Math.max(1, retries))).isEqualTo(retries > 0);
    assertThat(schedule.goesOnAfter(retries + 1)).isFalse();
  }

  @Test
  void anUnknownNameHasTheNearestOne() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RetryTable.named("standart"))
        .withMessageContaining("there is no policy 'standart'")
        .withMessageContaining("'standard'");
  }

  @ParameterizedTest
  @EnumSource
  void fewerAttemptsAreTheFirstOfThem(RetryTable table) {
    for (int retries = 0; retries <= table.usualRetries(); retries++) {
      assertThat(table.schedule(retries).pauses())
          .isEqualTo(table.schedule(table.usualRetries()).pauses().subList(0, retries));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
  void noTableHasMoreThanIsInIt(RetryTable table) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> table.schedule(table.usualRetries() + 1))
        .withMessageContaining(table.text());
  }

  @Test
  void theLocalOneGoesOnWithHalfAMinute() {
    assertThat(RetryTable.LOCAL.schedule(12).pauses())
        .startsWith(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2))
        .endsWith(Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  @Test
  void theLocalOneAloneIsShortenedAtRandomByHalfAtMost() {
    for (int i = 0; i < 100; i++) {
      assertThat(RetryTable.LOCAL.schedule(1).pauseAfter(1, random))
          .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
      assertThat(RetryTable.LINEAR.schedule(3).pauseAfter(2, random))
          .isEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void aScheduleCanRunFaster() {
    assertThat(RetryTable.LINEAR.schedule(3).faster(60).pauses())
        .containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(6));
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> RetryTable.LOCAL.schedule(1).faster(wrong));
    }
  }
}
