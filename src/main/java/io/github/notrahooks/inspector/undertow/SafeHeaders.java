package io.github.notrahooks.inspector.undertow;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer says, so that a browser does nothing with it that a stranger would like. */
final class SafeHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String POLICY_NAME = "Content-Security-Policy";

  /** The headers of every answer. */
  static final Map<String, String> ALL = all();

  private SafeHeaders() {}

  private static Map<String, String> all() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(POLICY_NAME, POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    return Map.copyOf(headers);
  }

  /** Puts them on an answer. */
  static void put(HttpServerExchange exchange) {
    ALL.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
  }

  /** Has a stranger's bytes do nothing even where somebody opens them. */
  static void sandbox(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(new HttpString(POLICY_NAME), POLICY + "; sandbox");
  }
}
