package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.inspector.Refusal;
import io.github.notrahooks.json.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xnio.IoUtils;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers of JSON. */
final class Answers {
  static final String JSON = "application/json; charset=utf-8";

  private Answers() {}

  /** Writes an answer from a worker. */
  static void json(HttpServerExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
    exchange.setResponseContentLength(body.length);
    try (OutputStream out = exchange.getOutputStream()) {
      out.write(body);
    }
  }

  /** Says what is wrong, and ends; from any thread. */
  static void error(HttpServerExchange exchange, int status, String message) {
    error(exchange, status, Json.object().put("error", message));
  }

  /** Says why it is not done, and ends. */
  static void refusal(HttpServerExchange exchange, Refusal refusal) {
    ObjectNode body = Json.object().put("error", refusal.getMessage());
    if (refusal.command() != null) {
      body.put("command", refusal.command());
    }
    int status = switch (refusal.kind()) {
      case WRONG -> 400;
      case FORBIDDEN -> 403;
      case MISSING -> 404;
      case NO_ROOM, BUSY -> 503;
    };
    if (refusal.kind() == Refusal.Kind.BUSY) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    }
    error(exchange, status, body);
  }

  private static void error(HttpServerExchange exchange, int status, ObjectNode body) {
    if (exchange.isResponseStarted()) {
      // Nothing can be said any more: the answer ends before its time, which the client sees.
      exchange.setPersistent(false);
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    byte[] bytes = (Json.text(body) + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
    exchange.getResponseHeaders().remove(Headers.CONTENT_DISPOSITION);
    exchange.setResponseContentLength(bytes.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
  }
}
