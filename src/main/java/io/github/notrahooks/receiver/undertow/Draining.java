package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.receiver.Reply;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/**
 * Answers a request of which more is still to come. A client that is sending reads the answer only if the
 * connection stays open for a while: so what it sends is thrown away, within bounds.
 */
final class Draining {
  private static final int SECONDS = 5;

  private Draining() {}

  static void answer(HttpServerExchange exchange, Reply reply) {
    exchange.setPersistent(false);
    // Ending the exchange reads on, up to the listener's limit, and closes; a client that only
    // drips
    // would keep that going.
    var deadline = exchange
        .getIoThread()
        .executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), SECONDS, TimeUnit.SECONDS);
    exchange.addExchangeCompleteListener((ended, next) -> {
      deadline.remove();
      next.proceed();
    });
    Replies.send(exchange, reply);
  }
}
