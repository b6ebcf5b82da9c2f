package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.inspector.Inspector;
import io.github.notrahooks.inspector.Refusal;
import io.github.notrahooks.receiver.undertow.LibraryLog;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/** The inspector's HTTP server, for this machine alone. */
public final class InspectorServer implements AutoCloseable {
  private static final String INTERFACE = "/api/v1/";
  private static final String EVENTS = "events";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Inspector inspector;
  private final Gate gate;
  private final Routes routes;
  private final PageFiles files = new PageFiles();
  private final LibraryLog libraryLog;
  private @Nullable InspectorListener listener;

  /**
   * A server that does not listen yet.
   *
   * @param inspector closed with this
   * @param token what who asks must know
   * @param warnings told where the HTTP server itself reports an error
   */
  public InspectorServer(Inspector inspector, String token, Consumer<String> warnings) {
    this.inspector = inspector;
    this.gate = new Gate(token);
    this.routes = new Routes(inspector);
    this.libraryLog = LibraryLog.open(warnings);
  }

  /**
   * Listens.
   *
   * @param port the port, or 0 for any free one
   * @return the port
   * @throws IOException if the port is taken
   */
  public int start(int port) throws IOException {
    InspectorListener started = new InspectorListener(
        InetAddress.getByAddress("127.0.0.1", LOOPBACK),
        port,
        new HttpContinueReadHandler(this::handle));
    listener = started;
    return started.port();
  }

  private void handle(HttpServerExchange exchange) {
    SafeHeaders.put(exchange);
    String path = exchange.getRelativePath();
    Optional<Gate.Closed> closed = gate.host(exchange);
    boolean ofInterface = path.equals("/api") || path.startsWith("/api/");
    if (closed.isEmpty() && ofInterface) {
      closed = gate.interfaceCall(exchange);
    }
    if (closed.isPresent()) {
      if (closed.get().status() == 401) {
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
      }
      // What it goes on to send is not read.
      exchange.setPersistent(false);
      Answers.error(exchange, closed.get().status(), closed.get().message());
    } else if (PageFiles.isOne(path)) {
      files.handle(exchange);
    } else if (path.startsWith(INTERFACE)) {
      call(exchange, path.substring(INTERFACE.length()));
    } else {
      Answers.error(
          exchange,
          404,
          "there is nothing at this path; the page is at /, the interface at " + INTERFACE
              + ", described by " + INTERFACE + "openapi.json");
    }
  }

  private void call(HttpServerExchange exchange, String path) {
    String method = exchange.getRequestMethod().toString();
    if (path.equals(EVENTS) && method.equals("GET")) {
      exchange.dispatch(SameThreadExecutor.INSTANCE, () -> events(exchange));
      return;
    }
    Optional<Routes.Found> found = routes.find(path);
    if (found.isEmpty() && !path.equals(EVENTS)) {
      Answers.error(
          exchange,
          404,
          "there is nothing at " + INTERFACE + path + "; what there is, " + INTERFACE
              + "openapi.json describes");
      return;
    }
    Routes.Action action = found.map(each -> each.actions().get(method)).orElse(null);
    if (action == null) {
      String allowed = found
          .map(each -> String.join(", ", new TreeSet<>(each.actions().keySet())))
          .orElse("GET");
      exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
      exchange.setPersistent(false);
      Answers.error(exchange, 405, "use " + allowed + " here, not " + method);
    } else if (Call.isTooLong(exchange)) {
      exchange.setPersistent(false);
      Answers.error(exchange, 413, String.valueOf(new Call.TooLong().getMessage()));
    } else {
      String name = found.orElseThrow().name();
      exchange.dispatch(() -> work(exchange, action, new Call(exchange, name)));
    }
  }

  private void events(HttpServerExchange exchange) {
    try {
      if (!exchange.getQueryParameters().isEmpty()) {
        throw Refusal.wrong("events have no parameters; the page chooses what it shows");
      }
      InspectorListener running = listener;
      StreamConnection connection =
          running == null ? null : running.connection(exchange.getConnection().getPeerAddress());
      EventStream.begin(exchange, inspector.feed(), connection);
    } catch (Refusal e) {
      Answers.refusal(exchange, e);
    }
  }

  // Nothing relies on it: where a system heeds it, the receiver goes first.
  @SuppressWarnings("ThreadPriorityCheck")
  private static void work(HttpServerExchange exchange, Routes.Action action, Call call) {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    exchange.startBlocking();
    try {
      action.run(call);
      exchange.endExchange();
    } catch (Refusal e) {
      Answers.refusal(exchange, e);
    } catch (Failure e) {
      Answers.error(exchange, status(e), String.valueOf(e.getMessage()));
    } catch (Call.TooLong e) {
      exchange.setPersistent(false);
      Answers.error(exchange, 413, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      Answers.error(exchange, 500, "it cannot be read: " + FileProblem.named(e));
    } catch (OutOfMemoryError e) {
      Answers.refusal(exchange, Call.noRoom());
    } catch (RuntimeException e) {
      Answers.error(exchange, 500, "something is wrong with this program: " + e);
    }
  }

  private static int status(Failure failure) {
    ExitCode code = failure.exitCode();
    return switch (code) {
      case USAGE -> 400;
      case NOT_FOUND -> 404;
      default -> 409;
    };
  }

  /** Ends all answers, and listens no more. */
  @Override
  public void close() {
    inspector.close();
    InspectorListener running = listener;
    listener = null;
    if (running != null) {
      running.close();
    }
    libraryLog.close();
  }
}
