package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON made as bytes: the same whether a text comes as such or as UTF-8, in whatever parts. */
final class JsonBytesTest {
  private final Random random = new Random(20261125);

  @Test
  void anyTextComesBackFromItsString() throws MalformedJson {
    for (int round = 0; round < 2000; round++) {
      String text = randomText();
      assertThat(Json.parse(bytes(new JsonBytes(0).string(text).toString())).stringValue())
          .isEqualTo(text);
    }
  }

  @Test
  void theInsideOfAStringIsTheSameInWhateverPartsItsBytesCome() {
    for (int round = 0; round < 2000; round++) {
      String text = randomText();
      byte[] utf8 = bytes(text);
      JsonBytes inside = new JsonBytes(random.nextInt(8)).raw("\"");
      for (int from = 0; from < utf8.length; ) {
        int to = from + 1 + random.nextInt(utf8.length - from);
        inside.inside(utf8, from, to);
        from = to;
      }
      assertThat(inside.raw("\"")).hasToString(new JsonBytes(0).string(text).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 4095, 4096, 100_000})
  void thereIsRoomForAnyLengthOfWhatMustBeEscaped(int length) {
    String text = "\u202e".repeat(length);

    assertThat(new JsonBytes(1).string(text)).hasToString("\"" + "\\u202e".repeat(length) + "\"");
    assertThat(new JsonBytes(1).inside(bytes(text), 0, 3 * length))
        .hasToString("\\u202e".repeat(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1021, 1022, 1023, 1024, 1025, 2047, 2048, 3000})
  void thereIsRoomForAControlCharacterBehindManyQuotes(int quotes) {
    String text = "\"".repeat(quotes) + "\u0001";

    assertThat(new JsonBytes(1).inside(bytes(text), 0, text.length()))
        .hasToString("\\\"".repeat(quotes) + "\\u0001");
  }

  @Test
  void halfASurrogatePairIsEscapedAndAWholeOneIsNot() {
    assertThat(new JsonBytes(1).string("\ud83d").string("\ude80x").string("\ud83d\ude80"))
        .hasToString("\"\\ud83d\"\"\\ude80x\"\"\ud83d\ude80\"");
  }

  @Test
  void whatWasClearedIsGone() {
    JsonBytes json = new JsonBytes(4).raw("[1,2,3]");
    json.clear();

    assertThat(json.length()).isZero();
    assertThat(json.number(-7)).hasToString("-7");
  }

  @Test
  void validUtf8IsWhatTheJdkDecodesStrictly() {
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(randomText());
      for (int hits = random.nextInt(3); hits > 0 && bytes.length > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int cut = random.nextInt(bytes.length + 1);
      byte[] first = Arrays.copyOf(bytes, cut);
      byte[] second = Arrays.copyOfRange(bytes, cut, bytes.length);

      assertThat(Utf8Cursor.isValid(List.of(first, second)))
          .as(() -> HexFormat.of().formatHex(bytes))
          .isEqualTo(isDecodable(bytes));
    }
  }

  private static boolean isDecodable(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.length() <= bytes.length;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private String randomText() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(40); left > 0; left--) {
      int codePoint = switch (random.nextInt(4)) {
        case 0 -> random.nextInt(0x80);
        case 1 -> random.nextInt(0x800);
        case 2 -> 'a' + random.nextInt(26);
        default -> random.nextInt(Character.MAX_CODE_POINT + 1);
      };
      boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      text.appendCodePoint(half ? '"' : codePoint);
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
