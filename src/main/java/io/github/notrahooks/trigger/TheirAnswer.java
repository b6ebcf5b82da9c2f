package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;

/**
 * What an application says to a delivery, for the provider.
 *
 * @param status the HTTP status
 * @param contentType the body's media type
 * @param body its first 64 KiB at most
 */
public record TheirAnswer(int status, String contentType, Body body) {
  /** An answer where there is none from the application. */
  static TheirAnswer error(int status, String why) {
    return new TheirAnswer(
        status,
        "application/json; charset=utf-8",
        Body.of(Json.bytes(Json.object().put("error", why))));
  }
}
