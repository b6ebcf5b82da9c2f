package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes connections. Thread-safe. */
final class Dialer {
  private final Ticks ticks;
  private final Lookup lookup;
  private final Supplier<SSLSocketFactory> tls;

  /**
   * A dialer.
   *
   * @param tls asked when the first secure connection is made, as it takes long to make
   */
  Dialer(Ticks ticks, Lookup lookup, Supplier<SSLSocketFactory> tls) {
    this.ticks = ticks;
    this.lookup = lookup;
    this.tls = tls;
  }

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Lookup {
    /**
     * At least one address, the best first.
     *
     * @throws UnknownHostException if there is none
     */
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** Connects for an exchange, within its time. */
  Connection dial(Endpoint endpoint, Exchange exchange) throws IOException {
    Socket socket = connect(endpoint, exchange);
    try {
      return new Connection(endpoint, socket, endpoint.tls() ? secure(socket, endpoint) : socket);
    } catch (IOException | RuntimeException | Error e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Tries one address after the other. None may use up the time of those after it: some networks
   * swallow what goes to an address without a word.
   */
  private Socket connect(Endpoint endpoint, Exchange exchange) throws IOException {
    InetAddress[] addresses = lookup.addresses(endpoint.host());
    for (int i = 0; i < addresses.length - 1; i++) {
      long share = (exchange.deadline - ticks.nanos()) / (addresses.length - i);
      try {
        return connect(
            new InetSocketAddress(addresses[i], endpoint.port()),
            // Never 0, which means for ever, nor less, where time is up already.
            (int)
                Math.min(Integer.MAX_VALUE, 1 + Math.max(0, TimeUnit.NANOSECONDS.toMillis(share))),
            exchange);
      } catch (IOException e) {
        if (exchange.brokenOff() != null) {
          throw e;
        }
      }
    }
    return connect(
        new InetSocketAddress(addresses[addresses.length - 1], endpoint.port()), 0, exchange);
  }

  private static Socket connect(InetSocketAddress address, int timeoutMs, Exchange exchange)
      throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      // Else the end of a request that takes two packets waits until the receiver confirms the
      // first, which receivers put off for 40 ms.
      socket.setTcpNoDelay(true);
      exchange.use(socket);
      socket.connect(address, timeoutMs);
      return socket;
    } catch (IOException | RuntimeException | Error e) {
      socket.close();
      throw e;
    }
  }

  private Socket secure(Socket socket, Endpoint endpoint) throws IOException {
    SSLSocket secure =
        (SSLSocket) tls.get().createSocket(socket, endpoint.host(), endpoint.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    // Without it any valid certificate would do, whoever it belongs to.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
