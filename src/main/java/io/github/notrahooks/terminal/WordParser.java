package io.github.notrahooks.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Lets JLine see a line as {@link CommandWords} does. Only what stands before the cursor counts. */
final class WordParser extends DefaultParser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    String before = line.substring(0, Math.min(cursor, line.length()));
    CommandWords split = CommandWords.split(before);
    List<String> words = new ArrayList<>(split.words());
    if (split.start() == before.length()) {
      words.add("");
    }
    int last = words.size() - 1;
    int begun = before.length() - split.start();
    return new ArgumentList(
        line, words, last, words.get(last).length(), before.length(), null, begun, begun);
  }

  /** None that JLine need know of: where a value has one, it would escape no space in it either. */
  @Override
  public boolean isQuoteChar(CharSequence buffer, int position) {
    return false;
  }
}
