package io.github.notrahooks.cli.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of GitHub's deliveries whose decisions a test takes. */
final class WrongReceiver implements AutoCloseable {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Integer> work = new ConcurrentHashMap<>();
  private final List<String> checks = new CopyOnWriteArrayList<>();

  /** What a receiver answers. */
  interface Decision {
    Reply of(Request request);
  }

  /** A status and a body. */
  record Reply(int status, String text) {}

  /** A request as it came. */
  record Request(WrongReceiver receiver, HttpExchange exchange, byte[] body) {
    String header(String name) {
      String value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }

    String right() {
      byte[] key = SECRET.getBytes(StandardCharsets.UTF_8);
      return "sha256=" + Hex.encode(Hmac.SHA256.of(key, List.of(body)));
    }

    boolean isRight() {
      return header("X-Hub-Signature-256").equals(right());
    }

    int worked() {
      return receiver.work.merge(header("X-GitHub-Delivery"), 1, Integer::sum);
    }
  }

  WrongReceiver(Decision decision) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/hooks", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Request request = new Request(this, exchange, body);
      checks.add(request.header("X-Notra-Hooks-Check"));
      answer(exchange, decision.of(request));
    });
    server.createContext("/work", exchange -> {
      String id = exchange.getRequestURI().getQuery();
      answer(exchange, new Reply(200, Integer.toString(work.getOrDefault(id, 0))));
    });
    server.start();
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  String workUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/work?{delivery}";
  }

  /** The IDs of the checks that requests came for. */
  List<String> checks() {
    return checks;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
