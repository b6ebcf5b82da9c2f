package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.Transport;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over connections that are kept: the bytes on the wire are those of the request. */
public final class OkHttpTransport implements Transport {
  private final Ticks ticks;
  private final Proxies proxies;
  private final Clients clients;
  private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Where the last request went: most often the next one goes there too. */
  private volatile @Nullable Destination last;

  /**
   * A transport.
   *
   * @param concurrency how many connections are kept for the next request
   * @param ticks measures how long an answer takes
   * @param proxies which proxy requests go through
   * @param trust whose certificates are believed
   */
  public OkHttpTransport(int concurrency, Ticks ticks, Proxies proxies, Trust trust) {
    this(concurrency, ticks, proxies, trust, Dns.SYSTEM);
  }

  OkHttpTransport(int concurrency, Ticks ticks, Proxies proxies, Trust trust, Dns dns) {
    this.ticks = ticks;
    this.proxies = proxies;
    this.clients = new Clients(concurrency, new Wire(new KeptConnections(ticks)), dns, trust);
  }

  private record Destination(
      Target target, HttpUrl url, @Nullable ProxyServer proxy, OkHttpClient client) {}

  private Destination destination(Target target) throws GeneralSecurityException {
    Destination known = last;
    if (known == null || !known.target().equals(target)) {
      ProxyServer proxy = proxies.to(target);
      known = new Destination(target, url(target), proxy, clients.of(target, proxy));
      last = known;
    }
    return known;
  }

  private static HttpUrl url(Target target) {
    HttpUrl url = HttpUrl.parse(target.url());
    String query = url == null || url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
    if (url == null || !(url.encodedPath() + query).equals(target.path())) {
      throw Failure.usage("'" + target + "' cannot be sent to: it is no address that would arrive"
          + " as it is written.");
    }
    return url;
  }

  @Override
  public Answer send(OutgoingRequest request, Duration timeout) {
    long start = ticks.nanos();
    NetworkFailures failures = new NetworkFailures(request.target(), timeout);
    try {
      Destination destination = destination(request.target());
      while (true) {
        Exchange exchange = new Exchange(request, destination.proxy(), ticks, start);
        Call call = destination.client().newCall(exchange.request(destination.url()));
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        IOException failure = execute(call);
        Answer answer = exchange.answer();
        if (answer != null) {
          return answer;
        } else if (!(failure instanceof Wire.Stale)) {
          return failures.of(failure, exchange, closed);
        }
      }
    } catch (GeneralSecurityException e) {
      return failures.noTrust(e);
    } catch (Failure e) {
      return new Answer.NotSent(e.getMessage(), e.exitCode());
    }
  }

  /** Makes a call; its answer is with its exchange alone, so that any end is a failure. */
  private IOException execute(Call call) {
    underWay.add(call);
    if (closed) {
      call.cancel();
    }
    try {
      call.execute().close();
      return new IOException("no answer");
    } catch (IOException e) {
      return e;
    } catch (IllegalArgumentException | IllegalStateException e) {
      // OkHttp's word for numbers in an answer that none of its own would have, such as a status
      // below 0.
      return new ProtocolException(String.valueOf(e.getMessage()));
    } finally {
      underWay.remove(call);
    }
  }

  @Override
  public void close() {
    closed = true;
    underWay.forEach(Call::cancel);
    clients.close();
  }
}
