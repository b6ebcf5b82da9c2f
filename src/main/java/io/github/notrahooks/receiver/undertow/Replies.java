package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.receiver.Reply;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xnio.IoUtils;

/** Writes answers. */
final class Replies {
  /** Ends the connection once the answer is out, whatever the client is still sending. */
  private static final IoCallback CLOSE = new IoCallback() {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      sender.close(new IoCallback() {
        @Override
        public void onComplete(HttpServerExchange ended, Sender closed) {
          IoUtils.safeClose(ended.getConnection());
        }

        @Override
        public void onException(HttpServerExchange ended, Sender closed, IOException cause) {
          IoUtils.safeClose(ended.getConnection());
        }
      });
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException cause) {
      IoUtils.safeClose(exchange.getConnection());
    }
  };

  private Replies() {}

  /** Answers, and keeps the connection for the next request if the client wants that. */
  static void send(HttpServerExchange exchange, Reply reply) {
    send(exchange, reply, IoCallback.END_EXCHANGE);
  }

  /** Answers and closes the connection, without reading what is still to come. */
  static void sendAndClose(HttpServerExchange exchange, Reply reply) {
    exchange.setPersistent(false);
    send(exchange, reply, CLOSE);
  }

  private static void send(HttpServerExchange exchange, Reply reply, IoCallback callback) {
    exchange.setStatusCode(reply.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Reply.CONTENT_TYPE);
    for (Header header : reply.headers()) {
      exchange.getResponseHeaders().put(new HttpString(header.name()), header.value());
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.setResponseContentLength(body.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(body), callback);
  }
}
