package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer.Received;
import io.github.notrahooks.sender.Answer.Received.Rest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The last step before the network, behind all that OkHttp adds: the request's own headers take the
 * place of those, and the answer is read before OkHttp can make anything of it. Thread-safe.
 */
final class Wire implements Interceptor {
  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int NOT_MODIFIED = 304;

  private final KeptConnections connections;

  /** A last step for connections that may have been used before. */
  Wire(KeptConnections connections) {
    this.connections = connections;
  }

  /** Nothing was sent: the connection that was kept for it is not fit for use any more. */
  static final class Stale extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (!connections.isUsable(Objects.requireNonNull(chain.connection()))) {
      connections.drop(chain);
      throw new Stale();
    }
    Exchange exchange = Exchange.of(chain.call());
    exchange.connected();
    try (Response response =
        chain.proceed(chain.request().newBuilder().headers(exchange.headers()).build())) {
      read(chain, exchange, response);
      // OkHttp sees none of the answers after which it sends again, nor anything to decompress.
      return response
          .newBuilder()
          .code(200)
          .headers(okhttp3.Headers.EMPTY)
          .body(ResponseBody.EMPTY)
          .build();
    } catch (ProtocolException e) {
      Response head = exchange.head();
      if (head != null && (head.code() == NO_CONTENT || head.code() == RESET_CONTENT)) {
        // OkHttp refuses those that say that they have a body. Their status has come all the same.
        exchange.answered(received(exchange, head, Body.EMPTY, Rest.NONE));
      }
      throw e;
    }
  }

  private void read(Chain chain, Exchange exchange, Response response) throws IOException {
    boolean bodiless =
        response.code() < 200 || response.code() == NO_CONTENT || response.code() == NOT_MODIFIED;
    boolean misses = bodiless && response.body().contentLength() != 0;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Rest rest = bodiless ? Rest.NONE : read(response.body(), body);
    exchange.answered(received(exchange, response, Body.of(body.toByteArray()), rest));
    if (rest == Rest.UNREAD || misses) {
      // Else OkHttp would read on, or wait for what does not come.
      chain.call().cancel();
    } else if (rest == Rest.NONE && response.code() >= 200 && keepsAlive(response)) {
      connections.keep(chain);
    } else {
      connections.drop(chain);
    }
  }

  /** Reads as much as is kept; whatever ends it, the status has come. */
  private static Rest read(ResponseBody body, ByteArrayOutputStream kept) {
    try {
      InputStream content = body.byteStream();
      byte[] piece = new byte[8 * 1024];
      while (kept.size() < Received.BODY_LIMIT) {
        int room = Math.min(piece.length, Received.BODY_LIMIT - kept.size());
        int count = content.read(piece, 0, room);
        if (count < 0) {
          return Rest.NONE;
        }
        kept.write(piece, 0, count);
      }
      return content.read() < 0 ? Rest.NONE : Rest.UNREAD;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      // OkHttp has no other word for a length below 0.
      return Rest.CUT;
    }
  }

  private static Received received(Exchange exchange, Response head, Body body, Rest rest) {
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < head.headers().size(); i++) {
      headers.add(head.headers().name(i), head.headers().value(i));
    }
    return new Received(
        head.code(), head.message(), headers.build(), body, rest, exchange.durationMs());
  }

  /**
   * Whether the receiver said that it keeps the connection open. Some close it without a word, and
   * a request that is sent into that moment is lost, or worse: nobody knows whether it is.
   */
  private static boolean keepsAlive(Response response) {
    String connection = response.header("Connection");
    return connection != null && connection.equalsIgnoreCase("keep-alive");
  }
}
