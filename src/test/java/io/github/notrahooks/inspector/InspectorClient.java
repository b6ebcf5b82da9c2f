package io.github.notrahooks.inspector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A client that says literally what a test wants, to the inspector of a running server. */
final class InspectorClient {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final int port;
  private final String token;

  /** A client for a whole address. */
  InspectorClient(String address) {
    String start = address.substring(0, address.indexOf("/#t="));
    this.port = Integer.parseInt(start.substring(start.lastIndexOf(':') + 1));
    this.token = address.substring(address.indexOf("#t=") + 3);
  }

  int port() {
    return port;
  }

  String token() {
    return token;
  }

  /** An answer; names of headers are in lower case. */
  record Answer(int status, List<String> headers, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }

    JsonNode json() {
      try {
        return Json.parse(body);
      } catch (MalformedJson e) {
        throw new AssertionError(text(), e);
      }
    }

    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ": ";
      return headers.stream()
          .filter(each -> each.startsWith(start))
          .map(each -> each.substring(start.length()))
          .findFirst()
          .orElse("");
    }
  }

  /** Asks with the token. */
  Answer get(String path) {
    return send("GET " + path + " HTTP/1.1", List.of(own(), bearer()), new byte[0]);
  }

  /** Sends with the token. */
  Answer post(String path, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return send(
        "POST " + path + " HTTP/1.1",
        List.of(own(), bearer(), "Content-Length: " + bytes.length),
        bytes);
  }

  String own() {
    return "Host: 127.0.0.1:" + port;
  }

  String bearer() {
    return "Authorization: Bearer " + token;
  }

  /** Sends what is given, and reads until the other side has said all. */
  Answer send(String requestLine, List<String> headers, byte[] body) {
    try (Socket socket = open(requestLine, headers, body)) {
      return answer(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request whose answer is still to be read. */
  Socket open(String requestLine, List<String> headers, byte[] body) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    List<String> lines = new ArrayList<>(List.of(requestLine));
    lines.addAll(headers);
    lines.add("Connection: close");
    request.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    return socket;
  }

  /** Follows events, until it is closed. */
  Events events(String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(own(), bearer()));
    all.addAll(List.of(headers));
    return new Events(open("GET /api/v1/events HTTP/1.1", all, new byte[0]));
  }

  private static Answer answer(byte[] bytes) {
    String all = new String(bytes, ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer: " + all);
    }
    List<String> lines = List.of(all.substring(0, end).split("\r\n"));
    List<String> headers = lines.stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)
            + line.substring(line.indexOf(':')))
        .toList();
    String body = all.substring(end + 4);
    if (headers.contains("transfer-encoding: chunked")) {
      body = whole(body);
    }
    return new Answer(
        Integer.parseInt(lines.get(0).substring(9, 12)), headers, body.getBytes(ISO_8859_1));
  }

  private static String whole(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int end = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, end), 16);
      if (size == 0) {
        return body.toString();
      }
      body.append(chunks, end + 2, end + 2 + size);
      at = end + 4 + size;
    }
  }

  /** A stream of events. */
  static final class Events implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    private Events(Socket socket) throws IOException {
      this.socket = socket;
      this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** An event. */
    record Event(String type, long id, JsonNode data) {}

    /** The next line that is none of the head or the framing. */
    Event next() throws IOException, MalformedJson {
      String type = "";
      long id = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring(4));
        } else if (line.startsWith("data: ")) {
          return new Event(type, id, Json.parse(line.substring(6).getBytes(UTF_8)));
        }
      }
      throw new AssertionError("the stream ended");
    }

    /** The first line of the answer. */
    String status() throws IOException {
      return reader.readLine();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
