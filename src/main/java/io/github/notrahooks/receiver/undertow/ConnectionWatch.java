package io.github.notrahooks.receiver.undertow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/**
 * Sees to it that no request holds a connection for ever, whoever is answering it: Undertow itself answers
 * some, and reads on from them without an end. Used on the connection's I/O thread, and on the one that
 * closes it.
 */
final class ConnectionWatch {
  private final StreamConnection connection;
  private final Connections all;
  private final Duration limit;

  /** Set on the I/O thread; a connection may be closed on any. */
  private volatile XnioExecutor.@Nullable Key deadline;

  /**
   * Watches a connection that was just opened.
   *
   * @param limit how long a request may take from its first byte until it is answered
   */
  ConnectionWatch(StreamConnection connection, Connections all, Duration limit) {
    this.connection = connection;
    this.all = all;
    this.limit = limit;
    all.waiting(connection);
  }

  /**
   * Forgets the connection when it closes: neither it nor what its last request left with it is kept any
   * longer. To be called once its server listens for that; the server hears of it all the same.
   */
  void forgetWhenClosed() {
    ChannelListener<? super StreamConnection> server = connection.getCloseListener();
    connection.setCloseListener(closed -> {
      forget();
      ChannelListeners.invokeChannelListener(closed, server);
    });
    if (!connection.isOpen()) {
      forget();
    }
  }

  private void forget() {
    all.busy(connection);
    cancel();
  }

  private void cancel() {
    XnioExecutor.Key pending = deadline;
    if (pending != null) {
      pending.remove();
      deadline = null;
    }
  }

  /** The first byte of a request is there. */
  void begun() {
    if (deadline == null && connection.isOpen()) {
      deadline = connection
          .getIoThread()
          .executeAfter(
              () -> IoUtils.safeClose(connection), limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Whether so many bytes may be kept of a request whose rest is waited for. */
  boolean mayHold(long bytes) {
    return all.mayHold(connection, bytes);
  }

  /** The last byte of a request is there. */
  void received() {
    all.busy(connection);
  }

  /** The request was answered. */
  void ended() {
    cancel();
    if (connection.isOpen()) {
      all.waiting(connection);
    }
  }
}
