package io.github.notrahooks.inspector.undertow;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page and its modules, out of the jar. They hold nothing that is not in the jar, so anybody may have them. */
final class PageFiles {
  private static final String FOLDER = "/io/github/notrahooks/inspector/page/";
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9_-]+/)*[a-z0-9_-]+(?:\\.[a-z0-9]+)+");
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html; charset=utf-8",
      "js", "text/javascript; charset=utf-8",
      "css", "text/css; charset=utf-8",
      "svg", "image/svg+xml",
      "json", "application/json; charset=utf-8",
      "txt", "text/plain; charset=utf-8",
      "png", "image/png");

  private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();

  /** A file's bytes, and what they are known by. */
  private record File(byte[] bytes, String type, String tag) {}

  /** Whether a path is one of theirs. */
  static boolean isOne(String path) {
    return path.equals("/") || path.startsWith("/page/");
  }

  /** Answers a request for one; on the I/O thread, as nothing is waited for. */
  void handle(HttpServerExchange exchange) {
    String path = exchange.getRelativePath();
    Optional<File> file = file(path.equals("/") ? "index.html" : path.substring("/page/".length()));
    if (file.isEmpty()) {
      Answers.error(exchange, 404, "there is no such file; the page is at /");
      return;
    }
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
      Answers.error(exchange, 405, "a file can only be read; use GET");
      return;
    }
    File found = file.get();
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
    exchange.getResponseHeaders().put(Headers.ETAG, found.tag());
    String known = exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH);
    if (known != null && known.contains(found.tag())) {
      exchange.setStatusCode(304);
      exchange.endExchange();
      return;
    }
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, found.type());
    exchange.setResponseContentLength(found.bytes().length);
    exchange.getResponseSender().send(ByteBuffer.wrap(found.bytes()));
  }

  private Optional<File> file(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    // Only what there is is kept: names that are not are without number.
    Optional<File> kept = files.getOrDefault(name, Optional.empty());
    if (kept.isPresent() || type == null) {
      return kept;
    }
    Optional<File> read = read(FOLDER + name, type);
    read.ifPresent(file -> files.put(name, read));
    return read;
  }

  /** A resource's bytes; empty where there is no such resource. */
  static Optional<byte[]> resource(String path) {
    try (InputStream in = PageFiles.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<File> read(String path, String type) {
    return resource(path).map(bytes -> new File(bytes, type, tag(bytes)));
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      StringBuilder tag = new StringBuilder("\"");
      for (int i = 0; i < 16; i++) {
        tag.append("%02x".formatted(digest[i] & 0xFF));
      }
      return tag.append('"').toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
