package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's second content type: the JSON in the field {@code payload} of a form, escaped as Go's {@code
 * url.QueryEscape} does. The signature covers the form's bytes, not the JSON's.
 */
public final class FormBody {
  /** The media type. */
  public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  private static final byte[] PREFIX = "payload=".getBytes(StandardCharsets.US_ASCII);
  private static final String UNRESERVED = "-_.~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private FormBody() {}

  /** Whether a {@code Content-Type} value names a form. */
  public static boolean isForm(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().equalsIgnoreCase(CONTENT_TYPE);
  }

  /** The form that carries this JSON. */
  public static Body encode(Body json) {
    ByteArrayOutputStream form = new ByteArrayOutputStream(json.size() * 2);
    form.writeBytes(PREFIX);
    for (byte[] piece : json.pieces()) {
      for (byte b : piece) {
        escape(form, b);
      }
    }
    return Body.of(form.toByteArray());
  }

  private static void escape(ByteArrayOutputStream form, byte b) {
    char c = (char) (b & 0xFF);
    if (c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || UNRESERVED.indexOf(c) >= 0) {
      form.write(c);
    } else if (c == ' ') {
      form.write('+');
    } else {
      form.write('%');
      form.write(HEX[c >> 4]);
      form.write(HEX[c & 0xF]);
    }
  }

  /** The bytes of the form's field {@code payload}; nothing if there is none or an escape is malformed. */
  public static Optional<Body> decode(Body form) {
    byte[] bytes = form.bytes();
    int start = 0;
    while (start <= bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '&') {
        end++;
      }
      if (startsWithPrefix(bytes, start, end)) {
        return unescape(bytes, start + PREFIX.length, end).map(Body::of);
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** The JSON of a body that may be a form: its {@code payload} field if it has one, else all of it. */
  static List<byte[]> jsonOf(Body body) {
    return startsWithPrefix(body.pieces()) ? decode(body).orElse(body).pieces() : body.pieces();
  }

  private static boolean startsWithPrefix(List<byte[]> pieces) {
    int at = 0;
    for (byte[] piece : pieces) {
      for (int i = 0; i < piece.length && at < PREFIX.length; i++) {
        if (piece[i] != PREFIX[at++]) {
          return false;
        }
      }
    }
    return at == PREFIX.length;
  }

  private static boolean startsWithPrefix(byte[] bytes, int start, int end) {
    if (end - start < PREFIX.length) {
      return false;
    }
    for (int i = 0; i < PREFIX.length; i++) {
      if (bytes[start + i] != PREFIX[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<byte[]> unescape(byte[] bytes, int start, int end) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      if (bytes[i] == '+') {
        text.write(' ');
      } else if (bytes[i] == '%') {
        int high = digit(bytes, i + 1, end);
        int low = digit(bytes, i + 2, end);
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        text.write(high << 4 | low);
        i += 2;
      } else {
        text.write(bytes[i]);
      }
    }
    return Optional.of(text.toByteArray());
  }

  private static int digit(byte[] bytes, int at, int end) {
    return at < end ? Character.digit(bytes[at], 16) : -1;
  }
}
