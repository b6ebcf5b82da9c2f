package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.delivery.Header;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request on the wire and its answer, below all that OkHttp would add to the one or conclude from the other. */
final class Exchange {
  private final Headers headers;
  private int status;
  private boolean reusable;
  private @Nullable Connection connection;

  Exchange(io.github.notrahooks.delivery.Headers ours) {
    Headers.Builder all = new Headers.Builder();
    for (Header header : ours) {
      all.addUnsafeNonAscii(header.name(), header.value());
    }
    this.headers = all.build();
  }

  /** Sends the request with exactly its own headers, and hides from OkHttp the statuses that it acts on. */
  static Response intercept(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Exchange exchange = request.tag(Exchange.class);
    return exchange == null ? chain.proceed(request) : exchange.proceed(chain, request);
  }

  private Response proceed(Interceptor.Chain chain, Request request) throws IOException {
    connection = chain.connection();
    Response response = chain.proceed(request.newBuilder().headers(headers).build());
    status = response.code();
    reusable = response.headers().values("Connection").stream()
        .anyMatch(value -> value.strip().equalsIgnoreCase("keep-alive"));
    return response.newBuilder().code(200).build();
  }

  int status() {
    return status;
  }

  /**
   * Closes the connection unless the receiver said that it keeps it open. Some close it without a word,
   * and a request that is sent into that moment is lost, or worse: nobody knows whether it is.
   */
  void end() {
    Connection used = connection;
    if (used != null && !reusable) {
      try {
        used.socket().close();
      } catch (IOException e) {
        // Then it is as good as closed.
        return;
      }
    }
  }
}
