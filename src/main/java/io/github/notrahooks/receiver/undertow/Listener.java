package io.github.notrahooks.receiver.undertow;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * Accepts HTTP/1.1 connections. Set up by hand, not by Undertow's builder, because a connection's bytes must
 * pass a {@link HeadRecorder} and accepting must be able to stop before the rest does.
 */
final class Listener {
  /** How many bytes a request's head may have. */
  static final int LONGEST_HEAD = 32 * 1024;

  /** Ours are in {@link BodyReader} and {@link BodyFraming}. Undertow prints a stack trace at its own. */
  private static final long NO_LIMIT = -1;

  /** Undertow takes tiny buffers where the heap is small, unless it is told a size. */
  private static final int BUFFER_BYTES = 16 * 1024 - 20;

  private final XnioWorker worker;
  private final AcceptingChannel<StreamConnection> channel;

  Listener(
      ServerSettings settings,
      InetSocketAddress address,
      HttpHandler handler,
      ParserRefusals refusals)
      throws IOException {
    worker = Xnio.getInstance(Listener.class.getClassLoader())
        .createWorker(OptionMap.builder()
            .set(Options.WORKER_NAME, "receiver")
            .set(Options.WORKER_IO_THREADS, ioThreads())
            .set(Options.WORKER_TASK_CORE_THREADS, 1)
            .set(Options.WORKER_TASK_MAX_THREADS, 2)
            .set(Options.TCP_NODELAY, true)
            .set(Options.CORK, true)
            .set(Options.THREAD_DAEMON, true)
            .getMap());
    // The others are for requests that are being answered.
    Connections connections =
        new Connections(Math.max(1, settings.maxConnections() * 9 / 10), settings.maxHeadBytes());
    Duration limit = settings.parseDeadline().plus(settings.bodyDeadline()).plus(settings.linger());
    try {
      HttpOpenListener http = new HttpOpenListener(
          new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 4), undertowOptions(settings));
      http.setRootHandler(handler);
      channel = worker.createStreamConnectionServer(
          address,
          accepting -> accept(accepting, connection -> {
            LazySuspension.install(connection);
            ConnectionWatch watch = new ConnectionWatch(connection, connections, limit);
            HeadRecorder recorder = HeadRecorder.install(connection, watch, refusals::answer);
            AnswerForm.install(connection, (status, phrase) -> {
              recorder.answered();
              return refusals.wording(recorder.head(), status, phrase);
            });
            http.handleEvent(connection);
            watch.forgetWhenClosed();
          }),
          OptionMap.builder()
              .set(Options.TCP_NODELAY, true)
              .set(Options.REUSE_ADDRESSES, true)
              .set(Options.BACKLOG, 4096)
              // Here, not among the worker's options, where nothing heeds them.
              .set(Options.CONNECTION_HIGH_WATER, settings.maxConnections())
              // As soon as one of them is closed, the next may come.
              .set(Options.CONNECTION_LOW_WATER, settings.maxConnections())
              .getMap());
      channel.resumeAccepts();
    } catch (IOException | RuntimeException e) {
      worker.shutdownNow();
      throw e;
    }
  }

  /**
   * Two for each processor: a thread keeps its connections for good, and while the deliveries of one are all
   * being synced, that processor can go on with another's.
   */
  private static int ioThreads() {
    return 2 * Runtime.getRuntime().availableProcessors();
  }

  private static OptionMap undertowOptions(ServerSettings settings) {
    return OptionMap.builder()
        .set(UndertowOptions.MAX_ENTITY_SIZE, NO_LIMIT)
        .set(UndertowOptions.MAX_HEADER_SIZE, LONGEST_HEAD)
        .set(UndertowOptions.MAX_HEADERS, 100)
        .set(UndertowOptions.MAX_PARAMETERS, 64)
        .set(UndertowOptions.DECODE_URL, false)
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
            settings.parseDeadline().toMillis())
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, (int) settings.idleDeadline().toMillis())
        .getMap();
  }

  private static void accept(
      AcceptingChannel<StreamConnection> accepting, ChannelListener<StreamConnection> opened) {
    try {
      StreamConnection connection = accepting.accept();
      if (connection != null) {
        ChannelListeners.invokeChannelListener(connection, opened);
      }
    } catch (IOException e) {
      // Closed since the connection was announced: the client is refused as others are from now on.
      return;
    }
  }

  InetSocketAddress address() {
    return channel.getLocalAddress(InetSocketAddress.class);
  }

  void stopAccepting() {
    IoUtils.safeClose(channel);
  }

  void close() {
    stopAccepting();
    worker.shutdownNow();
    try {
      worker.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
