package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.receiver.Reply;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/** Writes answers. Used on the I/O thread of the connection alone. */
final class Replies {
  private final Duration linger;

  /**
   * Answers of one server.
   *
   * @param linger how long a client that has been answered may go on to send its request
   */
  Replies(Duration linger) {
    this.linger = linger;
  }

  /**
   * Answers. The connection is kept for the next request, unless more of this one is still to come: a
   * client that is sending sees the answer only if the connection stays open for a while, so what it sends
   * is thrown away, within bounds, and then the connection is closed.
   */
  void send(HttpServerExchange exchange, Reply reply) {
    if (!exchange.isRequestComplete()) {
      exchange.setPersistent(false);
      // Ending the exchange reads on up to the listener's limit; a client that only drips would
      // keep
      // that going.
      var deadline = exchange
          .getIoThread()
          .executeAfter(
              () -> IoUtils.safeClose(exchange.getConnection()),
              linger.toMillis(),
              TimeUnit.MILLISECONDS);
      exchange.addExchangeCompleteListener((ended, next) -> {
        deadline.remove();
        next.proceed();
      });
    }
    exchange.setStatusCode(reply.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Reply.CONTENT_TYPE);
    for (Header header : reply.headers()) {
      exchange.getResponseHeaders().put(new HttpString(header.name()), header.value());
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.setResponseContentLength(body.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  /** Answers, and closes the connection after that. */
  void sendLast(HttpServerExchange exchange, Reply reply) {
    exchange.setPersistent(false);
    send(exchange, reply);
  }
}
