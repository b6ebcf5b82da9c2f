package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Where bodies end, and what is wrong with them. */
final class BodyFramingTest {
  private static final int MEBIBYTE = 1024 * 1024;

  private final BodyFraming framing = new BodyFraming();

  @Test
  void aBodyWithALengthEndsThere() {
    assertThat(framing.begin(5, 3)).isEqualTo(3);
    assertThat(framing.allThere()).isFalse();
    assertThat(pass("45POST")).isEqualTo(2);
    assertThat(framing.allThere()).isTrue();
    assertThat(pass("POST")).isZero();
  }

  @Test
  void whatIsBehindABodyThatCameWithItsHeadIsNotOfIt() {
    assertThat(framing.begin(2, 6)).isEqualTo(2);
    assertThat(framing.allThere()).isTrue();
  }

  @Test
  void aChunkedBodyEndsWithItsLastChunk() {
    assertThat(beginChunked("2\r\n{")).isEqualTo(4);
    assertThat(framing.isWithinChunks()).isTrue();
    assertThat(pass("}\r\n0\r\n\r\nPOST")).isEqualTo(8);
    assertThat(framing.isWithinChunks()).isFalse();
    assertThat(framing.allThere()).isTrue();
    assertThat(framing.fault()).isNull();
  }

  @Test
  void aChunkThatIsWrongOrTooLargeIsAFault() {
    beginChunked("x");
    assertThat(framing.fault()).isExactlyInstanceOf(IOException.class);
    framing.startOver(0);
    assertThat(framing.fault()).isNull();
    beginChunked("4000001");
    assertThat(framing.fault()).isInstanceOf(RequestTooBigException.class);
  }

  @Test
  void aBodyWithoutAKnownEndTakesAll() {
    framing.beginUnknown();
    assertThat(pass("all of it")).isEqualTo(9);
    assertThat(framing.allThere()).isFalse();
    assertThat(framing.isWithinChunks()).isFalse();
  }

  @Test
  void behind64MebibytesNothingIsPassed() {
    framing.begin(Long.MAX_VALUE, 0);
    ByteBuffer bytes = ByteBuffer.allocate(MEBIBYTE);
    for (int i = 0; i < 64; i++) {
      assertThat(framing.pass(bytes, 0, MEBIBYTE)).isEqualTo(MEBIBYTE);
    }
    assertThat(framing.fault()).isNull();
    assertThat(framing.pass(bytes, 0, 1)).isZero();
    assertThat(framing.fault()).isInstanceOf(RequestTooBigException.class);
  }

  private int beginChunked(String bytes) {
    return framing.beginChunked(bytes(bytes), 0, bytes.length());
  }

  private int pass(String bytes) {
    return framing.pass(bytes(bytes), 0, bytes.length());
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
