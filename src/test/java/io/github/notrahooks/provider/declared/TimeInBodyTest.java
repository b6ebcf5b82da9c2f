package io.github.notrahooks.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time in a body changes in place, and no other byte does. */
final class TimeInBodyTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"webhookTimestamp\":1} | {\"webhookTimestamp\":1764590400250}",
        "{ \"webhookTimestamp\" :\t1676056940508 , \"z\":1.0} "
            + "| { \"webhookTimestamp\" :\t1764590400250 , \"z\":1.0}",
        "{\"webhookTimestamp\":1.79e12} | {\"webhookTimestamp\":1764590400250}",
        "{\"webhookTimestamp\":-1.5E+3,\"a\":\"\\u00e9\"} "
            + "| {\"webhookTimestamp\":1764590400250,\"a\":\"\\u00e9\"}",
        "{\"data\":{\"webhookTimestamp\":1},\"webhookTimestamp\":2} "
            + "| {\"data\":{\"webhookTimestamp\":1},\"webhookTimestamp\":1764590400250}",
        "{\"a\":[{\"webhookTimestamp\":1}],\"webhookTimestamp\":2,\"b\":{\"webhookTimestamp\":3}} "
            + "| {\"a\":[{\"webhookTimestamp\":1}],\"webhookTimestamp\":1764590400250,"
            + "\"b\":{\"webhookTimestamp\":3}}",
        "{\"webhookTimestamp\":1,\"webhookTimestamp\":2} "
            + "| {\"webhookTimestamp\":1,\"webhookTimestamp\":1764590400250}",
        "{\"webhookTimest\\u0061mp\":1} | {\"webhookTimest\\u0061mp\":1764590400250}",
        "{\"é🎉\":\"漢\",\"webhookTimestamp\":1} | {\"é🎉\":\"漢\",\"webhookTimestamp\":1764590400250}"
      })
  void theDigitsAreReplacedAndNothingElse(String before, String after) {
    assertThat(replaced(Body.ofText(before)).text()).isEqualTo(after);
  }

  @Test
  void aByteOrderMarkAndATrailingLineBreakStay() {
    Body body = Body.ofText("\uFEFF{\"webhookTimestamp\":1}\r\n");

    assertThat(replaced(body).text()).isEqualTo("\uFEFF{\"webhookTimestamp\":1764590400250}\r\n");
  }

  @Test
  void aBodyInPiecesIsTakenAsOne() {
    Body.Builder pieces = new Body.Builder();
    pieces.append("{\"webhookTime".getBytes(StandardCharsets.US_ASCII));
    pieces.append("stamp\":12}".getBytes(StandardCharsets.US_ASCII));

    assertThat(replaced(pieces.build()).text()).isEqualTo("{\"webhookTimestamp\":1764590400250}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[1]",
        "{}",
        "{\"webhookTimestamp\":\"1\"}",
        "{\"webhookTimestamp\":null}",
        "{\"webhookTimestamp\":1,\"webhookTimestamp\":\"2\"}",
        "{\"data\":{\"webhookTimestamp\":1}}",
        "{\"webhookTimestamp\":1",
        "{\"webhookTimestamp\":01}"
      })
  void aBodyWithoutSuchANumberStaysAsItIs(String body) {
    assertThat(replaced(Body.ofText(body)).text()).isEqualTo(body);
  }

  @Test
  void aBodyInUtf16StaysAsItIs() {
    Body body = Body.of("{\"webhookTimestamp\":1}".getBytes(StandardCharsets.UTF_16LE));

    assertThat(replaced(body)).isEqualTo(body);
  }

  private static Body replaced(Body body) {
    return TimeInBody.replaced(body, "webhookTimestamp", "1764590400250");
  }
}
