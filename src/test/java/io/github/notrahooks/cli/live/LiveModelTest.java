package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.terminal.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keys do to the live view. */
final class LiveModelTest {
  private final LiveModel model = new LiveModel(new Tally(), "address", "welcome");

  @ParameterizedTest
  @CsvSource({"v,VERIFY", "r,REPLAY", "R,REDELIVER", "c,CURL"})
  void aLetterAsksForSomethingWithTheSelectedDelivery(char letter, Request.Kind kind) {
    model.deliveries().add(Rows.row(1));
    model.deliveries().add(Rows.row(2));
    model.press(Key.of('k'));

    assertThat(model.press(Key.of(letter))).isEqualTo(new Request(kind, "log_1"));
    model.press(Key.of('j'));
    assertThat(model.press(Key.of(letter))).isEqualTo(new Request(kind, "log_2"));
  }

  @Test
  void withoutDeliveriesItSaysSo() {
    assertThat(model.press(Key.of(Key.Kind.ENTER))).isEqualTo(Request.NONE);
    assertThat(model.notice()).isEqualTo("There is no delivery yet.");
  }

  @Test
  void theHelpIsLeftWithTheKeyThatQuitsElsewhere() {
    model.press(Key.of('?'));
    assertThat(model.page()).isNotNull();
    assertThat(model.press(Key.of('q'))).isEqualTo(Request.NONE);
    assertThat(model.page()).isNull();
    assertThat(model.press(Key.of('q')).kind()).isEqualTo(Request.Kind.QUIT);
  }

  @Test
  void lettersThatAreTypedIntoAFilterAskForNothing() {
    model.deliveries().add(Rows.row(1));
    model.press(Key.of('/'));
    assertThat(model.press(Key.of('q'))).isEqualTo(Request.NONE);
    model.press(new Key(Key.Kind.CHARACTER, 0x1F600));
    assertThat(model.deliveries().filter()).isEqualTo("q\uD83D\uDE00");

    model.press(Key.of(Key.Kind.BACKSPACE));
    assertThat(model.deliveries().filter()).isEqualTo("q");
    model.press(Key.of(Key.Kind.ESCAPE));
    assertThat(model.typing()).isFalse();
    assertThat(model.deliveries().filter()).isEmpty();
  }
}
