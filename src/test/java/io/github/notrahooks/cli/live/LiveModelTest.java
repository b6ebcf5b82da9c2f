package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.terminal.Key;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keys do to the live view. */
final class LiveModelTest {
  private final LiveModel model =
      new LiveModel(new Tally(), new LiveView.Look("address", "welcome", 1, false));

  @ParameterizedTest
  @CsvSource({"v,VERIFY", "r,REPLAY", "R,REDELIVER", "c,CURL", "e,EDIT"})
  void aLetterAsksForSomethingWithTheSelectedDelivery(char letter, Request.Kind kind) {
    model.deliveries().add(Rows.row(1));
    model.deliveries().add(Rows.row(2));
    model.press(Key.of('k'));

    assertThat(model.press(Key.of(letter))).isEqualTo(Request.of(kind, "log_1"));
    model.press(Key.of('j'));
    assertThat(model.press(Key.of(letter))).isEqualTo(Request.of(kind, "log_2"));
  }

  @Test
  void withoutDeliveriesItSaysSo() {
    assertThat(model.press(Key.of(Key.Kind.ENTER))).isEqualTo(Request.NONE);
    assertThat(model.notice()).isEqualTo("There is no delivery yet.");
  }

  @Test
  void theServerIsStoppedByNothingButAYesAfterTheKeyThatLeavesAText() {
    model.press(Key.of('?'));
    assertThat(model.page()).isNotNull();
    assertThat(model.press(Key.of('q'))).isEqualTo(Request.NONE);
    assertThat(model.page()).isNull();

    for (Key other : List.of(Key.of('q'), Key.of(Key.Kind.ENTER), Key.of('n'))) {
      assertThat(model.press(Key.of('q'))).isEqualTo(Request.NONE);
      assertThat(model.asking()).isTrue();
      assertThat(model.press(other)).isEqualTo(Request.NONE);
      assertThat(model.asking()).isFalse();
    }
    model.press(Key.of('q'));
    assertThat(model.press(Key.of('y')).kind()).isEqualTo(Request.Kind.QUIT);
  }

  @Test
  void whileSomethingIsWaitedForTheKeyThatLeavesGivesThatUp() {
    model.waiting(true);
    assertThat(model.press(Key.of('q')).kind()).isEqualTo(Request.Kind.CANCEL);
    assertThat(model.waiting()).isFalse();
    assertThat(model.asking()).isFalse();
  }

  @Test
  void twoThatAreMarkedOrTheMarkedOneAndTheSelectedOneAreComparedTheOlderFirst() {
    for (int i = 0; i < 4; i++) {
      model.deliveries().add(Rows.row(i));
    }
    assertThat(model.press(Key.of('d'))).isEqualTo(Request.NONE);
    assertThat(model.notice()).contains("m marks one");

    model.press(Key.of('m'));
    model.press(Key.of('g'));
    assertThat(model.press(Key.of('d')))
        .isEqualTo(new Request(Request.Kind.DIFFER, "log_0", "log_3", 0));
    model.press(Key.of(' '));
    model.press(Key.of('j'));
    assertThat(model.press(Key.of('d')))
        .isEqualTo(new Request(Request.Kind.DIFFER, "log_0", "log_3", 0));
    model.press(Key.of('m'));
    assertThat(model.press(Key.of('d')))
        .isEqualTo(new Request(Request.Kind.DIFFER, "log_0", "log_1", 0));
    model.press(Key.of(Key.Kind.ESCAPE));
    assertThat(model.isMarked("log_0")).isFalse();
  }

  @Test
  void insideATextOneGoesOnToTheSameOfItsNeighbours() {
    for (int i = 0; i < 3; i++) {
      model.deliveries().add(Rows.row(i));
    }
    model.open(
        new Page("title", Request.of(Request.Kind.VERIFY, "log_1"), Document.of("text"), "text"));
    model.deliveries().add(Rows.row(3));

    assertThat(model.press(Key.of('n'))).isEqualTo(Request.of(Request.Kind.VERIFY, "log_2"));
    assertThat(model.press(Key.of('p'))).isEqualTo(Request.of(Request.Kind.VERIFY, "log_1"));
    assertThat(model.press(Key.of('p'))).isEqualTo(Request.of(Request.Kind.VERIFY, "log_0"));
    model.open(
        new Page("title", Request.of(Request.Kind.VERIFY, "log_0"), Document.of("text"), "text"));
    assertThat(model.press(Key.of('p'))).isEqualTo(Request.NONE);
    assertThat(model.notice()).isEqualTo("There is none before this one.");
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

  @Test
  void keysThatAreFasterThanTextsEndWithTheTextOfTheLast() {
    for (int i = 1; i < 5; i++) {
      model.deliveries().add(Rows.row(i));
    }
    open("log_4");

    assertThat(model.press(Key.of('p')).id()).isEqualTo("log_3");
    assertThat(model.press(Key.of('p')).id()).isEqualTo("log_2");
    open("log_3");
    assertThat(model.press(Key.of('p')).id()).isEqualTo("log_1");
    open("log_2");
    open("log_1");

    assertThat(model.page().title()).isEqualTo("log_1");
  }

  private void open(String id) {
    model.open(new Page(id, Request.of(Request.Kind.SHOW, id), Document.of(id), id));
  }

  @Test
  void aTextInWhatIsFoldedAwayIsUnfoldedAndGoneTo() {
    Document document = new Document() {
      @Override
      public int depth() {
        return 1;
      }

      @Override
      public int deepest() {
        return 3;
      }

      @Override
      public String text(int depth) {
        return depth < 3 ? "folded" : "folded\n1\n2\nneedle";
      }
    };
    model.open(new Page("title", Request.NONE, document, document.text(1)));
    model.page().resize(80, 2);
    for (char each : "/needle".toCharArray()) {
      model.press(Key.of(each));
    }

    assertThat(model.press(Key.of(Key.Kind.ENTER)))
        .isEqualTo(new Request(Request.Kind.REFOLD, "", "", 3));
    assertThat(model.page().refold(3, document.text(3))).isTrue();
    assertThat(model.page().window(false)).containsExactly("2", "needle");

    for (char each : "/nowhere".toCharArray()) {
      model.press(Key.of(each));
    }
    assertThat(model.press(Key.of(Key.Kind.ENTER))).isEqualTo(Request.NONE);
    assertThat(model.notice()).isEqualTo("This text does not occur here.");
  }
}
