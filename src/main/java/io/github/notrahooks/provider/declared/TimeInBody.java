package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.NumberSpan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sets a time inside a body in place: its digits change, and no other byte. */
final class TimeInBody {
  private TimeInBody() {}

  /** The body with the digits of this time, or the same body where it has no such number at its top level. */
  static Body replaced(Body body, String property, String time) {
    byte[] bytes = body.bytes();
    Optional<NumberSpan> span;
    try {
      span = NumberSpan.of(bytes, property);
    } catch (MalformedJson e) {
      return body;
    }
    if (span.isEmpty()) {
      return body;
    }
    ByteArrayOutputStream replaced = new ByteArrayOutputStream(bytes.length + 1);
    replaced.write(bytes, 0, span.get().start());
    replaced.writeBytes(time.getBytes(StandardCharsets.US_ASCII));
    replaced.write(bytes, span.get().end(), bytes.length - span.get().end());
    return Body.of(replaced.toByteArray());
  }
}
