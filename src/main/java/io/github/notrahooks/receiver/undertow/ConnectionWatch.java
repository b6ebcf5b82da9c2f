package io.github.notrahooks.receiver.undertow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/**
 * Sees to it that no request holds a connection for ever, whoever is answering it: Undertow itself answers
 * some, and reads on from them without an end. Used on the connection's I/O thread alone.
 */
final class ConnectionWatch {
  private final StreamConnection connection;
  private final Connections all;
  private final Duration limit;
  private XnioExecutor.@Nullable Key deadline;

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

  /** The first byte of a request is there. */
  void begun() {
    if (deadline == null) {
      deadline = connection
          .getIoThread()
          .executeAfter(
              () -> IoUtils.safeClose(connection), limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The last byte of a request is there. */
  void received() {
    all.busy(connection);
  }

  /** The request was answered. */
  void ended() {
    if (deadline != null) {
      deadline.remove();
      deadline = null;
    }
    if (connection.isOpen()) {
      all.waiting(connection);
    }
  }
}
