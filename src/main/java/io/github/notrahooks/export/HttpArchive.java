package io.github.notrahooks.export;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonBytes;
import io.github.notrahooks.json.JsonStringStream;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
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
  /** Larger bodies are encoded while they are written. */
  private static final int LARGE_BODY_BYTES = 64 * 1024;

  private final OutputStream out;
  private String separator = "";

  /**
   * Begins an archive.
   *
   * @param out where it goes; is to be buffered, and stays open when this is closed
   * @param version this program's version
   */
  public HttpArchive(OutputStream out, String version) throws IOException {
    this.out = out;
    ObjectNode creator = Json.object().put("name", "notra-hooks").put("version", version);
    write("{\"log\":{\"version\":\"1.2\",\"creator\":" + Json.text(creator) + ",\"entries\":[");
  }

  /**
   * What is to be added for a delivery.
   *
   * @param before what comes before the body, or all of it where the body is not large
   * @param text whether the body is text
   * @param after what comes after the body
   */
  public record Entry(byte[] before, Body body, boolean text, byte[] after) {}

  /**
   * What is to be added for a delivery. Thread-safe, unlike the archive.
   *
   * @throws io.github.notrahooks.failure.Failure if it was no request, but the run of a command
   */
  public static Entry entryOf(LogRecord log) {
    ObjectNode entry = Json.object()
        .put("startedDateTime", Timestamps.text(log.createdAt()))
        .put("time", log.durationMs());
    LogRecord.Request request = log.sentRequest();
    boolean text = Utf8Cursor.isValid(request.body().pieces());
    JsonBytes before = new JsonBytes(1024).node(entry);
    begin(before.back(1).raw(",\"request\":"), request);
    JsonBytes after = new JsonBytes(1024);
    end(after, request, text);
    byte[] rest = Json.bytes(rest(log));
    rest[0] = ',';
    after.raw(rest);
    Body body = request.bodyBytes() > 0 ? request.body() : Body.EMPTY;
    if (body.size() > LARGE_BODY_BYTES) {
      return new Entry(before.toBytes(), body, text, after.toBytes());
    }
    if (text) {
      body.pieces().forEach(piece -> before.inside(piece, 0, piece.length));
    } else {
      before.raw(Base64.getEncoder().encode(body.bytes()));
    }
    return new Entry(before.raw(after.toBytes()).toBytes(), Body.EMPTY, true, new byte[0]);
  }

  /** Adds what was made of a delivery. */
  public void add(Entry entry) throws IOException {
    write(separator + "\n");
    out.write(entry.before());
    if (entry.text()) {
      entry.body().writeTo(new JsonStringStream(out));
    } else {
      entry.body().writeBase64To(out);
    }
    out.write(entry.after());
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

  /** A request up to its body. */
  private static void begin(JsonBytes json, LogRecord.Request request) {
    String url = CurlCommand.url(request);
    ObjectNode start = Json.object()
        .put("method", request.method())
        .put("url", url)
        .put("httpVersion", "HTTP/1.1");
    start.putArray("cookies");
    start.set("headers", headers(request.headers()));
    start.set("queryString", query(url));
    json.node(start).back(1);
    if (request.bodyBytes() > 0) {
      json.raw(",\"postData\":{\"mimeType\":").string(type(request.headers()));
      json.raw(",\"text\":\"");
    }
  }

  /** A request from behind its body on. */
  private static void end(JsonBytes json, LogRecord.Request request, boolean text) {
    if (request.bodyBytes() > 0) {
      json.raw(text ? "\"" : "\",\"_encoding\":\"base64\"");
      if (request.bodyTruncated()) {
        json.raw(",\"comment\":").string("only the first " + request.body().size() + " bytes");
      }
      json.raw("}");
    }
    json.raw(",\"headersSize\":-1,\"bodySize\":").number(request.bodyBytes());
    if (!request.cut().isEmpty()) {
      json.raw(",\"comment\":")
          .string("only the beginning of: " + String.join(", ", request.cut()));
    }
    json.raw("}");
  }

  private static ObjectNode rest(LogRecord log) {
    ObjectNode entry = Json.object();
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
      text(content, body);
    }
    return json.put("redirectURL", headers.first("Location").orElse(""))
        .put("headersSize", -1)
        .put("bodySize", response == null ? -1 : body.size());
  }

  private static void text(ObjectNode target, Body body) {
    if (Utf8Cursor.isValid(body.pieces())) {
      target.put("text", body.text());
    } else {
      target.put("text", Base64.getEncoder().encodeToString(body.bytes()));
      target.put("encoding", "base64");
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
