package io.github.notrahooks.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compact JSON in the making, as UTF-8 from the start: text that becomes bytes only at the end is walked
 * through twice. Every {@linkplain HiddenCharacters hidden character} is escaped. Not thread-safe.
 */
public final class JsonBytes {
  private static final int MOST_PER_CHARACTER = 6;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The bytes that stand for themselves in a string. */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (int b = 0x20; b < 0x7F; b++) {
      PLAIN[b] = b != '"' && b != '\\';
    }
  }

  private final Utf8Cursor cursor = new Utf8Cursor();
  private byte[] bytes;
  private int used;

  /** Nothing yet, with room for so many bytes before more must be found. */
  public JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** Adds what is JSON already. */
  @SuppressWarnings("deprecation")
  public JsonBytes raw(String ascii) {
    int length = ascii.length();
    room(length);
    // Deprecated for keeping the low byte of a character alone, which is right for ASCII.
    ascii.getBytes(0, length, bytes, used);
    used += length;
    return this;
  }

  /** Adds what is JSON already. */
  public JsonBytes raw(byte[] json) {
    return copy(json, 0, json.length);
  }

  private JsonBytes copy(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, used, to - from);
    used += to - from;
    return this;
  }

  /** Takes back some bytes that were added last. */
  public JsonBytes back(int count) {
    used -= count;
    return this;
  }

  /** Adds a whole number. */
  public JsonBytes number(long value) {
    return raw(Long.toString(value));
  }

  /** Adds a text as a string, or {@code null}. */
  public JsonBytes string(@Nullable String value) {
    if (value == null) {
      return raw("null");
    }
    int length = value.length();
    // There is always room for what is left, if all of it is plain, and for the quotes.
    room(length + 2);
    bytes[used++] = '"';
    int at = 0;
    while (at < length) {
      char c = value.charAt(at);
      if (c < 0x7F && PLAIN[c]) {
        bytes[used++] = (byte) c;
        at++;
      } else {
        int codePoint = value.codePointAt(at);
        at += Character.charCount(codePoint);
        room(MOST_PER_CHARACTER + length - at + 1);
        character(codePoint);
      }
    }
    bytes[used++] = '"';
    return this;
  }

  /**
   * Adds a part of the inside of a string.
   *
   * @param utf8 valid UTF-8; a character may begin in one part and end in the next
   */
  public JsonBytes inside(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to) {
      int plain = at;
      while (at < to && PLAIN[utf8[at] & 0xFF]) {
        at++;
      }
      copy(utf8, plain, at);
      if (at < to) {
        byte b = utf8[at++];
        if (b >= 0) {
          room(MOST_PER_CHARACTER);
          character(b);
        } else if (cursor.accept(b)) {
          room(MOST_PER_CHARACTER);
          character(cursor.codePoint());
        }
      }
    }
    return this;
  }

  /** Adds one that may not stand for itself; there must be room for it. */
  private void character(int codePoint) {
    switch (codePoint) {
      case '"', '\\' -> pair(codePoint);
      case '\n' -> pair('n');
      case '\r' -> pair('r');
      case '\t' -> pair('t');
      default -> {
        if (HiddenCharacters.contains(codePoint)) {
          pair('u');
          for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[used++] = HEX[codePoint >> shift & 0xF];
          }
        } else {
          used += Utf8Cursor.encode(codePoint, bytes, used);
        }
      }
    }
  }

  private void pair(int escaped) {
    bytes[used++] = '\\';
    bytes[used++] = (byte) escaped;
  }

  /** Adds a tree. */
  public JsonBytes node(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String separator = "{";
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        raw(separator).string(property.getKey()).raw(":").node(property.getValue());
        separator = ",";
      }
      return raw(object.isEmpty() ? "{}" : "}");
    }
    if (node instanceof ArrayNode array) {
      String separator = "[";
      for (JsonNode item : array) {
        raw(separator).node(item);
        separator = ",";
      }
      return raw(array.isEmpty() ? "[]" : "]");
    }
    if (node.isString()) {
      return string(node.stringValue());
    }
    // asString gives the empty text for null.
    return raw(node.isNull() ? "null" : node.asString());
  }

  private void room(int count) {
    if (bytes.length - used < count) {
      bytes = Arrays.copyOf(bytes, Math.max(used + count, bytes.length * 2));
    }
  }

  /** How many bytes there are. */
  public int length() {
    return used;
  }

  /** The bytes, of which the first {@link #length()} count; not copied, and for reading only. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, used);
  }

  /** Forgets all bytes and keeps the room for them. */
  public void clear() {
    used = 0;
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(bytes, 0, used, StandardCharsets.UTF_8);
  }
}
