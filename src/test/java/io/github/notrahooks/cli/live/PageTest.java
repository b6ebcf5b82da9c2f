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
      assertThat(String.join("", page.window())).isEqualTo(text);
    }
  }

  @Test
  void itStopsAtItsEnds() {
    Page page = new Page("title", "1\n2\n3\n4\n5");
    page.resize(80, 2);
    assertThat(page.percent()).isEqualTo(40);
    page.move(100);
    assertThat(page.window()).containsExactly("4", "5");
    assertThat(page.percent()).isEqualTo(100);
    page.move(-100);
    assertThat(page.window()).containsExactly("1", "2");
  }

  @Test
  void anEmptyTextIsReadAtOnce() {
    Page page = new Page("title", "");
    page.resize(80, 10);
    assertThat(page.window()).isEmpty();
    assertThat(page.percent()).isEqualTo(100);
  }
}
