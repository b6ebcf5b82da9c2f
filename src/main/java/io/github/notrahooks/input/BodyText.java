package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.input.BodyReading.Form;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.FormBody;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Bytes that are written as text of some kind, read back. */
final class BodyText {
  /** Shorter texts are base64 by chance. */
  private static final int SHORTEST_BASE64 = 8;

  private BodyText() {}

  /** What a body stands for if it has this form; nothing if it has not. */
  static List<Body> decoded(Form form, Body body) {
    byte[] bytes = body.bytes();
    return switch (form) {
      case BASE64 -> base64(bytes).stream().toList();
      case UTF_16 -> utf16(bytes).stream().toList();
      case PERCENT_ENCODED -> percentEncoded(bytes);
      case JSON_STRING -> jsonString(bytes).stream().toList();
      default -> List.of();
    };
  }

  static Optional<Body> base64(byte[] bytes) {
    byte[] digits = new byte[bytes.length];
    int count = 0;
    for (byte b : bytes) {
      if (b == '-') {
        digits[count++] = '+';
      } else if (b == '_') {
        digits[count++] = '/';
      } else if (b != '\n' && b != '\r' && b != ' ' && b != '\t') {
        digits[count++] = b;
      }
    }
    try {
      byte[] decoded =
          Base64.getDecoder().decode(new String(digits, 0, count, ISO_8859_1).getBytes(ISO_8859_1));
      return count < SHORTEST_BASE64 ? Optional.empty() : Optional.of(Body.of(decoded));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without a mark, the zero in its first character tells: all that is sent begins with ASCII. */
  static Optional<Body> utf16(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (first == 0xFF && second == 0xFE) {
      return text(bytes, 2, UTF_16LE);
    } else if (first == 0xFE && second == 0xFF) {
      return text(bytes, 2, UTF_16BE);
    } else if (first == 0 && second != 0) {
      return text(bytes, 0, UTF_16BE);
    }
    return second == 0 && first != 0 ? text(bytes, 0, UTF_16LE) : Optional.empty();
  }

  private static Optional<Body> text(byte[] bytes, int start, Charset charset) {
    try {
      String text = charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
      return Optional.of(Body.ofText(text));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Not a form, which has an equals sign: its values are escaped, and not all of it. */
  private static List<Body> percentEncoded(byte[] bytes) {
    boolean escaped = false;
    boolean plus = false;
    for (byte b : bytes) {
      if (b == '=') {
        return List.of();
      }
      escaped |= b == '%';
      plus |= b == '+';
    }
    if (!escaped) {
      return List.of();
    }
    Stream<Optional<Body>> readings = plus
        ? Stream.of(percentDecoded(bytes, false), percentDecoded(bytes, true))
        : Stream.of(percentDecoded(bytes, false));
    return readings.flatMap(Optional::stream).toList();
  }

  private static Optional<Body> percentDecoded(byte[] bytes, boolean plusIsSpace) {
    return FormBody.unescape(bytes, 0, bytes.length, plusIsSpace).map(Body::of);
  }

  private static Optional<Body> jsonString(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 64), UTF_8).stripLeading();
    if (!start.startsWith("\"")) {
      return Optional.empty();
    }
    try {
      JsonNode node = Json.parse(bytes);
      return node.isString() ? Optional.of(Body.ofText(node.stringValue())) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}
