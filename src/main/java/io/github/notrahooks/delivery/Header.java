package io.github.notrahooks.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One header line. A value is bytes; it is kept as text that gives the very bytes back.
 *
 * @param name as spelt on the wire
 * @param value without surrounding white space
 * @param utf8 whether the bytes are the text in UTF-8; else they are no UTF-8, and each character stands
 *     for one of them
 */
public record Header(String name, String value, boolean utf8) {
  /** What ends a token (RFC 9110, 5.6.2), besides white space. */
  private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

  /** Whether a text can be the name of a header: a token, as RFC 9110 has it. */
  public static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c >= 0x7F || SEPARATORS.indexOf(c) >= 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A header whose value is sent in UTF-8. */
  public Header(String name, String value) {
    this(name, value, true);
  }

  /** A header whose value was written as text in an encoding. */
  public static Header of(String name, String value, HeaderEncoding encoding) {
    boolean bytes = encoding == HeaderEncoding.ISO_8859_1
        && !isAscii(value)
        && value.chars().allMatch(c -> c <= 0xFF);
    return bytes ? ofBytes(name, value) : new Header(name, value);
  }

  private static Header ofBytes(String name, String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Header(name, text);
    } catch (CharacterCodingException e) {
      return new Header(name, latin1, false);
    }
  }

  /** The value as it is on the wire. */
  public byte[] bytes() {
    return value.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /** The value as text in an encoding, the opposite of {@link #of}. */
  public String valueIn(HeaderEncoding encoding) {
    return encoding == HeaderEncoding.ISO_8859_1 && utf8 && !isAscii(value)
        ? new String(bytes(), StandardCharsets.ISO_8859_1)
        : value;
  }

  /**
   * The value for a person to read: bytes that are no UTF-8 show as {@code \xE9}, so that it cannot be
   * taken for the same text in UTF-8. What else is hidden in it is still to be escaped.
   */
  public String readable() {
    if (utf8) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        text.append(c);
      } else {
        text.append("\\x")
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
      }
    }
    return text.toString();
  }

  /** Whether the value is the same text in every encoding. */
  boolean isAscii() {
    return isAscii(value);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
