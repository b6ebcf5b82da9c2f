package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.write.RecordLineTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdGlanceTest {
  private static byte[] line(String reference) throws Exception {
    return RecordLineTest.line(
        Deliveries.delivery().id("log_0123456789abcdef").reference(reference).build(), 1);
  }

  private static boolean wants(String prefix, String reference) throws Exception {
    byte[] line = line(reference);
    boolean wanted = new IdGlance(prefix).wants(line);
    if (wanted) {
      assertThat(new IdGlance(prefix).needles())
          .hasValueSatisfying(needles -> assertThat(needles.areIn(line)).isTrue());
    }
    return wanted;
  }

  @Test
  void theBeginningOfEitherIdIsEnough() throws Exception {
    assertThat(wants("log_0123", "72d3162e")).isTrue();
    assertThat(wants("0123", "72d3162e")).isTrue();
    assertThat(wants("72d3162e", "72d3162e")).isTrue();
    assertThat(wants("72d", "72d3162e")).isTrue();
    assertThat(wants("a\"b\\", "a\"b\\c")).isTrue();
  }

  @Test
  void whatTheIdsHaveElsewhereIsNot() throws Exception {
    assertThat(wants("123", "72d3162e")).isFalse();
    assertThat(wants("3162e", "72d3162e")).isFalse();
    assertThat(wants("72d3162e0", "72d3162e")).isFalse();
    assertThat(wants("Processed", "72d3162e")).isFalse();
    assertThat(wants("log_", null)).isTrue();
    assertThat(wants("null", null)).isFalse();
  }

  @Test
  void aLineThatBreaksOffIsTurnedAway() throws Exception {
    byte[] line = line("72d3162e");
    int id = "{\"id\":\"log_0123456789abcdef".length();
    for (int end = 0; end < id; end++) {
      assertThat(new IdGlance("72d").wants(Arrays.copyOf(line, end))).isFalse();
      assertThat(new IdGlance("log_0123456789abcdef").wants(Arrays.copyOf(line, end)))
          .isFalse();
    }
    assertThat(new IdGlance("log_0123456789abcdef").wants(Arrays.copyOf(line, id)))
        .isTrue();
  }

  @Test
  void onlyLinesWithTheIdSomewhereAreLookedAt() throws Exception {
    byte[] line = line("72d3162e");
    assertThat(new IdGlance("zzz").needles())
        .hasValueSatisfying(needles -> assertThat(needles.areIn(line)).isFalse());
  }
}
