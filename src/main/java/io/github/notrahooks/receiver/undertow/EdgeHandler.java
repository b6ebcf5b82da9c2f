package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Set;
import java.util.regex.Pattern;

/** What comes before the webhook route: odd framing, and the health check. */
final class EdgeHandler implements HttpHandler {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** As RFC 9112 has it, a higher minor version is read as the newest there is. */
  private static final Pattern VERSION = Pattern.compile(" HTTP/1\\.[0-9]$");

  private static final HttpString FETCH_SITE = new HttpString("Sec-Fetch-Site");

  private final HttpHandler next;
  private final Receiver receiver;
  private final InFlight inFlight;
  private final Replies replies;
  private final boolean loopbackOnly;

  EdgeHandler(
      HttpHandler next,
      Receiver receiver,
      InFlight inFlight,
      Replies replies,
      boolean loopbackOnly) {
    this.next = next;
    this.receiver = receiver;
    this.inFlight = inFlight;
    this.replies = replies;
    this.loopbackOnly = loopbackOnly;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeadRecorder.begin(exchange);
    HeaderValues encodings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
    if (!VERSION.matcher(HeadRecorder.requestLineOf(exchange)).find()) {
      refuse(exchange, 505, "Unsupported HTTP version");
    } else if (encodings != null && !"chunked".equalsIgnoreCase(encodings.getFirst())) {
      // Undertow would read any of them as chunked.
      refuse(exchange, 501, "Unsupported transfer encoding");
    } else if (contentLength(exchange) == BodyLength.MALFORMED) {
      refuse(exchange, 400, "Invalid Content-Length header");
    } else if (contentLength(exchange) == BodyLength.BEYOND_COUNTING) {
      refuse(exchange, 413, "Payload too large");
    } else if (WebhookHandler.path(exchange).equals("/healthz")) {
      health(exchange);
    } else {
      next.handleRequest(exchange);
    }
  }

  /** The length that a request's head gives its body, as {@link BodyLength} has it. */
  static long contentLength(HttpServerExchange exchange) {
    return BodyLength.of(exchange.getRequestHeaders().getFirst(Headers.CONTENT_LENGTH));
  }

  private void refuse(HttpServerExchange exchange, int status, String error) {
    receiver.turnedAway(WebhookHandler.request(exchange), status, error);
    replies.sendLast(exchange, Reply.error(status, error));
  }

  private void turnAway(HttpServerExchange exchange, Reply reply, String why) {
    receiver.turnedAway(WebhookHandler.request(exchange), reply.status(), why);
    replies.send(exchange, reply);
  }

  private void health(HttpServerExchange exchange) {
    if (loopbackOnly && !LOOPBACK.contains(host(exchange))) {
      // A name that merely resolves to this machine: a page elsewhere is looking.
      turnAway(
          exchange,
          Reply.error(421, "Misdirected request"),
          "the health check answers to the names of this machine alone");
    } else if (isFromAPage(exchange)) {
      turnAway(
          exchange,
          Reply.error(403, "Not for other sites"),
          "the health check does not answer pages in a browser");
    } else if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      turnAway(
          exchange,
          Reply.error(405, "Method not allowed").with("Allow", "GET"),
          "the health check takes nothing but GET");
    } else {
      replies.send(exchange, receiver.health(inFlight.draining()));
    }
  }

  /** Browsers say which site a request comes from; this one serves no pages, so none is its own. */
  private static boolean isFromAPage(HttpServerExchange exchange) {
    String site = exchange.getRequestHeaders().getFirst(FETCH_SITE);
    return exchange.getRequestHeaders().contains(Headers.ORIGIN)
        || site != null && !site.equals("none");
  }

  private static String host(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (host == null) {
      return "";
    }
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
