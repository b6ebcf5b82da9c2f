package io.github.notrahooks.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeShiftTest {
  private static final Instant MOMENT = Instant.parse("2026-11-23T09:00:00Z");

  static List<Sample> samples() {
    return SampleCatalogue.load().all();
  }

  private static String shifted(String json, Instant to) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new String(TimeShift.between(MOMENT, to).applyTo(bytes), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-11-23T08:59:30Z\"      | \"2026-12-25T11:00:40Z\"",
        "\"2026-11-23T08:59:30.123Z\"  | \"2026-12-25T11:00:40.123Z\"",
        "\"2026-11-23T09:59:30+01:00\" | \"2026-12-25T12:00:40+01:00\"",
        "\"2026-11-22T23:59:30-09:00\" | \"2026-12-25T02:00:40-09:00\"",
        "\"2026-11-30\"                | \"2027-01-01\"",
        "\"due 2026-11-30\"            | \"due 2026-11-30\"",
        "1795424400                    | 1795424400",
        "-28.999950084548026           | -28.999950084548026",
      })
  void aValueMovesIfItIsATimeAndNothingElse(String before, String after) {
    Instant now = Instant.parse("2026-12-25T11:01:10.789Z");
    assertThat(shifted("{\"x\":[" + before + "]}", now)).isEqualTo("{\"x\":[" + after + "]}");
  }

  @Test
  void numbersAreTimesOnlyUnderTheKeysThatHoldThem() {
    assertThat(shifted(
            "{\"created_at\":1795424400,\"pushed_at\":1795424399,\"id\":1795424400,"
                + "\"webhookTimestamp\":1795424400123,\"n\":{\"created_at\":1795424400.5}}",
            MOMENT.plusSeconds(100)))
        .isEqualTo("{\"created_at\":1795424500,\"pushed_at\":1795424499,\"id\":1795424400,"
            + "\"webhookTimestamp\":1795424500123,\"n\":{\"created_at\":1795424400.5}}");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void atTheCataloguesMomentTheBytesAreThoseOfTheFile(Sample sample) {
    assertThat(sample.body(sample.moment())).isEqualTo(sample.storedBody());
    assertThat(sample.moment()).isEqualTo(MOMENT);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shiftedThereAndBackTheBytesAreTheSame(Sample sample) {
    for (String now : List.of("2026-12-31T23:59:59.999Z", "2031-02-28T01:02:03.004Z")) {
      Body there = sample.body(Instant.parse(now));
      byte[] back = TimeShift.between(Instant.parse(now), MOMENT).applyTo(there.bytes());
      assertThat(back).isEqualTo(sample.storedBody().bytes());
      assertThat(there.size()).isEqualTo(sample.storedBody().size());
      assertThat(there).isNotEqualTo(sample.storedBody());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingButDigitsChanges(Sample sample) {
    String there = sample.body(MOMENT.plus(Duration.ofDays(400))).text();
    String signs = "[0-9]";
    assertThat(there.replaceAll(signs, "9"))
        .isEqualTo(sample.storedBody().text().replaceAll(signs, "9"));
  }

  @Test
  void aLinearSampleIsFreshWhenItIsTaken() {
    Instant now = Instant.parse("2029-05-05T05:05:05.678Z");
    Body body = SampleCatalogue.load().named("issue.update").body(now);
    assertThat(SignatureSchemes.LINEAR.staleness(Headers.EMPTY, body, now, Duration.ofSeconds(5)))
        .isEmpty();
  }
}
