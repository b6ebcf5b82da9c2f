package io.github.notrahooks.log.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampsTest {
  @Test
  void thereAreAlwaysThreeDigitsAfterTheSecond() {
    assertThat(Timestamps.text(Instant.parse("2026-11-23T09:00:00Z")))
        .isEqualTo("2026-11-23T09:00:00.000Z");
    assertThat(Timestamps.text(Instant.parse("2026-11-23T09:00:00.1209Z")))
        .isEqualTo("2026-11-23T09:00:00.120Z");
  }

  @Test
  void yearsThatTakeMoreThanFourDigitsAreWrittenWithTheirSign() {
    assertThat(Timestamps.text(Instant.parse("9999-12-31T23:59:59.999Z")))
        .isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(Timestamps.text(Instant.parse("+10000-01-01T00:00:00Z")))
        .isEqualTo("+10000-01-01T00:00:00.000Z");
    assertThat(Timestamps.text(Instant.parse("0000-01-01T00:00:00Z")))
        .isEqualTo("0000-01-01T00:00:00.000Z");
    assertThat(Timestamps.text(Instant.parse("-0001-12-31T00:00:00.5Z")))
        .isEqualTo("-0001-12-31T00:00:00.500Z");
  }

  @Test
  void everyTimeComesBack() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      Instant time = Instant.ofEpochMilli(random.nextLong() % 300_000_000_000_000L);
      assertThat(Timestamps.parse(Timestamps.text(time))).isEqualTo(time);
    }
    assertThat(Timestamps.parse("1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aTimeThatSomebodyElseWroteMoreExactlyIsReadAsThisToolWouldHaveWrittenIt() {
    Instant read = Timestamps.parse("2026-11-23T12:00:38.329200Z");
    assertThat(read).isEqualTo(Instant.parse("2026-11-23T12:00:38.329Z"));
    assertThat(Timestamps.parse(Timestamps.text(read))).isEqualTo(read);
  }

  @Test
  void whatIsNoTimeIsRefused() {
    for (String text : new String[] {
      "",
      "2026-02-30T00:00:00.000Z",
      "2026-01-01T25:00:00.000Z",
      "2026-01-01 00:00:00.000Z",
      "2026-01-01T00:00:00.00:Z",
      "2026-01-01T00:00:00.00/Z",
      "2026-01-01T00:00:00.0001",
      "2026-01-01T00:00:0:.000Z"
    }) {
      assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
    }
  }
}
