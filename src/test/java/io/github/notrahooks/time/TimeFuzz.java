package io.github.notrahooks.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a duration and as a time: it means what it says, or it is refused as wrong usage. */
final class TimeFuzz {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Map<String, BigDecimal> SECONDS = Map.of(
      "ms", new BigDecimal("0.001"),
      "s", BigDecimal.ONE,
      "m", BigDecimal.valueOf(60),
      "h", BigDecimal.valueOf(3600),
      "d", BigDecimal.valueOf(86_400));

  static Stream<byte[]> seeds() {
    return Stream.of(
            "10m",
            "0s",
            "999999999999d",
            "500ms",
            "60",
            "-1s",
            "1.5h",
            "\u0661s",
            "1 s",
            "1S",
            "2026-11-23",
            "2026-02-30",
            "2026-11-23T09:00:00Z",
            "2026-11-23 09:00",
            "+1000000000-01-01",
            "2026-11-23T09:00:00+19:00",
            "2026-11-23T09:00:00.123456789-03:30",
            "0000-00-00",
            "off",
            "-999999999-01-01T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "\u0000",
            "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aTextMeansWhatItSaysOrIsRefused(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Optional<Duration> duration = Durations.read(text);
    duration.ifPresent(read -> assertThat(seconds(read)).isEqualByComparingTo(said(text)));

    Instant time;
    try {
      time = TimeExpression.parse("--since", text, CLOCK);
    } catch (Failure e) {
      assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(e.getMessage()).startsWith("--since: '").contains("is not a time");
      return;
    }
    if (duration.isPresent()) {
      assertThat(time.plus(duration.get())).isEqualTo(NOW);
    } else {
      String instant = time.toString();
      assertThat(TimeExpression.parse("--since", instant, CLOCK)).isEqualTo(time);
      assertThat(text).matches("(?s)[+-]?\\d{4,10}-\\d\\d-\\d\\d.*");
    }
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static BigDecimal said(String text) {
    int unit = text.length();
    while (text.charAt(unit - 1) > '9') {
      unit--;
    }
    return new BigDecimal(text.substring(0, unit)).multiply(SECONDS.get(text.substring(unit)));
  }
}
