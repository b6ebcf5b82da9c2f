package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.sender.OutgoingRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;

/** A connection to a receiver, used by one exchange at a time. */
final class Connection {
  /** Room for a request as GitHub sends most of them, so that it is one write and few packets. */
  private static final int BUFFER_BYTES = 16 * 1024;

  /** A receiver that sends more than this before its body is none. */
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(500).build();

  final Endpoint endpoint;

  /** When it was last used, in the nanoseconds of the transport's clock. */
  long idleSince;

  private final Socket plain;
  private final OutputStream out;
  private final DefaultBHttpClientConnection in;

  /**
   * A connection.
   *
   * @param plain what is closed to end it
   * @param socket what is read and written: the same, or what secures it
   */
  Connection(Endpoint endpoint, Socket plain, Socket socket) throws IOException {
    this.endpoint = endpoint;
    this.plain = plain;
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    // Without a decoder each character of a header stands for a byte.
    this.in = new DefaultBHttpClientConnection(LIMITS);
    in.bind(socket);
  }

  Socket socket() {
    return plain;
  }

  /** Sends a request and returns the answer, of which the body is still to be read. */
  ClassicHttpResponse exchange(OutgoingRequest request) throws IOException, HttpException {
    IOException unsent = null;
    try {
      write(request);
    } catch (IOException e) {
      // Some answer before they have read all of a body, and close the connection.
      unsent = e;
    }
    try {
      ClassicHttpResponse response = in.receiveResponseHeader();
      while (response.getCode() < HttpStatus.SC_SUCCESS
          && response.getCode() != HttpStatus.SC_SWITCHING_PROTOCOLS) {
        response = in.receiveResponseHeader();
      }
      if (MessageSupport.canResponseHaveBody("POST", response)) {
        in.receiveResponseEntity(response);
      }
      return response;
    } catch (IOException e) {
      throw unsent == null ? e : unsent;
    }
  }

  private void write(OutgoingRequest request) throws IOException {
    // What is printed of a request is what is sent.
    out.write((request.head() + "\r\n").getBytes(StandardCharsets.UTF_8));
    Body body = request.body();
    for (byte[] piece : body.pieces()) {
      out.write(piece);
    }
    out.flush();
  }

  void close() {
    try {
      plain.close();
    } catch (IOException e) {
      // Then it is as good as closed.
      return;
    }
  }
}
