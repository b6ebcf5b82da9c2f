package io.github.notrahooks.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where lines are broken. */
final class WrappingTest {
  @Test
  void linesAreBrokenBetweenWords() {
    assertThat(Wrapping.wrap("Nobody listens there. Start the server.", 20))
        .isEqualTo("Nobody listens\nthere. Start the\nserver.");
  }

  @Test
  void aQuotedCommandStaysOnOneLine() {
    assertThat(Wrapping.wrap("Start it with 'notra-hooks serve --port 8484', then try again.", 30))
        .isEqualTo("Start it with\n'notra-hooks serve --port 8484',\nthen try again.");
  }

  @Test
  void anApostropheIsNoQuotationMark() {
    assertThat(Wrapping.wrap("the receiver's answer isn't what the sender's is", 24))
        .isEqualTo("the receiver's answer\nisn't what the sender's\nis");
  }

  @Test
  void aWordThatIsWiderThanALineIsNotBroken() {
    assertThat(Wrapping.wrap("see http://127.0.0.1:8484/api/webhooks now", 12))
        .isEqualTo("see\nhttp://127.0.0.1:8484/api/webhooks\nnow");
  }

  @Test
  void spacesAtTheBeginningAndLineEndsStay() {
    assertThat(Wrapping.wrap("  secrets: here\n\n  try: this one", 14))
        .isEqualTo("  secrets:\nhere\n\n  try: this\none");
  }

  @Test
  void withoutAWidthNothingIsBroken() {
    assertThat(Wrapping.wrap("one two three", 0)).isEqualTo("one two three");
  }

  @Test
  void wideCharactersCountAsTheColumnsThatTheyTake() {
    assertThat(Wrapping.wrap("漢字漢字 漢字", 10)).isEqualTo("漢字漢字\n漢字");
  }
}
