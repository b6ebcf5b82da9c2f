package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.BodyReading.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
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

  /** What is inside, if the body ends where the compressed stream ends: what is behind it is not signed. */
  static Optional<Body> unpacked(Form form, Body body, Headers headers) {
    return read(form, body, headers, (stream, behind) -> {
      byte[] bytes = stream.readNBytes(MOST + 1);
      return bytes.length > MOST || behind.getAsInt() > 0 ? null : Body.of(bytes);
    });
  }

  /** How many bytes a body has behind the end of a compressed stream; 0 if there is no whole one. */
  public static int behind(Body body, Headers headers) {
    for (Form form : List.of(Form.GZIP, Form.ZLIB, Form.DEFLATE)) {
      Optional<Integer> bytes = read(
          form,
          body,
          headers,
          (stream, behind) -> stream.readNBytes(MOST + 1).length > MOST ? null : behind.getAsInt());
      if (bytes.isPresent()) {
        return bytes.get();
      }
    }
    return 0;
  }

  /** Whether a body unpacks to more bytes than one may have. */
  static boolean isTooLarge(Form form, Body body, Headers headers) {
    return read(form, body, headers, (stream, behind) -> {
          stream.skipNBytes(MOST);
          return stream.read() >= 0 ? true : null;
        })
        .isPresent();
  }

  /** Takes something from what is unpacked, or nothing. */
  private interface Reader<T> {
    /** Told at the stream's end how many bytes are behind it. */
    @Nullable
    T read(InputStream unpacking, IntSupplier behind) throws IOException;
  }

  /** Tells what is behind the last member: the JDK passes over what is none. */
  private static final class Gzip extends GZIPInputStream {
    /** The check and the size, which the inflater leaves. */
    private static final int TRAILER = 8;

    /** Has all of it at hand, so that all that is left is the inflater's. */
    Gzip(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes), bytes.length);
    }

    int behind() {
      return inf.getRemaining() - TRAILER;
    }
  }

  private static <T> Optional<T> read(Form form, Body body, Headers headers, Reader<T> reader) {
    byte[] start = body.truncated(4).bytes();
    boolean is = switch (form) {
      case GZIP -> isGzip(start);
      case ZLIB -> isZlib(start);
      case DEFLATE ->
        start.length > 0 && said(headers).filter("deflate"::equals).isPresent();
      default -> false;
    };
    if (!is) {
      return Optional.empty();
    }
    byte[] bytes = body.bytes();
    Inflater inflater = new Inflater(form == Form.DEFLATE);
    try {
      if (form == Form.GZIP) {
        try (Gzip gzip = new Gzip(bytes)) {
          return Optional.ofNullable(reader.read(gzip, gzip::behind));
        }
      }
      try (InputStream unpacking =
          new InflaterInputStream(new ByteArrayInputStream(bytes), inflater, bytes.length)) {
        return Optional.ofNullable(reader.read(unpacking, inflater::getRemaining));
      }
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
