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
  /** Splits a text. */
  public static CommandWords split(String text) {
    Splitter splitter = new Splitter(text);
    splitter.run();
    return splitter.result();
  }

  /** The last word as far as it goes; empty if the text ends between words. */
  public String last(String text) {
    return start == text.length() || words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /** The words before the last one, or all if the text ends between words. */
  public List<String> before(String text) {
    return start == text.length() || words.isEmpty() ? words : words.subList(0, words.size() - 1);
  }

  /** A word with what it takes for {@link #split} to give it back. */
  public static String quoted(String word) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isWhitespace(c) || c == '\\' || c == '\'' || c == '"') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.toString();
  }

  private static final class Splitter {
    private static final char NONE = 0;

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean escaped;
    private char quote = NONE;
    private int start;

    Splitter(String text) {
      this.text = text;
    }

    void run() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!inWord && !isBlank(c)) {
          inWord = true;
          start = i;
        }
        if (escaped) {
          takeEscaped(c);
        } else if (quote != NONE) {
          takeQuoted(c);
        } else {
          takePlain(c);
        }
      }
      if (escaped) {
        word.append('\\');
      }
      if (inWord) {
        words.add(word.toString());
      } else {
        start = text.length();
      }
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t' || c == '\n';
    }

    private void takeEscaped(char c) {
      escaped = false;
      if (quote == '"' && c != '"' && c != '\\') {
        word.append('\\');
      }
      word.append(c);
    }

    private void takeQuoted(char c) {
      if (c == quote) {
        quote = NONE;
      } else if (c == '\\' && quote == '"') {
        escaped = true;
      } else {
        word.append(c);
      }
    }

    private void takePlain(char c) {
      if (isBlank(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else if (c == '\\') {
        escaped = true;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else {
        word.append(c);
      }
    }

    CommandWords result() {
      return new CommandWords(List.copyOf(words), start, quote == NONE && !escaped);
    }
  }
}
