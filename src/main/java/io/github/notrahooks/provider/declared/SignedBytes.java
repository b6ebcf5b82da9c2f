package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which bytes are signed, as a template: {@code {body}} stands for the body as it is, other names in braces
 * for what the message has under them, and the rest for itself.
 */
final class SignedBytes {
  private static final String BODY = "body";

  private final Template before;
  private final Template after;

  /**
   * From a template.
   *
   * @throws IllegalArgumentException if it has not {@code {body}} once, or a brace without its other
   */
  SignedBytes(String template) {
    String body = "{" + BODY + "}";
    int at = template.indexOf(body);
    if (at < 0 || template.indexOf(body, at + 1) >= 0) {
      throw new IllegalArgumentException(
          "'" + template + "' must have " + body + " once, for what is signed includes the body");
    }
    before = new Template(template.substring(0, at));
    after = new Template(template.substring(at + body.length()));
  }

  /** The names in braces other than the body's, in their order. */
  List<String> names() {
    List<String> names = new ArrayList<>(before.names());
    names.addAll(after.names());
    return names;
  }

  /** The bytes, in pieces. */
  List<byte[]> of(Function<String, String> values, Body body) {
    if (before.isEmpty() && after.isEmpty()) {
      return body.pieces();
    }
    List<byte[]> pieces = new ArrayList<>(2 + body.pieces().size());
    pieces.add(before.filled(values).getBytes(StandardCharsets.UTF_8));
    pieces.addAll(body.pieces());
    pieces.add(after.filled(values).getBytes(StandardCharsets.UTF_8));
    return pieces;
  }
}
