package io.github.notrahooks.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one JSON value stands in its text.
 *
 * @param bytes the whole text, UTF-8, known to be JSON
 * @param start the offset of the value's first byte
 * @param end the offset after its last byte
 */
public record JsonSpan(byte[] bytes, int start, int end) {
  /**
   * One property of an object, or one item of an array.
   *
   * @param key the property's name, or null for an item
   * @param start where the key, or else the value, begins
   * @param value where the value stands
   */
  public record Member(@Nullable String key, int start, JsonSpan value) {}

  /**
   * The span of the one value in a text, without a byte-order mark and white space around it.
   *
   * @throws MalformedJson if the text is not exactly one JSON value in UTF-8
   */
  public static JsonSpan root(byte[] bytes) throws MalformedJson {
    Json.check(bytes);
    return ofChecked(bytes);
  }

  /**
   * The same for a text that was read as JSON before, all of it.
   *
   * @throws MalformedJson if it is JSON in another encoding than UTF-8
   */
  public static JsonSpan ofChecked(byte[] bytes) throws MalformedJson {
    // Only UTF-16 and UTF-32, which the parser reads too, have zero bytes in valid JSON.
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        throw new MalformedJson("the text is not UTF-8 but UTF-16 or UTF-32");
      }
    }
    int end = bytes.length;
    while (isSpace(bytes[end - 1])) {
      end--;
    }
    return new JsonSpan(bytes, skipSpace(bytes, startsWithMark(bytes) ? 3 : 0), end);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** Whether it is an object. */
  public boolean isObject() {
    return bytes[start] == '{';
  }

  /** Whether it is a list. */
  public boolean isArray() {
    return bytes[start] == '[';
  }

  /** Whether it is null. */
  public boolean isNull() {
    return bytes[start] == 'n';
  }

  /** Whether it is a string. */
  public boolean isString() {
    return bytes[start] == '"';
  }

  /** The bytes of the value as they stand. */
  public byte[] written() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /** What a string stands for; of anything else its text as it is written. */
  public String value() {
    return isString() ? decode(bytes, start, end) : text();
  }

  /** What kind of value it is, with its article. */
  public String kind() {
    return switch (bytes[start]) {
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "a string";
      case 't', 'f' -> "a boolean";
      case 'n' -> "null";
      default -> "a number";
    };
  }

  /** The value as it is written. */
  public String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The properties of an object or the items of an array, as they stand; of anything else none. */
  public List<Member> members() {
    return members(Integer.MAX_VALUE);
  }

  /** The first of the {@link #members}, no more than so many. */
  public List<Member> members(int most) {
    List<Member> members = new ArrayList<>();
    if (!isObject() && !isArray()) {
      return members;
    }
    int at = skipSpace(bytes, start + 1);
    while (at < end - 1 && members.size() < most) {
      int memberStart = at;
      String key = null;
      if (isObject()) {
        int keyEnd = endOfValue(bytes, at);
        key = decode(bytes, at, keyEnd);
        at = skipSpace(bytes, skipSpace(bytes, keyEnd) + 1);
      }
      JsonSpan value = new JsonSpan(bytes, at, endOfValue(bytes, at));
      members.add(new Member(key, memberStart, value));
      at = skipSpace(bytes, value.end);
      if (bytes[at] == ',') {
        at = skipSpace(bytes, at + 1);
      }
    }
    return members;
  }

  /** How many {@link #members} there are, which are not looked at. */
  public int count() {
    if (!isObject() && !isArray()) {
      return 0;
    }
    int at = skipSpace(bytes, start + 1);
    int count = at < end - 1 ? 1 : 0;
    while (at < end - 1) {
      if (bytes[at] == ',') {
        count++;
        at++;
      } else if (bytes[at] == ':' || isSpace(bytes[at])) {
        at++;
      } else {
        at = endOfValue(bytes, at);
      }
    }
    return count;
  }

  /** The text of a string that is written from {@code start} to {@code end}, quotes included. */
  private static String decode(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\') {
        return unescape(bytes, start, end);
      }
    }
    return new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8);
  }

  private static String unescape(byte[] bytes, int start, int end) {
    try {
      return Json.parse(Arrays.copyOfRange(bytes, start, end)).stringValue();
    } catch (MalformedJson e) {
      throw new IllegalStateException("the text was parsed before", e);
    }
  }

  static int endOfValue(byte[] bytes, int start) {
    int at = start;
    int depth = 0;
    do {
      switch (bytes[at]) {
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case '"' -> at = endOfString(bytes, at);
        case ' ', '\t', '\n', '\r', ',', ':' -> at++;
        default -> at = endOfWord(bytes, at);
      }
    } while (depth > 0);
    return at;
  }

  private static int endOfString(byte[] bytes, int start) {
    int at = start + 1;
    while (bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int endOfWord(byte[] bytes, int start) {
    int at = start;
    while (at < bytes.length && ",:]} \t\n\r".indexOf(bytes[at]) < 0) {
      at++;
    }
    return at;
  }

  static int skipSpace(byte[] bytes, int start) {
    int at = start;
    while (at < bytes.length && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
