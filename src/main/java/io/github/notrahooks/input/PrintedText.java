package io.github.notrahooks.input;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a text of bytes, a character for each, from which it is read on. */
final class PrintedText {
  /** What stands behind the backslash for a character that is not to be seen, and those. */
  private static final String LETTERS = "nrtbfvae";

  private static final String HIDDEN = "\n\r\t\b\f\u000B\u0007\u001B";

  /** What a backslash is put before so that it means itself. */
  private static final String THEMSELVES = "\\'\"`#$";

  private final String text;
  private int at;
  private boolean bytesEscaped;

  PrintedText(String text) {
    this.text = text;
  }

  boolean isEnd() {
    return at == text.length();
  }

  /** The next character; a NUL at the end, where none is looked for. */
  char peek() {
    return isEnd() ? '\0' : text.charAt(at);
  }

  boolean isQuote() {
    return peek() == '\'' || peek() == '"' || peek() == '`';
  }

  /** Whether a quoted text had a byte as its number. */
  boolean hasBytesEscaped() {
    return bytesEscaped;
  }

  /** Goes over white space; says whether there was any. */
  boolean blank() {
    int start = at;
    while (!isEnd() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > start;
  }

  boolean eat(String expected) {
    boolean there = text.startsWith(expected, at);
    at += there ? expected.length() : 0;
    return there;
  }

  void expect(String expected) throws NotPrinted {
    if (!eat(expected)) {
      throw new NotPrinted();
    }
  }

  /** Goes over what a pattern matches here, and gives it; the empty text if it does not match. */
  String eat(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return "";
    }
    at = matcher.end();
    return matcher.group();
  }

  /** Goes over a mark, and gives what stands before it on this line. */
  String until(String mark) throws NotPrinted {
    int end = text.indexOf(mark, at);
    int line = text.indexOf('\n', at);
    if (end < 0 || line >= 0 && line < end) {
      throw new NotPrinted();
    }
    String before = text.substring(at, end);
    at = end + mark.length();
    return before;
  }

  /** A number of bytes, whatever they are. */
  String next(int count) throws NotPrinted {
    if (count > text.length() - at) {
      throw new NotPrinted();
    }
    at += count;
    return text.substring(at - count, at);
  }

  /** A text in quotes, without them and without what was escaped in it. */
  String quoted() throws NotPrinted {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (!isEnd()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return value.toString();
      } else if (c == '\n' || c == '\r') {
        throw new NotPrinted();
      } else if (c == '\\') {
        value.append(escaped());
      } else {
        value.append(c);
      }
    }
    throw new NotPrinted();
  }

  private String escaped() throws NotPrinted {
    char c = next(1).charAt(0);
    if (c == 'x') {
      bytesEscaped = true;
      return String.valueOf((char) number(next(2)));
    } else if (c == 'u') {
      return utf8(eat("{") ? number(until("}")) : unit());
    } else if (c == 'U') {
      return utf8(number(next(8)));
    } else if (THEMSELVES.indexOf(c) >= 0) {
      return String.valueOf(c);
    } else if (LETTERS.indexOf(c) >= 0) {
      return String.valueOf(HIDDEN.charAt(LETTERS.indexOf(c)));
    }
    throw new NotPrinted();
  }

  /** Four digits, and four more where these are the first half of a character. */
  private int unit() throws NotPrinted {
    int first = number(next(4));
    if (first < Character.MIN_HIGH_SURROGATE || first > Character.MAX_HIGH_SURROGATE) {
      return first;
    }
    expect("\\u");
    int second = number(next(4));
    if (second < Character.MIN_LOW_SURROGATE || second > Character.MAX_LOW_SURROGATE) {
      throw new NotPrinted();
    }
    return Character.toCodePoint((char) first, (char) second);
  }

  private static int number(String digits) throws NotPrinted {
    if (digits.isEmpty()
        || digits.length() > 8
        || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
      throw new NotPrinted();
    }
    return Integer.parseUnsignedInt(digits, 16);
  }

  private static String utf8(int character) throws NotPrinted {
    if (character >= 0xDC80 && character <= 0xDCFF) {
      // So Python keeps a byte that is not UTF-8.
      return String.valueOf((char) (character - 0xDC00));
    }
    if (!Character.isValidCodePoint(character)
        || Character.getType(character) == Character.SURROGATE) {
      throw new NotPrinted();
    }
    byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
