package io.github.notrahooks.sender.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
  @Test
  void everySocketSendsAtOnce() throws IOException {
    PromptSockets sockets = new PromptSockets();
    InetAddress here = InetAddress.getByName("127.0.0.1");
    try (ServerSocket server = new ServerSocket(0, 50, here)) {
      int port = server.getLocalPort();
      for (Socket socket : List.of(
          sockets.createSocket(),
          sockets.createSocket("127.0.0.1", port),
          sockets.createSocket("127.0.0.1", port, here, 0),
          sockets.createSocket(here, port),
          sockets.createSocket(here, port, here, 0))) {
        assertThat(socket.getTcpNoDelay()).isTrue();
        socket.close();
      }
    }
  }
}
