package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.BodyReading.Form;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Recognises compressed bodies, and unpacks them as far as a body may be long. */
public final class Compression {
  /** The most bytes that a webhook's body has: GitHub's limit of 25 MiB. */
  public static final int MOST = 26_214_400;

  private Compression() {}

  /** The name of what a body is compressed with, going by its first bytes; nothing if by nothing. */
  public static Optional<String> named(Body body) {
    byte[] start = body.truncated(4).bytes();
    if (isGzip(start)) {
      return Optional.of("gzip");
    } else if (isZlib(start)) {
      return Optional.of("zlib");
    } else if (start.length == 4
        && start[0] == 0x28
        && start[1] == (byte) 0xB5
        && start[2] == 0x2F
        && start[3] == (byte) 0xFD) {
      return Optional.of("zstd");
    }
    return Optional.empty();
  }

  /** What {@code Content-Encoding} says of a body; nothing where it says that it is as it is. */
  public static Optional<String> said(Headers headers) {
    return headers
        .first("Content-Encoding")
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty() && !value.equals("identity"));
  }

  static Optional<Body> unpacked(Form form, Body body, Headers headers) {
    byte[] start = body.truncated(4).bytes();
    try {
      return switch (form) {
        case GZIP ->
          isGzip(start) ? all(new GZIPInputStream(body.stream())) : Optional.<Body>empty();
        case ZLIB ->
          isZlib(start) ? all(new InflaterInputStream(body.stream())) : Optional.<Body>empty();
        case DEFLATE ->
          said(headers).filter("deflate"::equals).isPresent() ? raw(body) : Optional.<Body>empty();
        default -> Optional.empty();
      };
    } catch (IOException e) {
      // Not what its beginning promises.
      return Optional.empty();
    }
  }

  private static Optional<Body> raw(Body body) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      return all(new InflaterInputStream(body.stream(), inflater));
    } finally {
      inflater.end();
    }
  }

  private static Optional<Body> all(InputStream unpacking) throws IOException {
    try (unpacking) {
      byte[] bytes = unpacking.readNBytes(MOST + 1);
      return bytes.length > MOST ? Optional.empty() : Optional.of(Body.of(bytes));
    }
  }

  private static boolean isGzip(byte[] start) {
    return start.length > 2 && start[0] == 0x1F && start[1] == (byte) 0x8B;
  }

  /** The method deflate, a window of 32 KiB, and a check of both. */
  private static boolean isZlib(byte[] start) {
    return start.length > 2
        && start[0] == 0x78
        && ((start[0] & 0xFF) << 8 | start[1] & 0xFF) % 31 == 0;
  }
}
