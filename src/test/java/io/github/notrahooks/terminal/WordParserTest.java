package io.github.notrahooks.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a line is split into words, for the shell and for what completes them. */
final class WordParserTest {
  private final WordParser parser = new WordParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "send --to=\"a b\"|--to=a b",
        "send --sec'ret'=x|--secret=x",
        "send 'it'\"'s\"|it's",
        "send 'a\\'|a\\",
        "send \"\\$\\\\\\\"\"|\\$\\\"",
        "send a\\ b|a b",
        "send ''|``"
      })
  void quotesAndBackslashesAreReadAsAShellReadsThem(String line, String word) {
    CommandWords split = CommandWords.split(line);

    assertThat(split.words()).containsExactly("send", word);
    assertThat(split.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"send 'a", "send \"a'", "send a\\", "send \"a\\\""})
  void aLineThatIsNotEndedIsNotComplete(String line) {
    assertThat(CommandWords.split(line).complete()).isFalse();
  }

  @Test
  void aLineOfManyBackslashesIsALine() {
    assertThat(CommandWords.split("\\".repeat(400_000)).words())
        .containsExactly("\\".repeat(200_000));
  }

  @Test
  void theWordBeforeTheCursorIsCompleted() {
    ParsedLine begun = parser.parse("logs sh --raw", 7, ParseContext.COMPLETE);
    ParsedLine between = parser.parse("logs  --raw", 5, ParseContext.COMPLETE);

    assertThat(begun.words()).containsExactly("logs", "sh");
    assertThat(begun.word()).isEqualTo("sh");
    assertThat(between.words()).containsExactly("logs", "");
    assertThat(between.word()).isEmpty();
  }

  @Test
  void aCompletedWordTakesThePlaceOfAllThatWasTypedOfIt() {
    CompletingParsedLine line = parsed("send 'my fi");

    assertThat(line.word()).isEqualTo("my fi");
    assertThat(line.rawWordCursor()).isEqualTo("'my fi".length());
    assertThat(line.rawWordLength()).isEqualTo("'my fi".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's here",
        "a\\b \"c\"",
        "'",
        "a\u2028b",
        "a\u0085b",
        "a\u000bb",
        "a\rb",
        "a\u2003b"
      })
  void whatIsCompletedIsReadAsItStands(String value) {
    CharSequence escaped = parsed("send ").escape(value, true);

    assertThat(CommandWords.split("send " + escaped).words()).containsExactly("send", value);
  }

  private CompletingParsedLine parsed(String line) {
    return (CompletingParsedLine) parser.parse(line, line.length(), ParseContext.COMPLETE);
  }
}
