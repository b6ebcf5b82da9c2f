package io.github.notrahooks.log.record;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.log.write.EncodedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a line that {@link EncodedRecord} wrote, from key to key: it relies on their order and on
 * there being no white space, and gives up on a line that is written in any other way. Not thread-safe.
 */
final class LineCursor {
  private static final long QUOTES = EightBytes.of('"');
  private static final long BACKSLASHES = EightBytes.of('\\');

  private final byte[] line;
  private final int end;
  private int at;

  /** A cursor at the start of a line of which no more than {@code end} is looked at. */
  LineCursor(byte[] line, int start, int end) {
    this.line = line;
    this.at = start;
    this.end = end;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  int at() {
    return at;
  }

  boolean isNext(byte[] key) {
    return end - at >= key.length && Arrays.equals(line, at, at + key.length, key, 0, key.length);
  }

  void expect(byte[] key) throws DamagedLine {
    if (!isNext(key)) {
      throw unexpected();
    }
    at += key.length;
  }

  /** Passes a key, if it is the next. */
  boolean pass(byte[] key) {
    boolean next = isNext(key);
    at += next ? key.length : 0;
    return next;
  }

  /** The text behind a key. */
  String required(byte[] key) throws DamagedLine {
    String value = text(key);
    if (value == null) {
      throw unexpected();
    }
    return value;
  }

  /** The text, or null, behind a key. */
  @Nullable
  String text(byte[] key) throws DamagedLine {
    expect(key);
    int start = at;
    skipValue();
    if (line[start] == '"') {
      return text(start + 1, at - 1);
    }
    if (line[start] != 'n') {
      throw unexpected();
    }
    return null;
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

  /** The UTF-8 of a text behind a key. */
  byte[] bytes(byte[] key) throws DamagedLine {
    expect(key);
    if (at >= end || line[at] != '"') {
      throw unexpected();
    }
    at++;
    return unescaped();
  }

  /**
   * The text that begins here, with the cursor behind its end. Bodies are most of a log, so theirs are
   * looked at and copied eight bytes at a time.
   */
  private byte[] unescaped() throws DamagedLine {
    byte[] text = new byte[end - at];
    int used = 0;
    while (at < end) {
      if (end - at >= Long.BYTES) {
        long word = EightBytes.at(line, at);
        EightBytes.put(text, used, word);
        long ends = EightBytes.zeros(word ^ QUOTES) | EightBytes.zeros(word ^ BACKSLASHES);
        int plain = Long.numberOfTrailingZeros(ends) / Byte.SIZE;
        at += plain;
        used += plain;
        if (plain == Long.BYTES) {
          continue;
        }
      }
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

  long number(byte[] key) throws DamagedLine {
    expect(key);
    int start = at;
    skipValue();
    return Long.parseLong(new String(line, start, at - start, StandardCharsets.US_ASCII));
  }

  void skip(byte[] key) throws DamagedLine {
    expect(key);
    skipValue();
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
