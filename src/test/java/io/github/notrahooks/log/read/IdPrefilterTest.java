package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.write.RecordLineTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IdPrefilterTest {
  private static byte[] line(String reference) throws Exception {
    return RecordLineTest.line(
        Deliveries.delivery().id("log_0123456789abcdef").reference(reference).build(), 1);
  }

  private static boolean wants(String prefix, String reference) throws Exception {
    byte[] line = line(reference);
    return new IdPrefilter(prefix).wants(Prefilter.line(line, 0, line.length));
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
      assertThat(new IdPrefilter("72d").wants(Prefilter.line(line, 0, end))).isFalse();
      assertThat(new IdPrefilter("log_0123456789abcdef").wants(Prefilter.line(line, 0, end)))
          .isFalse();
    }
    assertThat(new IdPrefilter("log_0123456789abcdef").wants(Prefilter.line(line, 0, id)))
        .isTrue();
  }

  @Test
  void whatStandsAroundALineIsNotLookedAt() throws Exception {
    byte[] line = line("72d3162e");
    byte[] three = (new String(line, StandardCharsets.UTF_8) + "\n")
        .repeat(3)
        .getBytes(StandardCharsets.UTF_8);
    int start = line.length + 1;
    assertThat(new IdPrefilter("72d").wants(Prefilter.line(three, start, start + line.length)))
        .isTrue();
    assertThat(new IdPrefilter("72d").wants(Prefilter.line(three, start, start + 30)))
        .isFalse();
    assertThat(new IdPrefilter("zzz").wants(Prefilter.line(three, start, start + line.length)))
        .isFalse();
  }
}
