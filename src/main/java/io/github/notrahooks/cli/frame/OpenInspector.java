package io.github.notrahooks.cli.frame;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.InspectorToken;
import io.github.notrahooks.inspector.Inspector;
import io.github.notrahooks.inspector.undertow.InspectorServer;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A home's inspector that listens, until it is closed.
 *
 * @param address where it is, without what lets one in
 * @param token what lets one in
 * @param server what listens
 */
public record OpenInspector(String address, String token, InspectorServer server)
    implements AutoCloseable {
  /** The port where nothing else is asked for. */
  public static final int USUAL_PORT = 8485;

  private static final int LAST_USUAL_PORT = 8499;

  /**
   * What is asked for.
   *
   * @param port the port, 0 for any free one, or null for the usual one or the next that is free
   * @param option the option by which a port is chosen
   * @param readOnly whether nothing is sent, and no secret shown
   * @param allowRemote whether any address may be sent to
   * @param nanoTime the monotonic clock
   */
  public record Wanted(
      @Nullable Integer port,
      String option,
      boolean readOnly,
      boolean allowRemote,
      LongSupplier nanoTime) {}

  /** The whole address, which lets in who has it. */
  public String url() {
    return address + "#t=" + token;
  }

  /**
   * Has it listen.
   *
   * @param told told, once, that it is not where it is looked for
   * @return empty where no usual port is free
   * @throws Failure if the port that was asked for is not free, or the token cannot be kept
   */
  public static Optional<OpenInspector> open(
      Context context, Wanted wanted, Consumer<String> told) {
    String token = token(context);
    Integer port = wanted.port();
    if (port != null) {
      try {
        return Optional.of(listening(context, wanted, token, port, told));
      } catch (IOException e) {
        throw Failure.failed("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage()
            + ". Choose another port with " + wanted.option() + ", or " + wanted.option()
            + " 0 for any free one.");
      }
    }
    for (int each = USUAL_PORT; each <= LAST_USUAL_PORT; each++) {
      try {
        OpenInspector open = listening(context, wanted, token, each, told);
        if (each != USUAL_PORT) {
          told.accept("the inspector is on port " + each + ": " + USUAL_PORT + " is taken");
        }
        return Optional.of(open);
      } catch (BindException e) {
        continue;
      } catch (IOException e) {
        told.accept("there is no inspector: " + FileProblem.named(e));
        return Optional.empty();
      }
    }
    told.accept("there is no inspector: all ports from " + USUAL_PORT + " to " + LAST_USUAL_PORT
        + " are taken; choose one with " + wanted.option());
    return Optional.empty();
  }

  private static String token(Context context) {
    try {
      return InspectorToken.of(context.home(), context.environment().random());
    } catch (IOException e) {
      throw Failure.failed("the inspector's token cannot be kept in "
          + context.home().inspectorToken() + ": " + FileProblem.of(e));
    }
  }

  private static OpenInspector listening(
      Context context, Wanted wanted, String token, int port, Consumer<String> told)
      throws IOException {
    Inspector inspector = new Inspector(
        new CommandHome(context),
        new Inspector.Settings(
            VersionProvider.version(),
            wanted.readOnly(),
            wanted.allowRemote(),
            wanted.nanoTime(),
            OpenInspector::freeHeap));
    InspectorServer server = new InspectorServer(inspector, token, told);
    try {
      return new OpenInspector("http://127.0.0.1:" + server.start(port) + "/", token, server);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static long freeHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  @Override
  public void close() {
    server.close();
  }
}
