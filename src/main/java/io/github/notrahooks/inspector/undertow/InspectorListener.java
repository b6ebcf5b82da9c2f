package io.github.notrahooks.inspector.undertow;

import io.github.notrahooks.receiver.Reply;
import io.github.notrahooks.receiver.undertow.AnswerForm;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** Accepts connections from this machine, on threads that give way to the receiver's. */
final class InspectorListener {
  private static final int BUFFER_BYTES = 16 * 1024 - 20;
  private static final int LONGEST_HEAD = 32 * 1024;
  private static final int CONNECTIONS = 64;

  /** Ours is looked after where a body is read. Undertow prints a stack trace at its own. */
  private static final long NO_LIMIT = -1;

  private final XnioWorker worker;
  private final AcceptingChannel<StreamConnection> channel;
  private final Map<SocketAddress, StreamConnection> open = new ConcurrentHashMap<>();

  // Nothing relies on priorities: where a system heeds them, the receiver goes first.
  @SuppressWarnings("ThreadPriorityCheck")
  InspectorListener(InetAddress host, int port, HttpHandler handler) throws IOException {
    worker = Xnio.getInstance(InspectorListener.class.getClassLoader())
        .createWorker(OptionMap.builder()
            .set(Options.WORKER_NAME, "inspector")
            .set(Options.WORKER_IO_THREADS, 1)
            .set(Options.WORKER_TASK_CORE_THREADS, 2)
            .set(Options.WORKER_TASK_MAX_THREADS, 2)
            .set(Options.THREAD_PRIORITY, Thread.MIN_PRIORITY)
            .set(Options.THREAD_DAEMON, true)
            .set(Options.TCP_NODELAY, true)
            .getMap());
    try {
      worker.getIoThread().execute(() -> Thread.currentThread().setPriority(Thread.MIN_PRIORITY));
      ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 4);
      HttpOpenListener http = new HttpOpenListener(
          buffers,
          OptionMap.builder()
              .set(UndertowOptions.MAX_ENTITY_SIZE, NO_LIMIT)
              .set(UndertowOptions.MAX_HEADER_SIZE, LONGEST_HEAD)
              .set(UndertowOptions.MAX_HEADERS, 100)
              .set(UndertowOptions.MAX_PARAMETERS, 64)
              .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, 10_000)
              .set(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
              .getMap());
      http.setRootHandler(handler);
      channel = worker.createStreamConnectionServer(
          new InetSocketAddress(host, port),
          accepting -> accept(accepting, http),
          OptionMap.builder()
              .set(Options.TCP_NODELAY, true)
              .set(Options.REUSE_ADDRESSES, true)
              .set(Options.CONNECTION_HIGH_WATER, CONNECTIONS)
              .set(Options.CONNECTION_LOW_WATER, CONNECTIONS)
              .getMap());
      channel.resumeAccepts();
    } catch (IOException | RuntimeException e) {
      worker.shutdownNow();
      throw e;
    }
  }

  private void accept(AcceptingChannel<StreamConnection> accepting, HttpOpenListener http) {
    try {
      StreamConnection connection = accepting.accept();
      if (connection != null) {
        SocketAddress peer = connection.getPeerAddress();
        open.put(peer, connection);
        connection.getCloseSetter().set(closed -> open.remove(peer, closed));
        AnswerForm.install(connection, InspectorListener::refused);
        ChannelListeners.invokeChannelListener(connection, http);
      }
    } catch (IOException e) {
      // Closed since the connection was announced.
      return;
    }
  }

  /** What the parser refuses is told as all else is, with the same headers. */
  private static Reply refused(int status, String phrase) {
    Reply reply = Reply.error(status, "this is no request that can be read: " + phrase);
    for (Map.Entry<String, String> header : SafeHeaders.ALL.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply.with("Cache-Control", "no-store");
  }

  /** The connection of a client. */
  @Nullable
  StreamConnection connection(@Nullable SocketAddress peer) {
    return peer == null ? null : open.get(peer);
  }

  int port() {
    return channel.getLocalAddress(InetSocketAddress.class).getPort();
  }

  void close() {
    IoUtils.safeClose(channel);
    open.values().forEach(IoUtils::safeClose);
    worker.shutdownNow();
    try {
      worker.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
