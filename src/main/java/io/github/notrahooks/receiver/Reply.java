package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP answer; its body is JSON, unless it is that of an application.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has
 * @param body a JSON object, or what {@code Content-Type} among the headers says
 */
public record Reply(int status, Headers headers, Body body) {
  /** The media type of every answer. */
  public static final String CONTENT_TYPE = "application/json; charset=utf-8";

  /** An answer without further headers. */
  public static Reply of(int status, ObjectNode body) {
    return new Reply(status, Headers.EMPTY, Body.of(Json.bytes(body)));
  }

  /** {@code {"error":"…"}}. */
  public static Reply error(int status, String error) {
    return of(status, Json.object().put("error", error));
  }

  /** An answer to one who should come back later. */
  public static Reply unavailable(String error, int retryAfterSeconds) {
    return error(503, error).with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** This answer with one more header. */
  public Reply with(String name, String value) {
    return new Reply(status, headers.with(name, value), body);
  }
}
