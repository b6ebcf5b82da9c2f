package io.github.notrahooks.export;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command for a POSIX shell, with {@code curl} and where needed {@code base64}, that sends a request
 * again: the very same body and headers. Nothing in it is invisible, whatever the request holds.
 */
public final class CurlCommand {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What curl derives from the body, or what belongs to the connection and not to the message. */
  private static final Set<String> LEFT_OUT =
      Set.of("content-length", "transfer-encoding", "connection", "expect", "keep-alive");

  /** What curl adds where it is not told otherwise. */
  private static final List<String> CURLS_OWN =
      List.of("User-Agent", "Accept", "Content-Type", "Expect");

  private CurlCommand() {}

  /**
   * Writes the command for a logged request: to where it was sent, or, if it was received, to where the
   * sender addressed it.
   *
   * @param out is to be buffered
   * @throws Failure if the log holds only the beginning of the body, or of something else, or there was no
   *     request; nothing has been written then
   */
  public static void write(LogRecord log, OutputStream out) throws IOException {
    LogRecord.Request request = log.sentRequest();
    if (request.bodyTruncated()) {
      throw Failure.failed("The log keeps only the first " + request.body().size() + " of the "
          + request.bodyBytes() + " bytes of the body of " + log.id()
          + ": it cannot be sent again.");
    }
    if (!request.cut().isEmpty()) {
      throw Failure.failed("The log keeps only the beginning of what was long in the request of "
          + log.id() + ", which was refused: it cannot be sent again.");
    }
    write(request.method(), url(request), request.headers(), request.body(), out);
  }

  static String url(LogRecord.Request request) {
    return request.url() != null
        ? request.url()
        : "http://" + request.headers().first("Host").orElse("localhost") + request.path();
  }

  /** Writes the command for a request. */
  static void write(String method, String url, Headers headers, Body body, OutputStream out)
      throws IOException {
    boolean hasBody = body.size() > 0 || method.equals("POST");
    List<String> arguments = new ArrayList<>();
    arguments.add("curl -g --path-as-is" + method(method, hasBody) + " " + url(url));
    for (Header header : headers) {
      header(header, url).ifPresent(arguments::add);
    }
    for (String name : CURLS_OWN) {
      if (!headers.contains(name) || name.equals("Expect")) {
        arguments.add("-H '" + name + ":'");
      }
    }
    if (hasBody) {
      arguments.add("--data-binary @-");
    }
    if (hasBody) {
      ShellText.print(body, out);
      out.write(" | \\\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.write(String.join(" \\\n  ", arguments).getBytes(StandardCharsets.UTF_8));
  }

  private static String method(String method, boolean hasBody) {
    return method.equals(hasBody ? "POST" : "GET") || !TOKEN.matcher(method).matches()
        ? ""
        : " -X " + ShellText.quoted(method);
  }

  private static String url(String url) {
    StringBuilder plain = new StringBuilder();
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0x20 && b < 0x7F) {
        plain.append((char) b);
      } else {
        plain.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
      }
    }
    return ShellText.quoted(plain.toString());
  }

  private static Optional<String> header(Header header, String url) {
    String name = header.name();
    String value = header.value();
    if (LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))
        || name.equalsIgnoreCase("Host") && url.contains("://" + value + "/")
        || !TOKEN.matcher(name).matches()
        || value.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n')) {
      return Optional.empty();
    }
    if (value.isEmpty()) {
      return Optional.of("-H " + ShellText.quoted(name + ";"));
    }
    String line = name + ": " + value;
    return Optional.of(
        line.chars().allMatch(c -> c >= 0x20 && c < 0x7F)
            ? "-H " + ShellText.quoted(line)
            : "-H \"$(" + ShellText.decode(bytes(header)) + ")\"");
  }

  private static byte[] bytes(Header header) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes((header.name() + ": ").getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(header.bytes());
    return line.toByteArray();
  }
}
