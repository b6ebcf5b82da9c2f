package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands apart as a shell does, but for what it would put in the place of variables and commands: a
 * word with such a thing in it is not what the command was given. Texts have one character for each byte.
 */
final class ShellWords {
  private final String text;
  private final boolean expands;
  private final StringBuilder word = new StringBuilder();
  private boolean whole = true;
  private int at;

  /**
   * A command.
   *
   * @param words its name and its arguments; at least one
   * @param isWhole whether these are what it was given: no variable, and no input from elsewhere
   */
  record Command(List<String> words, boolean isWhole) {}

  /**
   * Commands in a text.
   *
   * @param expands whether a dollar sign stands for a variable or a command
   */
  ShellWords(String text, boolean expands) {
    this.text = text;
    this.expands = expands;
  }

  /** The next command, or null. */
  @Nullable
  Command next() {
    while (at < text.length()) {
      List<String> words = words();
      if (!words.isEmpty()) {
        return new Command(List.copyOf(words), whole);
      }
    }
    return null;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    boolean any = false;
    whole = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"' || text.startsWith("$'", at) && expands) {
        quoted();
        any = true;
      } else if (isContinuation()) {
        at += text.startsWith("\r\n", at + 1) ? 3 : 2;
      } else if (Character.isWhitespace(c) || ";|&".indexOf(c) >= 0 || c == '#' && !any) {
        if (any) {
          words.add(word.toString());
          word.setLength(0);
          any = false;
        }
        if (c == '#') {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else {
          at++;
        }
        if (c == '\n' || ";|&".indexOf(c) >= 0) {
          return words;
        }
      } else {
        whole &= c != '<' && !isExpanded();
        boolean escaped = c == '\\' && at + 1 < text.length();
        word.append(escaped ? text.charAt(at + 1) : c);
        any = true;
        at += escaped ? 2 : 1;
      }
    }
    if (any) {
      words.add(word.toString());
      word.setLength(0);
    }
    return words;
  }

  private boolean isExpanded() {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return expands
        && (c == '`'
            || c == '$' && (Character.isLetterOrDigit(next) || "_({?!#@*".indexOf(next) >= 0));
  }

  /** The end of a line that goes on, as a shell, Windows' prompt and PowerShell have it. */
  private boolean isContinuation() {
    return "\\^`".indexOf(text.charAt(at)) >= 0
        && (text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1));
  }

  /** Adds what is in quotes that begin here. */
  private void quoted() {
    boolean escapes = text.charAt(at) == '$';
    at += escapes ? 2 : 1;
    char quote = text.charAt(at - 1);
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length() || quote == '\'' && !escapes) {
        whole &= quote == '\'' || !isExpanded();
        word.append(c);
        at++;
      } else if (escapes) {
        at++;
        escape();
      } else {
        char next = text.charAt(at + 1);
        at += 2;
        if (next != '\n') {
          word.append("$`\"\\".indexOf(next) >= 0 ? "" : "\\").append(next);
        }
      }
    }
    whole &= at < text.length();
    at = Math.min(at + 1, text.length());
  }

  /** Adds what an escape stands for between {@code $'} and {@code '} (Bash manual, "ANSI-C Quoting"). */
  private void escape() {
    char c = text.charAt(at);
    int plain = "abefnrtv".indexOf(c);
    if (plain >= 0) {
      word.append("\u0007\b\u001B\f\n\r\t\u000B".charAt(plain));
      at++;
      return;
    }
    int longest = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 3;
    boolean octal = longest == 3;
    int code = number(octal ? at : at + 1, octal ? 8 : 16, longest);
    if (code < 0) {
      word.append("\\'\"?".indexOf(c) >= 0 ? "" : "\\").append(c);
      at++;
    } else if (longest > 3) {
      // Browsers write what is beyond U+FFFF as two.
      if (Character.isBmpCodePoint(code)
          && Character.isHighSurrogate((char) code)
          && text.startsWith("\\u", at)) {
        int low = number(at + 2, 16, 4);
        code = low < 0 ? code : Character.toCodePoint((char) code, (char) low);
      }
      word.append(new String(
          Character.toString(Character.isValidCodePoint(code) ? code : '?').getBytes(UTF_8),
          ISO_8859_1));
    } else {
      word.append((char) (code & 0xFF));
    }
  }

  /** The number from an index on, which is passed; -1 if there is none. */
  private int number(int from, int radix, int longest) {
    int end = from;
    while (end < text.length()
        && end < from + longest
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == from) {
      return -1;
    }
    at = end;
    return Integer.parseUnsignedInt(text.substring(from, end), radix);
  }
}
