package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 with OkHttp, told to add nothing of its own: the bytes on the wire are those of the request. */
public final class OkHttpTransport implements Transport {
  private final OkHttpClient client;
  private final Ticks ticks;

  /** Where the last request went: most often the next one goes there too, and need not be taken apart again. */
  private volatile @Nullable Destination last;

  private volatile boolean closed;

  /**
   * A transport.
   *
   * @param concurrency how many connections are kept for the next request
   * @param ticks measures how long an answer takes
   */
  public OkHttpTransport(int concurrency, Ticks ticks) {
    this(concurrency, ticks, Dns.SYSTEM);
  }

  OkHttpTransport(int concurrency, Ticks ticks, Dns dns) {
    this.ticks = ticks;
    this.client = new OkHttpClient.Builder()
        .protocols(List.of(Protocol.HTTP_1_1))
        // Shorter than any server keeps an idle connection, so that none is used while it is
        // closed.
        .connectionPool(new ConnectionPool(concurrency, 1, TimeUnit.SECONDS))
        .socketFactory(new PromptSockets())
        .dns(dns)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        // The call as a whole has a time limit; its parts need none of their own.
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .addNetworkInterceptor(Exchange::intercept)
        .build();
  }

  private record Destination(Target target, HttpUrl url) {}

  private HttpUrl url(Target target) {
    Destination known = last;
    if (known == null || !known.target().equals(target)) {
      known = new Destination(target, HttpUrl.get(target.url()));
      last = known;
    }
    return known.url();
  }

  @Override
  public Answer send(OutgoingRequest request, Duration timeout) {
    long start = ticks.nanos();
    Exchange exchange = new Exchange(request.headers());
    Call call = client.newCall(new Request.Builder()
        .url(url(request.target()))
        // Without this OkHttp would ask for gzip, and undo it in the answer.
        .header("Accept-Encoding", "identity")
        .tag(Exchange.class, exchange)
        .post(new PiecewiseBody(request.body()))
        .build());
    call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    if (closed) {
      call.cancel();
    }
    try (Response response = call.execute()) {
      return received(response, exchange.status(), start);
    } catch (IOException e) {
      return NetworkFailures.of(e, closed, request.target(), timeout, millisSince(start));
    } finally {
      exchange.end();
    }
  }

  private Answer received(Response response, int status, long start) throws IOException {
    BufferedSource source = response.body().source();
    boolean truncated = source.request(Answer.Received.BODY_LIMIT + 1L);
    Buffer buffer = source.getBuffer();
    byte[] bytes = buffer.readByteArray(Math.min(buffer.size(), Answer.Received.BODY_LIMIT));
    Headers.Builder headers = new Headers.Builder();
    response.headers().forEach(pair -> headers.add(pair.getFirst(), pair.getSecond()));
    return new Answer.Received(
        status, response.message(), headers.build(), Body.of(bytes), truncated, millisSince(start));
  }

  private long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(ticks.nanos() - start);
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
