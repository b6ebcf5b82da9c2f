package io.github.notrahooks.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A text that is read a screen at a time. */
final class PageTest {
  @Test
  void longLinesGoOnInTheNextRowAndLoseNothing() {
    String text = "The signature was not made from 東京東京東京東京 these bytes.";
    for (int columns = 2; columns < 60; columns++) {
      Page page = new Page("title", text);
      page.resize(columns, 100);
      assertThat(String.join("", page.window(false))).isEqualTo(text);
    }
  }

  @Test
  void itStopsAtItsEnds() {
    Page page = new Page("title", "1\n2\n3\n4\n5");
    page.resize(80, 2);
    assertThat(page.percent()).isEqualTo(40);
    page.move(100);
    assertThat(page.window(false)).containsExactly("4", "5");
    assertThat(page.percent()).isEqualTo(100);
    page.move(-100);
    assertThat(page.window(false)).containsExactly("1", "2");
  }

  @Test
  void anEmptyTextIsReadAtOnce() {
    Page page = new Page("title", "");
    page.resize(80, 10);
    assertThat(page.window(false)).isEmpty();
    assertThat(page.percent()).isEqualTo(100);
  }

  @Test
  void aTextThatIsLookedForIsSeenAndTheNextPlaceComesNextAndThenTheFirstAgain() {
    Page page = new Page("title", "one Needle\n2\n3\n4\n5\n6 needle needle\n7");
    page.resize(80, 2);

    assertThat(page.find("needle")).isTrue();
    assertThat(page.window(true)).contains("one \u001b[7mNeedle\u001b[0m");
    assertThat(page.find("")).isTrue();
    assertThat(page.window(true)).contains("6 \u001b[7mneedle\u001b[0m needle");
    assertThat(page.find("")).isTrue();
    assertThat(page.window(true)).contains("6 needle \u001b[7mneedle\u001b[0m");
    assertThat(page.find("needle")).isTrue();
    assertThat(page.window(false)).contains("one Needle");
    assertThat(page.find("hay")).isFalse();
  }

  @Test
  void stylesAreKeptWhereALineIsWrappedAndTakeNoRoom() {
    Page page = new Page("title", "\u001b[32mgreen\u001b[0m plain");
    page.resize(4, 10);

    assertThat(page.window(true))
        .containsExactly("\u001b[32mgree\u001b[0m", "\u001b[32mn\u001b[0m pl", "ain");
    assertThat(page.window(false)).containsExactly("gree", "n pl", "ain");
  }
}
