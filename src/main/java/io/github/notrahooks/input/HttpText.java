package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelope.Content;
import io.github.notrahooks.input.Envelope.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a message as it is on the wire: header lines, an empty line, and a body. */
final class HttpText {
  /** No head is longer. */
  private static final int LONGEST_HEAD = 1024 * 1024;

  private HttpText() {}

  /** The message; nothing if there are no header lines, or nothing is behind them. */
  static Optional<Envelope> read(byte[] bytes) {
    int end = endOfHead(bytes);
    if (end < 0) {
      return Optional.empty();
    }
    int body = end + (bytes[end] == '\r' ? 4 : 2);
    try {
      GivenHeaders head = GivenHeaders.read(Arrays.copyOf(bytes, end), "");
      return head.headers().list().isEmpty() || body >= bytes.length
          ? Optional.empty()
          : Optional.of(new Envelope(
              List.of(Form.HTTP_MESSAGE),
              head.headers(),
              List.of(new Content(
                  "what is behind the empty line",
                  Body.of(Arrays.copyOfRange(bytes, body, bytes.length)),
                  true)),
              null,
              null));
    } catch (Failure e) {
      // No header lines.
      return Optional.empty();
    }
  }

  /** Where the line break before the empty line is, or -1. */
  private static int endOfHead(byte[] bytes) {
    for (int i = 0; i + 1 < Math.min(bytes.length, LONGEST_HEAD); i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        return i;
      }
      if (bytes[i] == '\r'
          && i + 3 < bytes.length
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
