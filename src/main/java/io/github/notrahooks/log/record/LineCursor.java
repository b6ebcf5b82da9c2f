package io.github.notrahooks.log.record;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Utf8Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a line that the log wrote, from key to key: it relies on their order and on there
 * being no white space, and gives up on a line that is written in any other way. Not thread-safe.
 */
final class LineCursor {
  private final byte[] line;
  private final int end;
  private int at;

  /** A cursor at the start of a line of which no more than {@code end} is looked at. */
  LineCursor(byte[] line, int start, int end) {
    this.line = line;
    this.at = start;
    this.end = end;
  }

  int at() {
    return at;
  }

  /** Whether a key is the next, with a comma before it if it is not the first of its object. */
  boolean isNext(String key) {
    return behind(key) > 0;
  }

  /** Passes a key. */
  void key(String key) throws DamagedLine {
    int behind = behind(key);
    if (behind < 0) {
      throw unexpected();
    }
    at = behind;
  }

  /** The offset behind a key that is the next, or -1. */
  private int behind(String key) {
    int from = at > 0 && line[at - 1] == '{' ? at : at + 1;
    int behind = from + key.length() + 3;
    if (behind > end
        || from > at && line[at] != ','
        || line[from] != '"'
        || line[behind - 2] != '"'
        || line[behind - 1] != ':') {
      return -1;
    }
    for (int i = 0; i < key.length(); i++) {
      if (line[from + 1 + i] != key.charAt(i)) {
        return -1;
      }
    }
    return behind;
  }

  /** Passes a character. */
  void expect(char character) throws DamagedLine {
    if (!pass(character)) {
      throw unexpected();
    }
  }

  /** Passes a character, if it is the next. */
  boolean pass(char character) {
    boolean next = at < end && line[at] == character;
    at += next ? 1 : 0;
    return next;
  }

  /** The text behind a key. */
  String required(String key) throws DamagedLine {
    key(key);
    return requiredText();
  }

  /** The text, or null, behind a key. */
  @Nullable
  String text(String key) throws DamagedLine {
    key(key);
    if (at < end && line[at] == '"') {
      return requiredText();
    }
    if (!scalar().equals("null")) {
      throw unexpected();
    }
    return null;
  }

  /** The text that is the next. */
  String requiredText() throws DamagedLine {
    int start = at + 1;
    expect('"');
    at--;
    skipValue();
    return text(start, at - 1);
  }

  private String text(int from, int to) throws DamagedLine {
    for (int i = from; i < to; i++) {
      if (line[i] == '\\') {
        return escapedText(from - 1, to + 1);
      }
    }
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }

  /** Rare outside bodies, and it may hold half a surrogate pair, which has no UTF-8. */
  private String escapedText(int from, int to) throws DamagedLine {
    try {
      return Json.parseOurs(Arrays.copyOfRange(line, from, to)).stringValue();
    } catch (MalformedJson e) {
      throw new DamagedLine(e.getMessage());
    }
  }

  /** The UTF-8 of a text whose first quote was passed. */
  byte[] restOfText() throws DamagedLine {
    byte[] text = new byte[end - at];
    int used = 0;
    while (at < end) {
      byte b = line[at++];
      if (b == '"') {
        return Arrays.copyOf(text, used);
      } else if (b != '\\') {
        text[used++] = b;
      } else if (at < end && line[at] == 'u') {
        used += Utf8Cursor.encode(escapedCharacter(at + 1), text, used);
        at += 5;
      } else if (at < end) {
        text[used++] = escaped(line[at++]);
      }
    }
    throw unexpected();
  }

  private static byte escaped(byte letter) throws DamagedLine {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> throw new DamagedLine("there is no escape \\" + (char) letter);
    };
  }

  private char escapedCharacter(int from) throws DamagedLine {
    if (from + 4 > end) {
      throw unexpected();
    }
    int character = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(line[i], 16);
      if (digit < 0) {
        throw unexpected();
      }
      character = character << 4 | digit;
    }
    if (Character.isSurrogate((char) character)) {
      throw new DamagedLine("half a surrogate pair");
    }
    return (char) character;
  }

  /** The number behind a key. */
  long number(String key) throws DamagedLine {
    key(key);
    return Long.parseLong(scalar());
  }

  /** What stands next, up to a comma or an end, without being looked at. */
  String scalar() throws DamagedLine {
    int start = at;
    skipValue();
    return new String(line, start, at - start, StandardCharsets.ISO_8859_1);
  }

  /** Passes over a key and a value that is no object. */
  void skip(String key) throws DamagedLine {
    key(key);
    skipValue();
  }

  /** A copy of an object with all that is in it. */
  byte[] object() throws DamagedLine {
    int start = at;
    expect('{');
    skipRestOfObject();
    return Arrays.copyOfRange(line, start, at);
  }

  /** Passes over a string, a number or {@code null}. */
  private void skipValue() throws DamagedLine {
    if (at < end && line[at] == '"') {
      skipString();
      return;
    }
    while (at < end && line[at] != ',' && line[at] != '}') {
      at++;
    }
    if (at == end) {
      throw unexpected();
    }
  }

  private void skipString() throws DamagedLine {
    for (at++; at < end; at++) {
      if (line[at] == '\\') {
        at++;
      } else if (line[at] == '"') {
        at++;
        return;
      }
    }
    throw unexpected();
  }

  /** Passes over what is left of an object, its end included. */
  void skipRestOfObject() throws DamagedLine {
    int depth = 1;
    while (depth > 0 && at < end) {
      switch (line[at]) {
        case '"' -> skipString();
        case '{' -> {
          depth++;
          at++;
        }
        case '}' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    }
  }

  DamagedLine unexpected() {
    return new DamagedLine("the record is not as it is written: see offset " + at);
  }
}
