package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.internal.connection.RealCall;
import okhttp3.internal.connection.RealConnection;
import okhttp3.internal.http.RealInterceptorChain;
import okio.BufferedSource;

/**
 * Decides which connections of OkHttp's pool are used again. OkHttp itself asks nothing of one that
 * was idle for less than ten seconds: it would send into a connection that the receiver has closed,
 * and take what came behind an answer for the next one. Thread-safe.
 */
final class KeptConnections {
  /** Shorter than any server keeps an idle connection, so that none is used while it is closed. */
  static final Duration LIFE = Duration.ofSeconds(1);

  private final Ticks ticks;

  /** Those that had an exchange, and when it ended, in the nanoseconds of the clock. */
  private final Map<Connection, Long> idleSince = Collections.synchronizedMap(new WeakHashMap<>());

  KeptConnections(Ticks ticks) {
    this.ticks = ticks;
  }

  /** Whether a connection may carry an exchange: it is new, or as its last exchange left it. */
  boolean isUsable(Connection connection) {
    Long since = idleSince.remove(connection);
    return since == null || ticks.nanos() - since <= LIFE.toNanos() && isQuiet(connection.socket());
  }

  /** Keeps the connection of an exchange that is over, unless more came than its answer. */
  void keep(Interceptor.Chain chain) throws IOException {
    RealConnection connection = connection(chain);
    if (connection.socket().getChannel() == null || hasMore(connection, chain)) {
      drop(chain);
    } else {
      idleSince.put(connection, ticks.nanos());
    }
  }

  /** Has the connection closed when its exchange is over. */
  void drop(Interceptor.Chain chain) {
    connection(chain).noNewExchanges();
  }

  private static RealConnection connection(Interceptor.Chain chain) {
    // OkHttp has no others. Nothing that it offers outside of its internal packages tells what it
    // has read ahead, or gives a connection up without closing it under the exchange.
    return (RealConnection) ((RealInterceptorChain) chain).connection();
  }

  private static boolean hasMore(RealConnection connection, Interceptor.Chain chain)
      throws IOException {
    RealInterceptorChain inside = (RealInterceptorChain) chain;
    BufferedSource source = (BufferedSource) connection
        .newCodec$okhttp(((RealCall) inside.call()).getClient(), inside)
        .getSocket()
        .getSource();
    // What TLS has deciphered and nobody has read; what is still in the system is seen later.
    boolean deciphered =
        connection.handshake() != null && connection.socket().getInputStream().available() > 0;
    return deciphered || source.getBuffer().size() > 0;
  }

  /** Whether the other side has neither closed a connection nor sent what nobody asked for. */
  private static boolean isQuiet(Socket socket) {
    SocketChannel channel = socket.getChannel();
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(ByteBuffer.allocate(1)) == 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return false;
    }
  }
}
