package io.github.notrahooks.receiver.undertow;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.WebhookServer;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The receiver's HTTP server. */
public final class UndertowServer implements WebhookServer {
  /** Held, because a logger that nobody holds forgets its level. They tell of starts and stops. */
  private static final List<Logger> TALKATIVE = List.of(
      Logger.getLogger("io.undertow"),
      Logger.getLogger("org.xnio"),
      Logger.getLogger("org.jboss.threads"));

  private final ServerSettings settings;
  private final InFlight inFlight;
  private final HttpHandler handler;
  private @Nullable Listener listener;

  /**
   * A server that does not listen yet.
   *
   * @param nanoTime the monotonic clock
   */
  public UndertowServer(
      Receiver receiver, ServerSettings settings, Clock clock, LongSupplier nanoTime) {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
    this.settings = settings;
    this.inFlight = new InFlight(settings.maxInFlightBytes());
    Replies replies = new Replies(settings.linger());
    HttpHandler webhooks =
        new WebhookHandler(receiver, inFlight, replies, settings, clock, nanoTime);
    HttpHandler edge =
        new EdgeHandler(webhooks, receiver, inFlight, replies, isLoopback(settings.host()));
    this.handler = new HttpContinueReadHandler(edge);
  }

  /** Whether a host is one that only this machine can reach. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** How many bytes of bodies it holds at the moment. */
  long heldBytes() {
    return inFlight.held();
  }

  @Override
  public InetSocketAddress start() {
    String address = settings.host() + ":" + settings.port();
    try {
      InetAddress host = InetAddress.getByName(settings.host());
      Listener started =
          new Listener(settings, new InetSocketAddress(host, settings.port()), handler);
      listener = started;
      return started.address();
    } catch (UnknownHostException e) {
      throw Failure.usage("cannot listen on " + address + ": there is no such host");
    } catch (BindException e) {
      throw Failure.failed("cannot listen on "
          + address
          + ": "
          + e.getMessage()
          + ". Choose another port with --port, or --port 0 for any free one.");
    } catch (IOException e) {
      throw Failure.failed("cannot listen on " + address + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (listener != null) {
      inFlight.drain();
      listener.stopAccepting();
      inFlight.awaitEnd(settings.drainDeadline());
      listener.close();
      listener = null;
    }
  }
}
