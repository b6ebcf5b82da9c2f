package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;
import java.util.Set;

/** What comes before the webhook route: odd framing, and the health check. */
final class EdgeHandler implements HttpHandler {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private static final Set<HttpString> VERSIONS = Set.of(Protocols.HTTP_1_0, Protocols.HTTP_1_1);
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
    if (!VERSIONS.contains(exchange.getProtocol())) {
      replies.sendLast(exchange, Reply.error(505, "Unsupported HTTP version"));
    } else if (encodings != null && !"chunked".equalsIgnoreCase(encodings.getFirst())) {
      // Undertow would read any of them as chunked.
      replies.sendLast(exchange, Reply.error(501, "Unsupported transfer encoding"));
    } else if (WebhookHandler.path(exchange).equals("/healthz")) {
      health(exchange);
    } else {
      next.handleRequest(exchange);
    }
  }

  private void health(HttpServerExchange exchange) {
    if (loopbackOnly && !LOOPBACK.contains(host(exchange))) {
      // A name that merely resolves to this machine: a page elsewhere is looking.
      replies.send(exchange, Reply.error(421, "Misdirected request"));
    } else if (isFromAPage(exchange)) {
      replies.send(exchange, Reply.error(403, "Not for other sites"));
    } else if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      replies.send(exchange, Reply.error(405, "Method not allowed").with("Allow", "GET"));
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
