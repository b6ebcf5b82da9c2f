package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees read and written: nothing that hides reaches a terminal, nothing is lost. */
final class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "false",
        "0",
        "-1.5",
        "\"\"",
        "{\"a\":null,\"b\":[null,true,{}]}",
        "123456789012345678901234567890",
        "\"é🎉漢\"",
        "\"\\\"\\\\/\"",
        "{\"\":{\"\":[[]]}}"
      })
  void compactTextComesBackAsItWas(String text) throws MalformedJson {
    assertThat(Json.text(Json.parse(bytes(text)))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F, 0x061C, 0x200B, 0x200D, 0x200E, 0x202A,
        0x202E, 0x2028, 0x2029, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xD800, 0xDFFF
      })
  void hiddenCharactersAreEscapedInNamesAndValues(int codePoint) {
    String hidden = String.valueOf((char) codePoint);
    var object = Json.object();
    object.put("a" + hidden, hidden + "b");

    String escape = String.format("\\u%04x", codePoint);
    assertThat(Json.text(object)).isEqualTo("{\"a" + escape + "\":\"" + escape + "b\"}");
  }

  @Test
  void lineBreaksAndTabsHaveShortEscapes() {
    var array = Json.array().add("\n\r\t");

    assertThat(Json.text(array)).isEqualTo("[\"\\n\\r\\t\"]");
  }

  @ParameterizedTest
  @ValueSource(ints = {' ', 'a', '~', 0xA0, 0xE9, 0x2027, 0x2030, 0x1F389})
  void otherCharactersStayAsTheyAre(int codePoint) {
    assertThat(HiddenCharacters.contains(codePoint)).isFalse();
    assertThat(Json.text(Json.array().add(Character.toString(codePoint))))
        .isEqualTo("[\"" + Character.toString(codePoint) + "\"]");
  }

  @Test
  void ofRepeatedKeysTheLastCountsInPayloadsAndNoneInFilesOfOurOwn() throws MalformedJson {
    byte[] repeated = bytes("{\"a\":1,\"a\":2}");

    assertThat(Json.parse(repeated).get("a").intValue()).isEqualTo(2);
    assertThatThrownBy(() -> Json.parseStrictly(repeated)).isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{}x", "{} {}", "{\"a\"}", "[1,]", "nul", "01", "\"\u0001\"", "'a'"})
  void whatIsNotExactlyOneValueIsMalformed(String text) {
    assertThatThrownBy(() -> Json.parse(bytes(text)))
        .isInstanceOf(MalformedJson.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void nestingIsBounded() {
    assertThatThrownBy(() -> Json.parse(bytes("[".repeat(100_000))))
        .isInstanceOf(MalformedJson.class);
    assertThat(WrittenJson.parse(bytes("[".repeat(1100) + "]".repeat(1100)))).isEmpty();
  }

  @Test
  void aNumberTooLargeForADoubleKeepsItsText() throws MalformedJson {
    assertThat(Json.text(Json.parse(bytes("[1e400]")))).isEqualTo("[\"1e400\"]");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
  void onlyUtf8IsJsonHoweverItsBytesCome(String charset) {
    byte[] text = "{\"a\":1}".getBytes(Charset.forName(charset));
    List<byte[]> pieces = new ArrayList<>();
    for (byte b : text) {
      pieces.add(new byte[] {b});
    }
    Shape shape = Shape.of("a: any");
    for (ThrowingCallable each : List.<ThrowingCallable>of(
        () -> Json.parse(text), () -> shape.read(List.of(text)), () -> shape.read(pieces))) {
      assertThatThrownBy(each)
          .isInstanceOf(MalformedJson.class)
          .hasMessageContaining("it is not UTF-8");
    }
  }

  /** Jackson's table of names fills up short names with this byte, and may know the name without. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\u00ffa", "\u00ff\u00ffa", "\u00ff\u00ff\u00ffa", "long\u00ffa", "a\u00ff"})
  void aNameWithAByteThatIsNotInUtf8IsNotTakenForOneWithout(String name) throws Exception {
    Json.parse(bytes("{\"a\":1,\"longa\":1}"));
    byte[] json = ("{\"" + name + "\":2}").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Json.parse(json))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("cannot be in it");
    assertThatThrownBy(() -> Shape.of("a: number").read(List.of(json)))
        .isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> NumberSpan.of(json, "a")).isInstanceOf(MalformedJson.class);
    assertThat(WrittenJson.parse(json)).isEmpty();
  }

  /** A title that was cut within a character has one; no key of a payload is made from such a text. */
  @Test
  void halfASurrogatePairIsReadInAValueAndRefusedInAName() throws Exception {
    byte[] value = "{\"title\":\"x\\ud83d\"}".getBytes(StandardCharsets.US_ASCII);
    assertThat(Json.parse(value).path("title").asString()).isEqualTo("x\ud83d");
    byte[] name = "{\"x\\ud83d\":1}".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Json.parse(name))
        .isInstanceOf(MalformedJson.class)
        .hasMessageContaining("surrogate");
  }
}
