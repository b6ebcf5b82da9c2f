package io.github.notrahooks.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line split into words as a POSIX shell does: spaces, tabs and line feeds separate them,
 * and no other white space, which may be hidden in what was pasted; a backslash takes
 * the next character as it is, single quotes take everything, and double quotes everything but {@code
 * \"} and {@code \\}. Quotes may begin inside a word. There are no variables, globs or operators.
 *
 * @param words the words without their quotes
 * @param start where the last word begins in the text; its length if the text ends between words
 * @param complete whether the text ends outside quotes, and not with a lone backslash
 */
public record CommandWords(List<String> words, int start, boolean complete) {
  private static final char NONE = 0;

  /** Splits a text. */
  public static CommandWords split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = text.length();
    char quote = NONE;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!escaped && quote == NONE && (c == ' ' || c == '\t' || c == '\n')) {
        if (start < i) {
          words.add(word.toString());
          word.setLength(0);
          start = text.length();
        }
        continue;
      }
      start = Math.min(start, i);
      if (escaped) {
        word.append(quote == '"' && c != '"' && c != '\\' ? "\\" : "").append(c);
        escaped = false;
      } else if (c == '\\' && quote != '\'') {
        escaped = true;
      } else if (quote != NONE && c == quote) {
        quote = NONE;
      } else if (quote == NONE && (c == '\'' || c == '"')) {
        quote = c;
      } else {
        word.append(c);
      }
    }
    if (start < text.length()) {
      words.add(word + (escaped ? "\\" : ""));
    }
    return new CommandWords(List.copyOf(words), start, quote == NONE && !escaped);
  }
}
