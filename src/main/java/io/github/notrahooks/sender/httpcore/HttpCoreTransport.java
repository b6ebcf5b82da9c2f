package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Received.Rest;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over connections that are kept: the bytes on the wire are those of the request. */
public final class HttpCoreTransport implements Transport {
  private final Ticks ticks;
  private final Dialer dialer;
  private final IdleConnections idle;
  private final ExchangesUnderWay underWay;

  /** Where the last request went: most often the next one goes there too, and need not be taken apart again. */
  private volatile @Nullable Destination last;

  /**
   * A transport.
   *
   * @param concurrency how many connections are kept for the next request
   * @param ticks measures how long an answer takes
   */
  public HttpCoreTransport(int concurrency, Ticks ticks) {
    this(concurrency, ticks, new Dialer(ticks, InetAddress::getAllByName, () ->
        (SSLSocketFactory) SSLSocketFactory.getDefault()));
  }

  HttpCoreTransport(int concurrency, Ticks ticks, Dialer dialer) {
    this.ticks = ticks;
    this.dialer = dialer;
    this.idle = new IdleConnections(concurrency, ticks);
    this.underWay = new ExchangesUnderWay(ticks);
  }

  private record Destination(Target target, Endpoint endpoint) {}

  private Endpoint endpoint(Target target) {
    Destination known = last;
    if (known == null || !known.target().equals(target)) {
      known = new Destination(target, Endpoint.of(target));
      last = known;
    }
    return known.endpoint();
  }

  @Override
  public Answer send(OutgoingRequest request, Duration timeout) {
    long start = ticks.nanos();
    Exchange exchange = underWay.begin(start, timeout.toNanos());
    Connection connection = null;
    boolean reusable = false;
    try {
      connection = connection(endpoint(request.target()), exchange);
      ClassicHttpResponse response = connection.exchange(request);
      Answer.Received answer = received(response, start);
      reusable = answer.rest() == Rest.NONE && keepsAlive(answer.headers());
      return answer;
    } catch (IOException | HttpException e) {
      return new NetworkFailures(request.target(), timeout)
          .of(e, exchange.brokenOff(), millisSince(start));
    } finally {
      // Before the connection is anybody else's: none but its own exchange may close it.
      underWay.end(exchange);
      if (reusable && connection != null) {
        idle.add(connection);
      } else if (connection != null) {
        connection.close();
      }
    }
  }

  private Connection connection(Endpoint endpoint, Exchange exchange) throws IOException {
    Connection kept = idle.take(endpoint);
    if (kept == null) {
      return dialer.dial(endpoint, exchange);
    }
    exchange.use(kept.socket());
    return kept;
  }

  private Answer.Received received(ClassicHttpResponse response, long start) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpEntity entity = response.getEntity();
    Rest rest = entity == null ? Rest.NONE : read(entity, body);
    Headers.Builder headers = new Headers.Builder();
    for (Header header : response.getHeaders()) {
      headers.add(header.getName(), header.getValue());
    }
    return new Answer.Received(
        response.getCode(),
        response.getReasonPhrase() == null ? "" : response.getReasonPhrase(),
        headers.build().readIn(HeaderEncoding.ISO_8859_1),
        Body.of(body.toByteArray()),
        rest,
        millisSince(start));
  }

  /** Reads as much as is kept; whatever ends it, the status has come. */
  private static Rest read(HttpEntity entity, ByteArrayOutputStream body) {
    try {
      // Not closed: that would read the rest, however long it is.
      InputStream content = entity.getContent();
      byte[] piece = new byte[8 * 1024];
      while (body.size() < Answer.Received.BODY_LIMIT) {
        int room = Math.min(piece.length, Answer.Received.BODY_LIMIT - body.size());
        int count = content.read(piece, 0, room);
        if (count < 0) {
          return Rest.NONE;
        }
        body.write(piece, 0, count);
      }
      return content.read() < 0 ? Rest.NONE : Rest.UNREAD;
    } catch (IOException e) {
      return Rest.CUT;
    }
  }

  /**
   * Whether the receiver said that it keeps the connection open. Some close it without a word, and a
   * request that is sent into that moment is lost, or worse: nobody knows whether it is.
   */
  private static boolean keepsAlive(Headers headers) {
    for (io.github.notrahooks.delivery.Header header : headers) {
      if (header.name().equalsIgnoreCase("Connection")
          && header.value().strip().equalsIgnoreCase("keep-alive")) {
        return true;
      }
    }
    return false;
  }

  private long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(ticks.nanos() - start);
  }

  @Override
  public void close() {
    underWay.close();
    idle.close();
  }
}
