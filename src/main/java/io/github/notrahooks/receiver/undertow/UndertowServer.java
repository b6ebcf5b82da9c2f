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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The receiver's HTTP server. */
public final class UndertowServer implements WebhookServer {
  private final ServerSettings settings;
  private final InFlight inFlight;
  private final HttpHandler handler;
  private final ParserRefusals refusals;
  private final Consumer<String> warnings;
  private @Nullable Listener listener;
  private @Nullable LibraryLog libraryLog;

  /**
   * A server that does not listen yet.
   *
   * @param nanoTime the monotonic clock
   * @param warnings told where the HTTP server itself reports an error
   */
  public UndertowServer(
      Receiver receiver,
      ServerSettings settings,
      Clock clock,
      LongSupplier nanoTime,
      Consumer<String> warnings) {
    this.warnings = warnings;
    this.refusals = new ParserRefusals(receiver, settings.linger());
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
      libraryLog = LibraryLog.open(warnings);
      Listener started =
          new Listener(settings, new InetSocketAddress(host, settings.port()), handler, refusals);
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
    if (libraryLog != null) {
      libraryLog.close();
      libraryLog = null;
    }
  }
}
