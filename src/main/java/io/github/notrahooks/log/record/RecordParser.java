package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a line back into the record that it was written from. */
public final class RecordParser {
  private RecordParser() {}

  /**
   * The record in a line whose frame was checked.
   *
   * @param line without its line end; for reading only
   * @throws DamagedLine if the line is not a record all the same: somebody else wrote it
   */
  public static LogRecord parse(byte[] line) throws DamagedLine {
    LogRecord usual = UsualRecord.parse(line);
    return usual == null ? parseAny(line) : usual;
  }

  /** Reads a line whatever its white space and the order of its keys; several times as slow. */
  static LogRecord parseAny(byte[] line) throws DamagedLine {
    try {
      return read(Json.parseOurs(line));
    } catch (MalformedJson | IllegalArgumentException | DateTimeException e) {
      throw new DamagedLine("the line is not a record: " + e.getMessage());
    }
  }

  private static LogRecord read(JsonNode root) {
    JsonNode payload = root.path("payload");
    Direction direction = Direction.valueOf(required(root, "direction").toUpperCase(Locale.ROOT));
    return new LogRecord(
        required(root, "id"),
        text(root, "referenceId"),
        required(root, "title"),
        required(root, "integrationType"),
        direction,
        required(root, "status").equals("success"),
        root.path("statusCode").canConvertToInt() ? root.path("statusCode").intValue() : null,
        text(root, "errorMessage"),
        new LogRecord.Payload(
            payload.path("event").asString(""),
            payload.path("action").asString(""),
            text(payload, "reason"),
            payload.path("data") instanceof ObjectNode data ? data : Json.object()),
        Timestamps.parse(required(root, "createdAt")),
        text(root, "organizationId"),
        text(root, "integrationId"),
        text(root, "repositoryId"),
        Outcome.valueOf(required(root, "outcome").toUpperCase(Locale.ROOT)),
        text(root, "duplicateOf"),
        root.path("durationMs").asLong(0),
        request(root.path("request"), HeaderEncoding.unsaid(direction)),
        root.has("response") ? response(root.path("response")) : null);
  }

  private static LogRecord.Request request(JsonNode request, HeaderEncoding unsaid) {
    return new LogRecord.Request(
        required(request, "method"),
        required(request, "path"),
        text(request, "url"),
        text(request, "remoteAddress"),
        headers(request, unsaid),
        required(request, "bodySha256"),
        request.path("bodyBytes").asLong(0),
        body(request),
        request.path("bodyTruncated").asBoolean(false),
        cut(request.path("cut")));
  }

  private static List<String> cut(JsonNode keys) {
    List<String> cut = new ArrayList<>();
    for (JsonNode key : keys) {
      cut.add(key.asString(""));
    }
    return List.copyOf(cut);
  }

  private static LogRecord.Response response(JsonNode response) {
    return new LogRecord.Response(
        response.path("statusCode").asInt(0),
        headers(response, HeaderEncoding.UTF_8),
        body(response),
        response.path("durationMs").asLong(0));
  }

  private static Headers headers(JsonNode message, HeaderEncoding unsaid) {
    Headers.Builder headers = new Headers.Builder();
    for (JsonNode pair : message.path("headers")) {
      headers.add(pair.path(0).asString(""), pair.path(1).asString(""));
    }
    String encoding = text(message, HeaderEncoding.KEY);
    return headers.build().readIn(encoding == null ? unsaid : HeaderEncoding.named(encoding));
  }

  private static Body body(JsonNode message) {
    String base64 = text(message, "bodyBase64");
    return base64 == null
        ? Body.ofText(message.path("body").asString(""))
        : Body.of(Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String required(JsonNode node, String key) {
    String value = text(node, key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static @Nullable String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }
}
