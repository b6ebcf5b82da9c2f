package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.inspector.FeedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Events as they go over the wire (WHATWG HTML, "Server-sent events"). */
final class EventText {
  static final String TYPE = "text/event-stream; charset=utf-8";

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  /** Adds an event without a number. */
  EventText add(String type, byte[] json) {
    line("event: " + type);
    text.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
    // On one line: JSON escapes line ends.
    text.writeBytes(json);
    return line("\n");
  }

  /** Adds an event of the feed. */
  EventText add(FeedEvent event) {
    if (event.seq() > 0) {
      line("id: " + event.seq());
    }
    return add(event.type(), event.data());
  }

  /** Adds a line as it is. */
  EventText line(String line) {
    text.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  byte[] bytes() {
    return text.toByteArray();
  }
}
