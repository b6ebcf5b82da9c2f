package io.github.notrahooks.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Lays JSON out for people, and without white space. All that is not white space between tokens stays as it is
 * spelt: numbers, escapes, the order and number of keys.
 */
public final class JsonWhitespace {
  private static final int INDENT = 2;

  private final byte[] json;
  private final boolean indented;
  private final ByteArrayOutputStream out;
  private int depth;

  private JsonWhitespace(byte[] json, boolean indented) {
    this.json = json;
    this.indented = indented;
    this.out = new ByteArrayOutputStream(json.length + json.length / 2);
  }

  /**
   * A value a line, two spaces for each level; without a line end at the end.
   *
   * @throws MalformedJson if it is none
   */
  public static byte[] indented(byte[] json) throws MalformedJson {
    Json.parse(json);
    return new JsonWhitespace(json, true).written();
  }

  /**
   * No white space between tokens.
   *
   * @throws MalformedJson if it is no JSON
   */
  public static byte[] compact(byte[] json) throws MalformedJson {
    Json.parse(json);
    return new JsonWhitespace(json, false).written();
  }

  private byte[] written() {
    int at = 0;
    while (at < json.length) {
      byte next = json[at];
      switch (next) {
        case ' ', '\t', '\r', '\n' -> at++;
        case '"' -> {
          int end = endOfString(at);
          out.write(json, at, end - at);
          at = end;
        }
        case '{', '[' -> at = opened(at);
        case '}', ']' -> {
          depth--;
          line();
          out.write(next);
          at++;
        }
        case ',' -> {
          out.write(next);
          line();
          at++;
        }
        case ':' -> {
          out.write(next);
          if (indented) {
            out.write(' ');
          }
          at++;
        }
        default -> {
          out.write(next);
          at++;
        }
      }
    }
    return out.toByteArray();
  }

  /** Writes the beginning of an object or array, or all of it where it is empty; gives where it goes on. */
  private int opened(int at) {
    out.write(json[at]);
    int next = at + 1;
    while (next < json.length && " \t\r\n".indexOf(json[next]) >= 0) {
      next++;
    }
    if (next < json.length && (json[next] == '}' || json[next] == ']')) {
      out.write(json[next]);
      return next + 1;
    }
    depth++;
    line();
    return next;
  }

  private void line() {
    if (indented) {
      out.write('\n');
      byte[] spaces = new byte[depth * INDENT];
      Arrays.fill(spaces, (byte) ' ');
      out.writeBytes(spaces);
    }
  }

  private int endOfString(int start) {
    int at = start + 1;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
