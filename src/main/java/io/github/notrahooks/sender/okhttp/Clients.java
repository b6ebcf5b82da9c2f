package io.github.notrahooks.sender.okhttp;

import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** OkHttp's clients, one for each way that requests go, with one pool of connections. Thread-safe. */
final class Clients {
  private final ConnectionPool pool;
  private final OkHttpClient plain;
  private final Trust trust;
  private final Map<Way, OkHttpClient> clients = new HashMap<>();

  /**
   * How a request gets to its target.
   *
   * @param secure whether over TLS
   * @param loopback whether it stays on this machine
   * @param proxy what it goes through, or null
   */
  record Way(boolean secure, boolean loopback, @Nullable ProxyServer proxy) {}

  /**
   * Clients.
   *
   * @param concurrency how many connections are kept for the next request
   * @param wire the last step of each
   * @param dns looks up hosts
   * @param trust whose certificates are believed; asked where the first secure way is gone
   */
  Clients(int concurrency, Wire wire, Dns dns, Trust trust) {
    this.pool =
        new ConnectionPool(concurrency, KeptConnections.LIFE.toMillis(), TimeUnit.MILLISECONDS);
    this.trust = trust;
    this.plain = new OkHttpClient.Builder()
        .addNetworkInterceptor(wire)
        .eventListenerFactory(Exchange::of)
        .connectionPool(pool)
        .dns(dns)
        .protocols(List.of(Protocol.HTTP_1_1))
        // With TLS among them, OkHttp would read Java's trust store at once.
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        // The one limit is that of each call, which has all of this in it.
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  /**
   * The client for a way.
   *
   * @throws GeneralSecurityException if it is a secure one, and whom to trust cannot be read
   */
  synchronized OkHttpClient of(Way way) throws GeneralSecurityException {
    OkHttpClient client = clients.get(way);
    if (client == null) {
      client = made(way);
      clients.put(way, client);
    }
    return client;
  }

  private OkHttpClient made(Way way) throws GeneralSecurityException {
    ProxyServer proxy = way.proxy();
    boolean addressed = proxy != null && proxy.kind() == ProxyServer.Kind.SOCKS5;
    OkHttpClient.Builder client = plain
        .newBuilder()
        .socketFactory(new PlainSockets(addressed ? proxy.address() : null))
        .proxy(proxy == null || addressed ? Proxy.NO_PROXY : proxy.address())
        // Tries the next address of a host while one does not answer, which takes threads.
        .fastFallback(!way.loopback());
    if (proxy != null && proxy.authorization() != null) {
      client.proxyAuthenticator(authenticator(proxy.authorization()));
    }
    if (way.secure()) {
      client.connectionSpecs(List.of(new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .allEnabledTlsVersions()
          .allEnabledCipherSuites()
          .build()));
      trust.applyTo(client);
    }
    return client.build();
  }

  /** Identifies itself to a proxy before it is asked to, and once. */
  private static Authenticator authenticator(String authorization) {
    return (route, response) -> response.request().header("Proxy-Authorization") != null
        ? null
        : response
            .request()
            .newBuilder()
            .header("Proxy-Authorization", authorization)
            .build();
  }

  /** Closes the connections that no exchange uses. */
  void close() {
    pool.evictAll();
  }
}
