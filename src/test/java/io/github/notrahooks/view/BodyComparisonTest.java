package io.github.notrahooks.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.FormBody;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How bodies of all kinds are compared. */
final class BodyComparisonTest {
  private static BodyComparison of(String a, String b) {
    return BodyComparison.of(Body.ofText(a), Body.ofText(b));
  }

  private static List<String> lines(String a, String b) {
    return of(a, b).lines().stream()
        .map(line -> (line.added() ? "+" : "-") + line.number() + " " + line.text())
        .toList();
  }

  @Test
  void sameValuesInOtherBytesAreTold() {
    BodyComparison compared = of("{\"a\":1}", "{\"a\": 1}");
    assertThat(compared.kind()).isEqualTo(BodyComparison.Kind.JSON);
    assertThat(compared.sameBytes()).isFalse();
    assertThat(compared.sameValues()).isTrue();
    assertThat(compared.firstByte()).isEqualTo(5);
    assertThat(of("{}", "{}").sameBytes()).isTrue();
    assertThat(of("", "").sameBytes()).isTrue();
  }

  @Test
  void theJsonInFormsIsCompared() {
    Body form = FormBody.encode(Body.ofText("{\"a\":1}"));
    BodyComparison compared = BodyComparison.of(form, Body.ofText("{\"a\":2}"));
    assertThat(compared.json()).hasSize(1);
    assertThat(compared.aBytes()).isEqualTo(form.size());
  }

  @Test
  void otherTextsAreComparedByLines() {
    assertThat(lines("a\nb\nc\nd", "a\nx\nc\ny\nd")).containsExactly("-2 b", "+2 x", "+4 y");
    assertThat(lines("", "a")).containsExactly("-1 ", "+1 a");
    String many = "x\n".repeat(3000);
    assertThat(lines("a\n" + many, "b\n" + many)).containsExactly("-1 a", "+1 b");
  }

  @Test
  void whatIsNoTextIsComparedByBytes() {
    BodyComparison compared =
        BodyComparison.of(Body.of(new byte[] {1, 2, (byte) 0xFF}), Body.of(new byte[] {1, 3}));
    assertThat(compared.kind()).isEqualTo(BodyComparison.Kind.BYTES);
    assertThat(compared.firstByte()).isEqualTo(1);
    assertThat(compared.sameValues()).isFalse();
  }

  @Test
  void hugeBodiesAreNotTakenApart() {
    String huge = "[" + "1,".repeat(5 * 1024 * 1024) + "1]";
    assertThat(of(huge, huge).sameBytes()).isTrue();
    BodyComparison compared = of(huge, huge.replaceFirst("1", "2"));
    assertThat(compared.kind()).isEqualTo(BodyComparison.Kind.BYTES);
    assertThat(compared.firstByte()).isEqualTo(1);
  }
}
