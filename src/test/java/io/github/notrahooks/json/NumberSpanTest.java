package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a number stands, to the byte. */
final class NumberSpanTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"t\":12} | 12",
        "{\"é\":\"🎉\", \"t\" : -1.5e+3 } | -1.5e+3",
        "\uFEFF{\"t\":7} | 7",
        "{\"a\":{\"t\":1},\"t\":2,\"b\":[{\"t\":3}]} | 2",
        "{\"t\":1,\"t\":22} | 22",
        "{\"t\":0}garbage | 0"
      })
  void theSpanIsTheNumbersVeryBytes(String json, String number) throws MalformedJson {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    NumberSpan span = NumberSpan.of(bytes, "t").orElseThrow();

    assertThat(new String(bytes, span.start(), span.end() - span.start(), StandardCharsets.UTF_8))
        .isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"t\":\"1\"}", "{\"t\":1,\"t\":null}", "{\"a\":{\"t\":1}}"})
  void withoutSuchANumberThereIsNone(String json) throws MalformedJson {
    assertThat(NumberSpan.of(json.getBytes(StandardCharsets.UTF_8), "t")).isEmpty();
  }

  @Test
  void whatIsNoObjectIsMalformed() {
    assertThatThrownBy(() -> NumberSpan.of("[1]".getBytes(StandardCharsets.UTF_8), "t"))
        .isInstanceOf(MalformedJson.class);
  }
}
