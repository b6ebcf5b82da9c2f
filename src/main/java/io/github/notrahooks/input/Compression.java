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
import org.jspecify.annotations.Nullable;

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
    return read(form, body, headers, stream -> {
      byte[] bytes = stream.readNBytes(MOST + 1);
      return bytes.length > MOST ? null : Body.of(bytes);
    });
  }

  /** Whether a body unpacks to more bytes than one may have. */
  static boolean isTooLarge(Form form, Body body, Headers headers) {
    return read(form, body, headers, stream -> {
          stream.skipNBytes(MOST);
          return stream.read() >= 0 ? true : null;
        })
        .isPresent();
  }

  /** Takes something from what is unpacked, or nothing. */
  private interface Reader<T> {
    @Nullable
    T read(InputStream unpacking) throws IOException;
  }

  private static <T> Optional<T> read(Form form, Body body, Headers headers, Reader<T> reader) {
    byte[] start = body.truncated(4).bytes();
    boolean is = switch (form) {
      case GZIP -> isGzip(start);
      case ZLIB -> isZlib(start);
      case DEFLATE -> said(headers).filter("deflate"::equals).isPresent();
      default -> false;
    };
    if (!is) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater(form == Form.DEFLATE);
    try (InputStream unpacking = form == Form.GZIP
        ? new GZIPInputStream(body.stream())
        : new InflaterInputStream(body.stream(), inflater)) {
      return Optional.ofNullable(reader.read(unpacking));
    } catch (IOException e) {
      // Not what its beginning promises.
      return Optional.empty();
    } finally {
      inflater.end();
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
