package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelope.Content;
import io.github.notrahooks.input.Envelope.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads headers and a body that stand one behind the other: as on the wire, in a command, or on a page. */
final class HttpText {
  /** No head is longer. */
  private static final int LONGEST_HEAD = 1024 * 1024;

  private HttpText() {}

  /** The deliveries; none if there are no headers, or no body is behind them. */
  static List<Envelope> read(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_HEAD), ISO_8859_1);
    if (CurlCommand.is(start)) {
      return CurlCommand.read(new String(bytes, ISO_8859_1)).stream()
          .flatMap(command -> command(command).stream())
          .toList();
    }
    Optional<WebPage> page = WebPage.read(start);
    return (page.isPresent() ? page(bytes) : message(bytes)).stream().toList();
  }

  private static Optional<Envelope> command(CurlCommand command) {
    return command
        .body()
        .flatMap(body -> envelope(
            Form.CURL_COMMAND,
            String.join("\n", command.headers()).getBytes(ISO_8859_1),
            "what curl posts",
            body,
            true));
  }

  private static Optional<Envelope> page(byte[] bytes) {
    return WebPage.read(new String(bytes, ISO_8859_1))
        .map(WebPage::payload)
        .filter(payload -> !payload.isEmpty())
        .flatMap(payload -> envelope(
            Form.WEB_PAGE,
            bytes,
            "the payload shown",
            Body.of(payload.getBytes(ISO_8859_1)),
            false));
  }

  private static Optional<Envelope> message(byte[] bytes) {
    int end = endOfHead(bytes);
    if (end < 0) {
      return Optional.empty();
    }
    int body = end + (bytes[end] == '\r' ? 4 : 2);
    return body >= bytes.length
        ? Optional.empty()
        : envelope(
            Form.HTTP_MESSAGE,
            Arrays.copyOf(bytes, end),
            "what is behind the empty line",
            Body.of(Arrays.copyOfRange(bytes, body, bytes.length)),
            true);
  }

  private static Optional<Envelope> envelope(
      Form form, byte[] head, String place, Body body, boolean exact) {
    try {
      Headers headers = GivenHeaders.read(head, "").headers();
      return headers.list().isEmpty()
          ? Optional.empty()
          : Optional.of(new Envelope(
              List.of(form), headers, List.of(new Content(place, body, exact)), null, null));
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
