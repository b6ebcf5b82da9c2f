package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * GitHub's second content type: the JSON in the field {@code payload} of a form, escaped as Go's {@code
 * url.QueryEscape} does. The signature covers the form's bytes, not the JSON's.
 */
public final class FormBody {
  /** The media type. */
  public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  private static final byte[] NAME = "payload".getBytes(StandardCharsets.US_ASCII);
  /** The name with every letter escaped, and what follows it. */
  private static final int LONGEST_NAME = 3 * NAME.length + 1;

  private static final String UNRESERVED = "-_.~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private FormBody() {}

  /** Whether a {@code Content-Type} value names a form. */
  public static boolean isForm(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().equalsIgnoreCase(CONTENT_TYPE);
  }

  /** What makes of JSON the body that goes with these headers: a form where they say so, else nothing. */
  public static UnaryOperator<Body> carrier(Headers headers) {
    return isSaidBy(headers) ? FormBody::encode : UnaryOperator.identity();
  }

  /** Whether headers say that the body is a form. */
  public static boolean isSaidBy(Headers headers) {
    return headers.first("Content-Type").filter(FormBody::isForm).isPresent();
  }

  /** The form that carries this JSON. */
  public static Body encode(Body json) {
    ByteArrayOutputStream form = new ByteArrayOutputStream(json.size() * 2);
    form.writeBytes(NAME);
    form.write('=');
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
      int value = behindName(bytes, start, end);
      if (value >= 0) {
        return unescape(bytes, value, end, true).map(Body::of);
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** The JSON of a body that may be a form: its {@code payload} field if it has one, else all of it. */
  public static List<byte[]> jsonOf(Body body) {
    return hasPayload(body) ? decode(body).orElse(body).pieces() : body.pieces();
  }

  /**
   * A body with its JSON changed: a form stays one, and what it carries is changed. It is the same body where the
   * bytes are.
   */
  public static Body changed(Body body, UnaryOperator<byte[]> change) {
    Optional<Body> carried = hasPayload(body) ? decode(body) : Optional.empty();
    Body before = carried.orElse(body);
    Body after = Body.of(change.apply(before.bytes()));
    if (after.equals(before)) {
      return body;
    }
    return carried.isPresent() ? encode(after) : after;
  }

  /** Whether a body is a form whose first field is {@code payload}. */
  public static boolean hasPayload(Body body) {
    byte[] beginning = body.truncated(LONGEST_NAME).bytes();
    return behindName(beginning, 0, beginning.length) >= 0;
  }

  /** Where the value of a field begins, or -1 if the field has another name; escapes count as what they mean. */
  private static int behindName(byte[] bytes, int start, int end) {
    int at = start;
    for (byte expected : NAME) {
      int high = at < end && bytes[at] == '%' ? digit(bytes, at + 1, end) : -1;
      int low = high < 0 ? -1 : digit(bytes, at + 2, end);
      boolean same = at < end && (low < 0 ? bytes[at] : high << 4 | low) == expected;
      if (!same) {
        return -1;
      }
      at += low < 0 ? 1 : 3;
    }
    return at < end && bytes[at] == '=' ? at + 1 : -1;
  }

  /**
   * The bytes from {@code start} to {@code end} without percent escapes; nothing if one of them is malformed.
   *
   * @param plusIsSpace whether a plus sign stands for a space, as in forms
   */
  public static Optional<byte[]> unescape(byte[] bytes, int start, int end, boolean plusIsSpace) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      if (plusIsSpace && bytes[i] == '+') {
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
