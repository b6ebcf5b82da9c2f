package io.github.notrahooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a body takes in memory, and that it is the same bytes however they came. */
final class BodyTest {
  @Test
  void aBodyThatComesByteByByteTakesNoArrayForEach() {
    Body.Builder builder = new Body.Builder();
    byte[] all = new byte[100_000];
    new Random(7).nextBytes(all);
    for (byte b : all) {
      builder.append(new byte[] {b});
    }
    Body body = builder.build();
    assertThat(body.bytes()).isEqualTo(all);
    assertThat(body.pieces()).hasSizeLessThan(10);
    assertThat(body.pieces().stream().mapToInt(piece -> piece.length).sum()).isEqualTo(all.length);
  }

  @Test
  void piecesOfAnySizeComeBackInTheirOrder() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      byte[] all = new byte[random.nextInt(80_000)];
      random.nextBytes(all);
      Body.Builder builder = new Body.Builder();
      for (int at = 0; at < all.length; ) {
        int most = random.nextBoolean() ? 10 : random.nextBoolean() ? 3000 : 20_000;
        int end = Math.min(all.length, at + random.nextInt(most));
        builder.append(Arrays.copyOfRange(all, at, end));
        at = end;
        assertThat(builder.size()).isEqualTo(at);
      }
      assertThat(builder.build()).isEqualTo(Body.of(all));
    }
  }

  @Test
  void whatWasGivenIsNotWrittenTo() {
    byte[] first = {1, 2};
    Body.Builder builder = new Body.Builder();
    builder.append(first);
    Body before = builder.build();
    builder.append(new byte[] {3});
    assertThat(before.bytes()).containsExactly(1, 2);
    assertThat(first).containsExactly(1, 2);
    assertThat(builder.build().bytes()).containsExactly(1, 2, 3);
  }
}
