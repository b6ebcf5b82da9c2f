package io.github.notrahooks.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Lets JLine see a line as {@link CommandWords} does. Only what stands before the cursor counts. */
final class WordParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    String before = line.substring(0, Math.min(cursor, line.length()));
    CommandWords split = CommandWords.split(before);
    List<String> words = new ArrayList<>(split.before(before));
    words.add(split.last(before));
    return new Line(line, before, words, split.start());
  }

  /** A line up to the cursor, whose last word is being written. */
  private record Line(String line, String before, List<String> words, int start)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex());
    }

    @Override
    public int wordIndex() {
      return words.size() - 1;
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int cursor() {
      return before.length();
    }

    @Override
    public int rawWordCursor() {
      return before.length() - start;
    }

    @Override
    public int rawWordLength() {
      return rawWordCursor();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return CommandWords.quoted(candidate.toString());
    }
  }
}
