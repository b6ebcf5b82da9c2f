package io.github.notrahooks.sender.okhttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A proxy that leads every connection to one port of this machine, wherever it was to go. */
final class FakeProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int destination;
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  private FakeProxy(int destination) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.destination = destination;
  }

  /** One that answers {@code CONNECT}. */
  static FakeProxy http(int destination) throws IOException {
    FakeProxy proxy = new FakeProxy(destination);
    start(() -> proxy.accept(proxy::connect));
    return proxy;
  }

  /** One that speaks SOCKS 5 and asks for no password. */
  static FakeProxy socks(int destination) throws IOException {
    FakeProxy proxy = new FakeProxy(destination);
    start(() -> proxy.accept(proxy::socks));
    return proxy;
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** What the next client asked for: the head of its {@code CONNECT}, or a host and port. */
  String asked() throws InterruptedException {
    String next = asked.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nobody asked");
    }
    return next;
  }

  private interface Greeting {
    void greet(Socket client) throws IOException;
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void start(Step step) {
    Thread thread = new Thread(
        () -> {
          try {
            step.run();
          } catch (IOException e) {
            // One side went away, or the test is over.
          }
        },
        "fake-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(Greeting greeting) throws IOException {
    while (true) {
      Socket client = listening.accept();
      start(() -> {
        greeting.greet(client);
        Socket server = new Socket(InetAddress.getByName("127.0.0.1"), destination);
        start(() -> copy(server, client));
        copy(client, server);
      });
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private void connect(Socket client) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(client.getInputStream().read());
    }
    asked.add(head.toString(ISO_8859_1));
    client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(ISO_8859_1));
  }

  private void socks(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.readByte();
    in.readNBytes(in.readUnsignedByte());
    client.getOutputStream().write(new byte[] {5, 0});
    in.readNBytes(3);
    String host = in.readByte() == 1
        ? InetAddress.getByAddress(in.readNBytes(4)).getHostAddress()
        : new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
    asked.add(host + ":" + in.readUnsignedShort());
    client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
