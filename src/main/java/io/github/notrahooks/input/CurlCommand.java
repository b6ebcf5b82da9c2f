package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.delivery.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A curl command, as documents have it and browsers copy it, taken apart as a shell does. Texts here have
 * one character for each byte.
 *
 * @param headers each as {@code Name: value}, in order
 * @param body what is posted; empty if nothing is, or if it is in another file
 */
record CurlCommand(List<String> headers, Optional<Body> body) {
  private static final List<String> HEADER = List.of("-H", "--header");
  /** What is posted as it stands; all but the first may name a file. */
  private static final List<String> DATA =
      List.of("--data-raw", "-d", "--data", "--data-ascii", "--data-binary", "--json");

  /** Whether a text is a command of curl's, or options of one. */
  static boolean is(String text) {
    String start = text.stripLeading();
    return start.startsWith("curl ")
        || HEADER.stream().anyMatch(start::startsWith)
        || start.startsWith("$ curl ");
  }

  /** Reads a command. */
  static CurlCommand read(String text) {
    List<String> words = words(text);
    List<String> headers = new ArrayList<>();
    List<String> data = new ArrayList<>();
    boolean elsewhere = false;
    for (int i = 0; i < words.size(); i++) {
      String next = i + 1 < words.size() ? words.get(i + 1) : null;
      String header = value(HEADER, words.get(i), next);
      String posted = value(DATA, words.get(i), next);
      if (header != null) {
        headers.add(header);
      } else if (posted != null) {
        elsewhere |= posted.startsWith("@") && !words.get(i).startsWith("--data-raw");
        data.add(posted);
      }
      if ((header != null || posted != null) && isWhole(words.get(i))) {
        i++;
      }
    }
    return new CurlCommand(
        List.copyOf(headers),
        data.isEmpty() || elsewhere
            ? Optional.empty()
            : Optional.of(Body.of(String.join("&", data).getBytes(ISO_8859_1))));
  }

  /** What a word, or the word behind it, says for one of these options; null if it is none of them. */
  private static @Nullable String value(List<String> options, String word, @Nullable String next) {
    for (String option : options) {
      if (word.equals(option)) {
        return next;
      } else if (word.startsWith(option + "=") && option.startsWith("--")) {
        return word.substring(option.length() + 1);
      } else if (word.startsWith(option) && !option.startsWith("--")) {
        return word.substring(option.length());
      }
    }
    return null;
  }

  /** Whether an option's value is the next word. */
  private static boolean isWhole(String word) {
    return HEADER.contains(word) || DATA.contains(word);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean any = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"' || text.startsWith("$'", i)) {
        i = quoted(text, i, word);
        any = true;
      } else if (isContinuation(text, i)) {
        i += text.startsWith("\r\n", i + 1) ? 3 : 2;
      } else if (Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
          word.setLength(0);
          any = false;
        }
        i++;
      } else {
        boolean escaped = c == '\\' && i + 1 < text.length();
        word.append(escaped ? text.charAt(i + 1) : c);
        any = true;
        i += escaped ? 2 : 1;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }

  /** The end of a line that goes on, as a shell, Windows' prompt and PowerShell have it. */
  private static boolean isContinuation(String text, int at) {
    return "\\^`".indexOf(text.charAt(at)) >= 0
        && (text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1));
  }

  /** Adds what is in quotes that begin at an index; says where what follows begins. */
  private static int quoted(String text, int start, StringBuilder word) {
    boolean escapes = text.charAt(start) == '$';
    int i = escapes ? start + 2 : start + 1;
    char quote = text.charAt(i - 1);
    while (i < text.length() && text.charAt(i) != quote) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length() || quote == '\'' && !escapes) {
        word.append(c);
        i++;
      } else if (escapes) {
        i = escape(text, i + 1, word);
      } else {
        char next = text.charAt(i + 1);
        if (next == '\n') {
          i += 2;
          continue;
        }
        word.append("$`\"\\".indexOf(next) >= 0 ? "" : "\\").append(next);
        i += 2;
      }
    }
    return Math.min(i + 1, text.length());
  }

  /** Adds what an escape stands for between {@code $'} and {@code '} (Bash manual, "ANSI-C Quoting"). */
  private static int escape(String text, int at, StringBuilder word) {
    char c = text.charAt(at);
    int plain = "abefnrtv".indexOf(c);
    if (plain >= 0) {
      word.append("\u0007\b\u001B\f\n\r\t\u000B".charAt(plain));
      return at + 1;
    }
    int longest = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    int radix = longest == 0 ? 8 : 16;
    int first = longest == 0 ? at : at + 1;
    int end = first;
    while (end < text.length()
        && end < first + (longest == 0 ? 3 : longest)
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == first) {
      word.append("\\'\"?".indexOf(c) >= 0 ? "" : "\\").append(c);
      return at + 1;
    }
    int code = Integer.parseUnsignedInt(text.substring(first, end), radix);
    if (longest > 2 && Character.isValidCodePoint(code)) {
      word.append(new String(Character.toString(code).getBytes(UTF_8), ISO_8859_1));
    } else {
      word.append((char) (code & 0xFF));
    }
    return end;
  }
}
