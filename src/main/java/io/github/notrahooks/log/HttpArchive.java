package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.Utf8Cursor;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes deliveries as an HTTP archive (HAR 1.2), one after the other, so that any number of them takes
 * no memory. What the format has no place for stands in properties whose names begin with an
 * underscore, as it allows. Not thread-safe.
 *
 * <p>Of a received delivery the log has no response but its status. Where a request body is no text, its
 * Base64 stands for it, with {@code "_encoding":"base64"}; where a header's value is no UTF-8, each character
 * stands for a byte, with {@code "_encoding":"iso-8859-1"}.
 */
public final class HttpArchive implements Closeable {
  private final OutputStream out;
  private String separator = "";

  /**
   * Begins an archive.
   *
   * @param out where it goes; stays open when this is closed
   * @param version this program's version
   */
  public HttpArchive(OutputStream out, String version) throws IOException {
    this.out = out;
    ObjectNode creator = Json.object().put("name", "notra-hooks").put("version", version);
    write("{\"log\":{\"version\":\"1.2\",\"creator\":" + Json.text(creator) + ",\"entries\":[");
  }

  /** What is to be added for a delivery. Most of the work, and thread-safe, unlike the archive. */
  public static byte[] entryOf(LogRecord log) {
    return Json.text(entry(log)).getBytes(StandardCharsets.UTF_8);
  }

  /** Adds what was made of a delivery. */
  public void add(byte[] entry) throws IOException {
    write(separator + "\n");
    out.write(entry);
    separator = ",";
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the archive. */
  @Override
  public void close() throws IOException {
    write("\n]}}\n");
    out.flush();
  }

  private static ObjectNode entry(LogRecord log) {
    ObjectNode entry = Json.object()
        .put("startedDateTime", Timestamps.text(log.createdAt()))
        .put("time", log.durationMs());
    entry.set("request", request(log.request()));
    entry.set("response", response(log));
    entry.putObject("cache");
    entry.putObject("timings").put("send", 0).put("wait", log.durationMs()).put("receive", 0);
    entry
        .put("_id", log.id())
        .put("_referenceId", log.referenceId())
        .put("_provider", log.integrationType())
        .put("_direction", log.direction().wireName())
        .put("_event", log.payload().event())
        .put("_action", log.payload().action())
        .put("_outcome", log.outcome().wireName());
    if (log.errorMessage() != null) {
      entry.put("_error", log.errorMessage());
    }
    return entry;
  }

  private static ObjectNode request(LogRecord.Request request) {
    String url = CurlCommand.url(request);
    ObjectNode json = Json.object()
        .put("method", request.method())
        .put("url", url)
        .put("httpVersion", "HTTP/1.1");
    json.putArray("cookies");
    json.set("headers", headers(request.headers()));
    json.set("queryString", query(url));
    if (request.bodyBytes() > 0) {
      json.set("postData", postData(request));
    }
    return json.put("headersSize", -1).put("bodySize", request.bodyBytes());
  }

  private static ObjectNode postData(LogRecord.Request request) {
    ObjectNode data = Json.object().put("mimeType", type(request.headers()));
    text(data, request.body(), "_encoding");
    if (request.bodyTruncated()) {
      data.put("comment", "only the first " + request.body().size() + " bytes");
    }
    return data;
  }

  private static ObjectNode response(LogRecord log) {
    LogRecord.Response response = log.response();
    Headers headers = response == null ? Headers.EMPTY : response.headers();
    ObjectNode json = Json.object()
        .put("status", log.statusCode() == null ? 0 : log.statusCode())
        .put("statusText", "")
        .put("httpVersion", "HTTP/1.1");
    json.putArray("cookies");
    json.set("headers", headers(headers));
    ObjectNode content = json.putObject("content");
    Body body = response == null ? Body.EMPTY : response.body();
    content.put("size", body.size()).put("mimeType", type(headers));
    if (response != null) {
      text(content, body, "encoding");
    }
    return json.put("redirectURL", headers.first("Location").orElse(""))
        .put("headersSize", -1)
        .put("bodySize", response == null ? -1 : body.size());
  }

  private static void text(ObjectNode target, Body body, String encoding) {
    if (Utf8Cursor.isValid(body.pieces())) {
      target.put("text", body.text());
    } else {
      target.put("text", Base64.getEncoder().encodeToString(body.bytes()));
      target.put(encoding, "base64");
    }
  }

  private static String type(Headers headers) {
    return headers.first("Content-Type").orElse("application/octet-stream");
  }

  private static ArrayNode headers(Headers headers) {
    ArrayNode list = Json.array();
    for (Header header : headers) {
      ObjectNode pair = list.addObject().put("name", header.name()).put("value", header.value());
      if (!header.utf8()) {
        pair.put("_encoding", HeaderEncoding.ISO_8859_1.wireName());
      }
    }
    return list;
  }

  private static ArrayNode query(String url) {
    ArrayNode list = Json.array();
    int mark = url.indexOf('?');
    if (mark >= 0 && mark < url.length() - 1) {
      for (String pair : url.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        list.addObject()
            .put("name", decoded(equals < 0 ? pair : pair.substring(0, equals)))
            .put("value", equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return list;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
