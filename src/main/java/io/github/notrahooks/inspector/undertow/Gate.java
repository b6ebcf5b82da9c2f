package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.signature.ConstantTime;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides who may ask: nobody by another name of this machine, no other site's page, nobody without the token. */
final class Gate {
  private static final Pattern HOST =
      Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1\\])(?::[0-9]{1,5})?");
  private static final HttpString FETCH_SITE = new HttpString("Sec-Fetch-Site");
  private static final String BEARER = "Bearer ";
  private static final List<String> TOKEN_PARAMETERS = List.of("token", "t", "access_token");

  private final byte[] token;

  Gate(String token) {
    this.token = token.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Why a request is refused.
   *
   * @param status the answer's
   * @param message a sentence
   */
  record Closed(int status, String message) {}

  /** Why a request is refused whatever it asks for; empty if it is not. */
  Optional<Closed> host(HttpServerExchange exchange) {
    HeaderValues hosts = exchange.getRequestHeaders().get(Headers.HOST);
    if (hosts == null || hosts.size() != 1 || !HOST.matcher(hosts.getFirst()).matches()) {
      return Optional.of(new Closed(
          403,
          "the request's Host must be 127.0.0.1, localhost or [::1]: open the address that"
              + " 'notra-hooks inspect --url' prints"));
    }
    return Optional.empty();
  }

  /** Why a request for more than the page's files is refused; empty if it is not. */
  Optional<Closed> interfaceCall(HttpServerExchange exchange) {
    for (String site : values(exchange, FETCH_SITE)) {
      if (!site.equals("same-origin")) {
        return Optional.of(new Closed(
            403,
            "another site's page asks (Sec-Fetch-Site is not same-origin); use the"
                + " inspector's own page, or a client that is no browser"));
      }
    }
    String own = "http://" + exchange.getRequestHeaders().getFirst(Headers.HOST);
    for (String origin : values(exchange, Headers.ORIGIN)) {
      if (!origin.equals(own)) {
        return Optional.of(new Closed(
            403,
            "another site's page asks (Origin is not " + own + "); use the inspector's own"
                + " page, or a client that is no browser"));
      }
    }
    if (TOKEN_PARAMETERS.stream().anyMatch(exchange.getQueryParameters()::containsKey)) {
      return Optional.of(new Closed(
          400,
          "a token does not belong into an address, which is logged and remembered; send it"
              + " as 'Authorization: Bearer TOKEN'"));
    }
    return isKnown(exchange)
        ? Optional.empty()
        : Optional.of(new Closed(
            401,
            "send the token as 'Authorization: Bearer TOKEN'; it is the part behind #t= of the"
                + " address that 'notra-hooks inspect --url' prints"));
  }

  private static List<String> values(HttpServerExchange exchange, HttpString name) {
    HeaderValues values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : values;
  }

  private boolean isKnown(HttpServerExchange exchange) {
    List<String> given = values(exchange, Headers.AUTHORIZATION);
    if (given.size() != 1 || !given.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    byte[] bytes = given.get(0).substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
    // Takes as long whatever is in them.
    return ConstantTime.equal(token, bytes);
  }
}
