package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.NumberSpan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Sets Linear's {@code webhookTimestamp} in place: its digits change, and no other byte of the body. */
final class LinearTimestamp {
  private LinearTimestamp() {}

  /** The body with the given time, or the same body where it has no such number at its top level. */
  static Body replaced(Body body, Instant at) {
    byte[] bytes = body.bytes();
    Optional<NumberSpan> span;
    try {
      span = NumberSpan.of(bytes, "webhookTimestamp");
    } catch (MalformedJson e) {
      return body;
    }
    if (span.isEmpty()) {
      return body;
    }
    ByteArrayOutputStream replaced = new ByteArrayOutputStream(bytes.length + 1);
    replaced.write(bytes, 0, span.get().start());
    replaced.writeBytes(Long.toString(at.toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
    replaced.write(bytes, span.get().end(), bytes.length - span.get().end());
    return Body.of(replaced.toByteArray());
  }
}
