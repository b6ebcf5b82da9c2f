package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.receiver.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that writes whatever bytes it is told to, and reads answers. */
public final class Connection implements AutoCloseable {
  /** No answer takes this long; a test that waits as long has failed. */
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  /**
   * An answer as it was on the wire.
   *
   * @param status the HTTP status
   * @param headers in their order
   * @param body its text
   */
  public record Answer(int status, Headers headers, String body) {}

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Connects. */
  public static Connection to(InetSocketAddress address) {
    try {
      Socket socket = new Socket();
      socket.connect(address, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return new Connection(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and reads its answer. */
  public Answer exchange(Attempt attempt) {
    return send(attempt.wire()).answer();
  }

  /** Sends bytes. */
  public Connection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the bytes of a text, each character one byte. */
  public Connection send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends a byte, and tells whether there was somebody to take it. */
  public boolean drip() {
    try {
      socket.getOutputStream().write('x');
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Says that nothing more will be sent, while still listening. */
  public Connection finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // The server has reset it: nothing more can be sent anyway.
      return this;
    }
    return this;
  }

  /** Reads one answer with its body. */
  public Answer answer() {
    Answer head = head();
    int length = Integer.parseInt(head.headers().first("Content-Length").orElse("0"));
    try {
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("the answer ends after " + body.length + " of " + length);
      }
      return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an answer that has no body, such as {@code 100 Continue}. */
  public Answer head() {
    try {
      String[] status = line().split(" ", 3);
      Headers.Builder headers = new Headers.Builder();
      for (String line = line(); !line.isEmpty(); line = line()) {
        String[] parts = line.split(": ", 2);
        headers.add(parts[0], parts[1]);
      }
      return new Answer(Integer.parseInt(status[1]), headers.build(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    if (b < 0) {
      throw new EOFException("the connection was closed after '" + line + "'");
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** Reads to the end, which is there only once the server has closed the connection. */
  public String rest() {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      in.transferTo(rest);
    } catch (SocketException e) {
      // Reset: closed as well.
      return rest.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rest.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
