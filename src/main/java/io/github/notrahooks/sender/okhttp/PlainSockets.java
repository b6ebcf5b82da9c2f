package io.github.notrahooks.sender.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the sockets that OkHttp connects. Thread-safe. */
final class PlainSockets extends SocketFactory {
  private final @Nullable Proxy socks;

  /**
   * Sockets that connect directly, or through a SOCKS proxy that is told addresses, not names.
   *
   * @param socks that proxy, or null
   */
  PlainSockets(@Nullable Proxy socks) {
    this.socks = socks;
  }

  @Override
  public Socket createSocket() throws IOException {
    // Those of a channel can be asked, without waiting, whether the other side has closed them.
    Socket socket = socks == null ? SocketChannel.open().socket() : new Socket(socks);
    // Else the end of a request that takes two packets waits until the receiver confirms the first,
    // which receivers put off for 40 ms.
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("OkHttp connects sockets itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    return createSocket(host.getHostAddress(), port);
  }
}
