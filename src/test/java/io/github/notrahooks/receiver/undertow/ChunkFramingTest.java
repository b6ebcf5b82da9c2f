package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The framing of chunked bodies, however its bytes are cut into reads. */
final class ChunkFramingTest {
  private static final long LARGEST = 1000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\r\n\r\n",
        "000\r\n\r\n",
        "2\r\n{}\r\n0\r\n\r\n",
        "2\n{}\n0\n\n",
        "A;a=\"b\";c \r\n0123456789\r\n00;d\r\nX-A: b\r\nx_y:\r\n\r\n",
        "1 \r\nx\r\n1\t;a\r\ny\r\n0\r\n\r\n",
        "0000000000000001\r\nx\r\n0\r\n\r\n"
      })
  void aBodyEndsWhereItsFramingDoes(String body) {
    for (int piece = 1; piece <= body.length(); piece++) {
      ChunkFraming framing = new ChunkFraming(LARGEST);
      assertThat(passed(framing, body + "POST", piece)).isEqualTo(body.length());
      assertThat(framing.ended()).isTrue();
      assertThat(framing.malformed()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'2\r\n{}x\r\n0\r\n\r\n', 5",
    "'2\r\n{}0\r\n\r\n', 5",
    "'2\r\n{}\r0', 6",
    "'1_9\r\n', 1",
    "'_1\r\n', 0",
    "'+2\r\n', 0",
    "'-1\r\n', 0",
    "'0x2\r\n', 1",
    "'\r\n', 0",
    "';a\r\n', 0",
    "' 2\r\n', 0",
    "'2\rx', 2",
    "'2;a\u0000', 3",
    "'2;\rx', 3",
    "'00000000000000001\r\n', 16",
    "'0\r\nno colon\r\n\r\n', 5",
    "'0\r\n: x\r\n\r\n', 3",
    "'0\r\nX-A : x\r\n\r\n', 6",
    "'0\r\nX-A: a\u0001\r\n\r\n', 9",
    "'0\r\n\rx', 4"
  })
  void nothingIsPassedFromTheFirstWrongByteOn(String body, int right) {
    for (int piece = 1; piece <= body.length(); piece++) {
      ChunkFraming framing = new ChunkFraming(LARGEST);
      assertThat(passed(framing, body, piece)).isEqualTo(right);
      assertThat(framing.malformed()).isTrue();
      assertThat(framing.ended()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3e9\r\n", "400", "ffffffffffffffff"})
  void aChunkThatIsLargerThanAnyMayBeIsTooLarge(String size) {
    ChunkFraming framing = new ChunkFraming(LARGEST);
    assertThat(passed(framing, size, size.length())).isEqualTo(2);
    assertThat(framing.tooLarge()).isTrue();
    assertThat(framing.malformed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 8190})
  void trailersHaveALimit(int length) {
    ChunkFraming framing = new ChunkFraming(LARGEST);
    passed(framing, "0\r\nX-A:" + "x".repeat(length) + "\r\n\r\n", 5000);
    assertThat(framing.ended()).isEqualTo(length == 8000);
    assertThat(framing.malformed()).isEqualTo(length > 8000);
  }

  private static int passed(ChunkFraming framing, String text, int piece) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + piece);
      int passed = framing.pass(ByteBuffer.wrap(bytes), at, end);
      at += passed;
      if (at < end) {
        break;
      }
    }
    return at;
  }
}
