package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.receiver.Reply;
import io.undertow.io.IoCallback;
import io.undertow.io.Receiver;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  /** Answers a request of which nothing was read; see {@link #send(HttpServerExchange, Reply, Runnable)}. */
  void send(HttpServerExchange exchange, Reply reply) {
    send(
        exchange,
        reply,
        () -> exchange
            .getRequestReceiver()
            .receivePartialBytes(
                (reading, bytes, last) -> {
                  if (last) {
                    reading.endExchange();
                  }
                },
                (reading, cause) -> {
                  // One that claims to be huge goes on to send: its answer is still on the way.
                  if (!(cause instanceof Receiver.RequestToLargeException)) {
                    IoUtils.safeClose(reading.getConnection());
                  }
                }));
  }

  /** Answers, and closes the connection after that. */
  void sendLast(HttpServerExchange exchange, Reply reply) {
    exchange.setPersistent(false);
    send(exchange, reply, exchange::endExchange);
  }

  /** The reason phrase of a status. */
  static String phrase(int status) {
    // Undertow has no name for it.
    return status == 421 ? "Misdirected Request" : StatusCodes.getReason(status);
  }

  /**
   * Answers. The connection is kept for the next request, unless more of this one is still to come: a
   * client that is sending sees the answer only if somebody reads on, so that is done, for a while, and
   * then the connection is closed.
   *
   * @param readOn reads the rest of the request to its end, and ends the exchange there
   */
  void send(HttpServerExchange exchange, Reply reply, Runnable readOn) {
    boolean more = !exchange.isRequestComplete();
    // A client that waits to be asked is not asked, and sends nothing.
    boolean sending = more && !HttpContinue.requiresContinueResponse(exchange);
    if (more) {
      exchange.setPersistent(false);
      closeLater(exchange);
    }
    exchange.setStatusCode(reply.status());
    exchange.setReasonPhrase(phrase(reply.status()));
    if (reply.body().size() > 0) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Reply.CONTENT_TYPE);
    }
    for (Header header : reply.headers()) {
      exchange.getResponseHeaders().put(new HttpString(header.name()), header.value());
    }
    // These have neither a body nor a length of one (RFC 9110, 8.6).
    if (reply.status() != StatusCodes.NO_CONTENT && reply.status() != StatusCodes.NOT_MODIFIED) {
      exchange.setResponseContentLength(reply.body().size());
    }
    exchange
        .getResponseSender()
        .send(
            ByteBuffer.wrap(reply.body().bytes()),
            sending
                ? new Then(sender -> sender.close(new Then(unused -> readOn.run())))
                : IoCallback.END_EXCHANGE);
  }

  private void closeLater(HttpServerExchange exchange) {
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

  /** Goes on once something is written. */
  private record Then(Consumer<Sender> next) implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      next.accept(sender);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException cause) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }
}
