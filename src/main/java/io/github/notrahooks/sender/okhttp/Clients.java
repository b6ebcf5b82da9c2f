package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.sender.Target;
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

/** OkHttp's clients, one for each way to a target, with one pool of connections. Thread-safe. */
final class Clients {
  private final ConnectionPool pool;
  private final OkHttpClient plain;
  private final Trust trust;

  /** By what tells them apart: a record as the key would take 30 ms of a short command. */
  private final Map<String, OkHttpClient> clients = new HashMap<>();

  /**
   * Clients.
   *
   * @param concurrency how many connections are kept for the next request
   * @param wire the last step of each
   * @param dns looks up hosts
   * @param trust whose certificates are believed; asked for the first secure target
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
   * The client for a target.
   *
   * @param proxy what its requests go through, or null
   * @throws GeneralSecurityException if it is a secure one, and whom to trust cannot be read
   */
  synchronized OkHttpClient of(Target target, @Nullable ProxyServer proxy)
      throws GeneralSecurityException {
    String key = (target.isSecure() ? "secure " : "")
        + (target.isLoopback() ? "here " : "")
        + (proxy == null ? "" : proxy.described());
    OkHttpClient client = clients.get(key);
    if (client == null) {
      client = made(target, proxy);
      clients.put(key, client);
    }
    return client;
  }

  private OkHttpClient made(Target target, @Nullable ProxyServer proxy)
      throws GeneralSecurityException {
    Proxy way = proxy == null ? Proxy.NO_PROXY : proxy.address();
    // OkHttp has a SOCKS proxy look names up. Where it should not, the sockets go through the proxy
    // and OkHttp does not know.
    boolean hidden = proxy != null && proxy.kind() == ProxyServer.Kind.SOCKS5;
    OkHttpClient.Builder client = plain
        .newBuilder()
        .socketFactory(new PlainSockets(hidden ? way : null))
        .proxy(hidden ? Proxy.NO_PROXY : way)
        // Tries the next address of a host while one does not answer, which takes threads.
        .fastFallback(!target.isLoopback());
    if (proxy != null && proxy.authorization() != null) {
      client.proxyAuthenticator(authenticator(proxy.authorization()));
    }
    if (target.isSecure()) {
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
