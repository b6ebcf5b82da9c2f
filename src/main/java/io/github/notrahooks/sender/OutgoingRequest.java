package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;

/**
 * A request as it goes over the wire, to the byte.
 *
 * @param target where it goes
 * @param method such as {@code POST}; what is sent with {@code GET} and {@code HEAD} has no body
 * @param headers all of them, in their order and spelling, {@code Host} and {@code Content-Length} included
 * @param body the bytes after the headers
 * @param framing how the body is handed over
 * @param signing how it was signed, in a few words for a person
 */
public record OutgoingRequest(
    Target target, String method, Headers headers, Body body, Framing framing, String signing) {

  /** How a body goes over the wire. */
  public enum Framing {
    /** At once. */
    WHOLE,
    /** In a few pieces with pauses between them. */
    PIECES,
    /** In chunks, so that its length is not said before; the headers say so. */
    CHUNKED,
    /** Its first half; then the connection is closed. */
    CUT
  }

  /** A POST request that is sent at once. */
  public OutgoingRequest(Target target, Headers headers, Body body, String signing) {
    this(target, "POST", headers, body, Framing.WHOLE, signing);
  }

  /**
   * A request.
   *
   * @throws Failure if a header could not be sent as it is
   */
  public OutgoingRequest {
    check(headers);
  }

  /**
   * Makes sure that headers can be sent as they are.
   *
   * @throws Failure if one cannot; it says why
   */
  public static void check(Headers headers) {
    headers.forEach(OutgoingRequest::check);
  }

  /** A request to a target: the headers with {@code Host} before them, unless they have one. */
  public static OutgoingRequest to(Target target, Headers headers, Body body, String signing) {
    if (headers.contains("Host")) {
      return new OutgoingRequest(target, headers, body, signing);
    }
    Headers.Builder all = new Headers.Builder().add("Host", target.host());
    headers.forEach(all::add);
    return new OutgoingRequest(target, all.build(), body, signing);
  }

  /**
   * The request line and the headers, each line ended by CR and LF, without the empty line: what is sent
   * is this text in UTF-8.
   */
  public String head() {
    StringBuilder head = new StringBuilder(method + " " + target.path() + " HTTP/1.1\r\n");
    for (Header header : headers) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return head.toString();
  }

  static void check(Header header) {
    String name = header.name();
    if (!Header.isName(name)) {
      throw Failure.usage("'" + visible(name) + "' is not a header name: it may have letters,"
          + " digits and !#$%&'*+-.^_`|~ only.");
    }
    if (!header.utf8()) {
      throw Failure.failed("The header " + name + " cannot be sent: its value has bytes that are"
          + " not UTF-8, and values are sent in UTF-8. With -H '" + name
          + ": …' another is sent in its place, and with -H '" + name + ":' none.");
    }
    String value = header.value();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean control = c < 0x20 && c != '\t' || c == 0x7F;
      if (control || isHalf(value, i)) {
        throw Failure.usage(String.format(
            "The header %s cannot be sent: character %d of its value is %s U+%04X.",
            name, i + 1, control ? "the control character" : "half a surrogate pair,", (int) c));
      }
    }
  }

  /** Whether a character is one of two that make one together, and the other is not there. */
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c)
            && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
