package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms are escaped as Go's {@code url.QueryEscape} does, and read as forms are. */
final class FormBodyTest {
  @Test
  void everyByteComesBack() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }

    assertThat(FormBody.decode(FormBody.encode(Body.of(all)))).contains(Body.of(all));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "azAZ09-_.~,azAZ09-_.~",
        "` `,+",
        "+,%2B",
        "*,%2A",
        "{\"a\":[1]},%7B%22a%22%3A%5B1%5D%7D",
        "é,%C3%A9",
        "🎉,%F0%9F%8E%89",
        "%&=/?#!'(),%25%26%3D%2F%3F%23%21%27%28%29"
      })
  void charactersAreEscapedAsGoDoesIt(String text, String escaped) {
    assertThat(FormBody.encode(Body.ofText(text)).text()).isEqualTo("payload=" + escaped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p%61yload=%7b%7d",
        "%70%61%79%6c%6F%61%64=%7b%7d",
        "a=b&payloa%64=%7b%7d",
        "payload%20=1&payload%3d=2&payloa%6=3&p%61yload=%7b%7d"
      })
  void theNameOfTheFieldMayHaveEscapesToo(String form) {
    assertThat(FormBody.decode(Body.ofText(form))).contains(Body.ofText("{}"));
    assertThat(FormBody.decode(Body.ofText(form)).map(FormBody::jsonOf).orElseThrow())
        .hasSize(1);
  }

  @Test
  void thePayloadIsFoundAmongOtherFieldsAndInLowerCaseEscapes() {
    Body form = Body.ofText("a=b&xpayload=1&payload=%7b%7d+%2a&payload=2");

    assertThat(FormBody.decode(form)).contains(Body.ofText("{} *"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "payload",
        "payloads=1",
        "a=payload=",
        "payload=%",
        "payload=%4",
        "payload=%4&a=1",
        "a=1&payload",
        "a=1&p",
        "payload=%zz"
      })
  void whatIsNoFormWithAPayloadIsNotDecoded(String body) {
    assertThat(FormBody.decode(Body.ofText(body))).isEmpty();
  }

  @Test
  void anEmptyPayloadIsAnEmptyBody() {
    assertThat(FormBody.decode(Body.ofText("payload=")).map(Body::size)).contains(0);
  }

  @Test
  void theJsonOfAFormIsFoundHoweverItArrivedInPieces() {
    Body.Builder pieces = new Body.Builder();
    for (String piece : List.of("pay", "load", "=%7B", "%7D")) {
      pieces.append(Body.ofText(piece).bytes());
    }

    assertThat(text(FormBody.jsonOf(pieces.build()))).isEqualTo("{}");
    assertThat(text(FormBody.jsonOf(Body.ofText("{\"a\":1}")))).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded,true",
    "APPLICATION/X-WWW-FORM-URLENCODED ; charset=utf-8,true",
    "application/json,false",
    "application/x-www-form-urlencoded2,false"
  })
  void theMediaTypeTellsAForm(String contentType, boolean form) {
    assertThat(FormBody.isForm(contentType)).isEqualTo(form);
  }

  /** Else whoever can put a text into a payload could decide how all of it is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"&payload=%7B%7D\"}",
        "payloads&payload=%7B%7D",
        "payl",
        "",
        "Payload=%7B%7D"
      })
  void whatDoesNotBeginAsAFormIsReadAsItIs(String body) {
    assertThat(text(FormBody.jsonOf(Body.ofText(body)))).isEqualTo(body);
  }

  private static String text(List<byte[]> pieces) {
    Body.Builder body = new Body.Builder();
    pieces.forEach(body::append);
    return body.build().text();
  }
}
