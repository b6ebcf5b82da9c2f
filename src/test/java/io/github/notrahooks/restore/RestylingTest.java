package io.github.notrahooks.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Restyling}: other bytes, the same JSON. */
final class RestylingTest {
  @ParameterizedTest
  @EnumSource(Restyling.class)
  void eachStyleChangesTheBytesOfEverySampleAndNothingElse(Restyling style) throws MalformedJson {
    assertThat(SampleCatalogue.load().all()).hasSizeGreaterThanOrEqualTo(45);
    for (Sample sample : SampleCatalogue.load().all()) {
      byte[] before = sample.storedBody().bytes();
      byte[] after = style.of(before).orElseThrow();

      boolean same = style == Restyling.ESCAPED && hasNothingToEscape(before);
      assertThat(Arrays.equals(after, before)).as(sample.qualifiedName()).isEqualTo(same);
      if (style == Restyling.NUMBERS) {
        assertThat(Restyling.NUMBERS.of(after)).as(sample.qualifiedName()).isPresent();
      } else {
        assertThat(Json.parse(after)).as(sample.qualifiedName()).isEqualTo(Json.parse(before));
      }
    }
  }

  private static boolean hasNothingToEscape(byte[] json) {
    return new String(json, UTF_8).chars().allMatch(each -> each < 0x80 && each != '/');
  }

  @Test
  void eachIsWrittenAsItsNameSays() {
    String json = "{\"a\":[1,100],\"\u00e9\":\"x/y \ud83d\ude00\",\"e\":{}}";

    assertThat(written(Restyling.PRETTY, json))
        .isEqualTo("{\n  \"a\": [\n    1,\n    100\n  ],\n  \"\u00e9\": \"x/y \ud83d\ude00\",\n"
            + "  \"e\": {}\n}");
    assertThat(written(Restyling.SPACED, json))
        .isEqualTo("{\"a\": [1, 100], \"\u00e9\": \"x/y \ud83d\ude00\", \"e\": {}}");
    assertThat(written(Restyling.ESCAPED, json))
        .isEqualTo("{\"a\":[1,100],\"\\u00e9\":\"x\\/y \\ud83d\\ude00\",\"e\":{}}");
    assertThat(written(Restyling.NUMBERS, json))
        .isEqualTo("{\"a\":[1.0,1e2],\"\u00e9\":\"x/y \ud83d\ude00\",\"e\":{}}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0, -0.0",
    "7, 7.0",
    "-10, -1e1",
    "100, 1e2",
    "1200, 12e2",
    "1.5, 1.50",
    "-0.25e-3, -0.250e-3",
    "1e5, 1.0e5",
    "10E+2, 10.0E+2",
    "123456789012345678901234567890, 12345678901234567890123456789e1"
  })
  void aNumberIsSpeltOtherwiseAndHasTheSameValue(String number, String respelt) {
    assertThat(Restyling.respelt(number)).isEqualTo(respelt);
    assertThat(new BigDecimal(respelt)).isEqualByComparingTo(new BigDecimal(number));
  }

  @Test
  void namesThatAreRepeatedAreKept() {
    assertThat(written(Restyling.SPACED, "{\"a\":1,\"a\":2}")).isEqualTo("{\"a\": 1, \"a\": 2}");
  }

  @ParameterizedTest
  @EnumSource(Restyling.class)
  void whatIsNoJsonIsNotWritten(Restyling style) {
    assertThat(style.of("payload=%7B%7D".getBytes(UTF_8))).isEmpty();
    assertThat(style.of(new byte[0])).isEmpty();
  }

  private static String written(Restyling style, String json) {
    return new String(style.of(json.getBytes(UTF_8)).orElseThrow(), UTF_8);
  }
}
