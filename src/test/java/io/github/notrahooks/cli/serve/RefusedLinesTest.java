package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines about deliveries that were refused. */
final class RefusedLinesTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = Long.MAX_VALUE - SECOND / 2;
  private final RefusedLines lines = new RefusedLines(() -> now);

  private long saidOf(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> lines.line("Signature missing", () -> "no signature"))
        .filter(Objects::nonNull)
        .count();
  }

  @Test
  void aFewAreShownEachAtOnceSecondAfterSecond() {
    for (int second = 0; second < 5; second++) {
      assertThat(saidOf(10)).isEqualTo(10);
      assertThat(lines.rest()).isEmpty();
      now += SECOND;
    }
  }

  @Test
  void aFloodIsCountedAndIsOneLineASecondForAsLongAsItGoesOn() {
    assertThat(saidOf(1000)).isEqualTo(10);
    now += SECOND;
    assertThat(lines.line("Signature missing", () -> "no signature"))
        .isEqualTo("no signature; 990 more before it");
    assertThat(saidOf(1000)).isZero();
    now += SECOND;
    assertThat(lines.rest()).containsExactly("no signature; 999 more before it");
    now += SECOND;
    assertThat(saidOf(10)).isEqualTo(10);
  }

  @Test
  void aFloodForOneReasonHidesNoOther() {
    saidOf(1000);
    assertThat(lines.line("Signature mismatch", () -> "wrong secret")).isEqualTo("wrong secret");
  }

  @Test
  void atTheEndWhatHasNoLineYetGetsOne() {
    saidOf(12);
    assertThat(lines.rest()).isEmpty();
    assertThat(lines.last()).containsExactly("no signature; 1 more before it");
    assertThat(lines.last()).isEmpty();
  }
}
