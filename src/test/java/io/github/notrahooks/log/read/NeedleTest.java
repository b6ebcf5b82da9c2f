package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes found in bytes, against what comparing at every offset finds. */
final class NeedleTest {
  private final Random random = new Random(20261125);

  @Test
  void itIsFoundWhereComparingAtEveryOffsetFindsIt() {
    for (int round = 0; round < 40_000; round++) {
      byte[] text = bytes(random.nextInt(100));
      byte[] wanted = round % 2 == 0 ? bytes(1 + random.nextInt(4)) : pieceOf(text);
      int from = random.nextInt(text.length + 1);
      int to = from + random.nextInt(text.length - from + 1);
      Needle needle = new Needle(wanted);

      assertThat(needle.firstIn(text, from, to))
          .as(() -> describe(text, wanted, from, to))
          .isEqualTo(offsets(text, wanted, from, to).min().orElse(-1));
      assertThat(needle.lastIn(text, from, to))
          .as(() -> describe(text, wanted, from, to))
          .isEqualTo(offsets(text, wanted, from, to).max().orElse(-1));
    }
  }

  @Test
  void ofSeveralTheFirstOrLastOfAnyIsFoundHoweverFarApartTheyAre() {
    Needles needles = new Needles(List.of(needle("rare"), needle("\"frequent\":")));
    for (int distance : new int[] {0, 1, 100, 16_380, 16_384, 16_390, 100_000}) {
      byte[] text = ("frequent" + " ".repeat(distance) + "rare" + " ".repeat(distance)
              + "\"frequent\":" + " ".repeat(distance) + "rar")
          .getBytes(StandardCharsets.US_ASCII);

      assertThat(needles.firstIn(text, 0, text.length)).isEqualTo(8 + distance);
      assertThat(needles.lastIn(text, 0, text.length)).isEqualTo(12 + 2 * distance);
      assertThat(needles.firstIn(text, 9 + distance, text.length)).isEqualTo(12 + 2 * distance);
      assertThat(needles.lastIn(text, 0, 13 + 2 * distance)).isEqualTo(8 + distance);
      assertThat(needles.firstIn(text, 13 + 2 * distance, text.length)).isEqualTo(-1);
    }
  }

  @Test
  void whatRepeatsItselfIsFoundAtItsFirstAndLastPlace() {
    Needle needle = needle("abababababab");
    byte[] text = " abababababababab ".getBytes(StandardCharsets.US_ASCII);

    assertThat(needle.firstIn(text, 0, text.length)).isEqualTo(1);
    assertThat(needle.firstIn(text, 2, text.length)).isEqualTo(3);
    assertThat(needle.lastIn(text, 0, text.length)).isEqualTo(5);
    assertThat(needle.lastIn(text, 0, text.length - 2)).isEqualTo(3);
    assertThat(needle.firstIn(text, 6, text.length)).isEqualTo(-1);
    assertThat(needle.lastIn(text, 0, 12)).isEqualTo(-1);
  }

  private static Needle needle(String text) {
    return new Needle(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Few different bytes, so that there is much that nearly matches; some are next to each other. */
  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) "ab\u0000\u0001\u007f\u0080\u00ff".charAt(random.nextInt(7));
    }
    return bytes;
  }

  /** A piece of a text, every fourth time with a byte of it changed, since long ones are in no other text. */
  private byte[] pieceOf(byte[] text) {
    if (text.length == 0) {
      return bytes(1);
    }
    int start = random.nextInt(text.length);
    byte[] piece = Arrays.copyOfRange(text, start, start + 1 + random.nextInt(text.length - start));
    if (random.nextInt(4) == 0) {
      piece[random.nextInt(piece.length)] ^= 1;
    }
    return piece;
  }

  private static IntStream offsets(byte[] text, byte[] wanted, int from, int to) {
    return IntStream.rangeClosed(from, to - wanted.length)
        .filter(at -> Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length));
  }

  private static String describe(byte[] text, byte[] wanted, int from, int to) {
    return Arrays.toString(wanted) + " in " + Arrays.toString(text) + " from " + from + " to " + to;
  }
}
