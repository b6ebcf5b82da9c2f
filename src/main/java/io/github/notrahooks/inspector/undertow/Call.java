package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.inspector.Asked;
import io.github.notrahooks.inspector.Inspector;
import io.github.notrahooks.inspector.Refusal;
import io.github.notrahooks.json.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** One call of the interface, on a worker. */
final class Call {
  private final HttpServerExchange exchange;
  private final String name;

  /**
   * A call.
   *
   * @param name the name in its path, or the empty string
   */
  Call(HttpServerExchange exchange, String name) {
    this.exchange = exchange;
    this.name = name;
  }

  /** Its body is too long. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("a request may have a body of at most " + Inspector.MAX_BODY_BYTES + " bytes");
    }
  }

  String name() {
    return name;
  }

  /** Its parameters. */
  Asked asked() {
    Map<String, List<String>> given = new LinkedHashMap<>();
    exchange
        .getQueryParameters()
        .forEach((parameter, values) -> given.put(parameter, new ArrayList<>(values)));
    return new Asked(given);
  }

  /** The one parameter that it may have, a whole number; negative where it has none. */
  int number(String parameter) {
    return asked().onlyNumber(parameter);
  }

  /** Its body. */
  byte[] body() throws IOException {
    asked().none();
    InputStream in = exchange.getInputStream();
    byte[] bytes = in.readNBytes(Inspector.MAX_BODY_BYTES + 1);
    if (bytes.length > Inspector.MAX_BODY_BYTES) {
      throw new TooLong();
    }
    return bytes;
  }

  /** Answers with an object. */
  void json(ObjectNode object) throws IOException {
    json(Json.bytes(object));
  }

  /** Answers with an object. */
  void json(String object) throws IOException {
    json(object.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with an object. */
  void json(byte[] object) throws IOException {
    Answers.json(exchange, object);
  }

  /** Begins an answer that is written piece by piece; it ends with the call. */
  OutputStream answer(String type) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    return exchange.getOutputStream();
  }

  /** Begins an answer that is to be a file, and nothing else. */
  OutputStream download(String fileName) {
    asked().none();
    SafeHeaders.sandbox(exchange);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
    return answer("application/octet-stream");
  }

  /** Refuses what is longer than can be, before any of it is read. */
  static boolean isTooLong(HttpServerExchange exchange) {
    return exchange.getRequestContentLength() > Inspector.MAX_BODY_BYTES;
  }

  static Refusal noRoom() {
    return Refusal.noRoom(
        "this process has no room in memory for that at the moment", "notra-hooks logs show ID");
  }
}
