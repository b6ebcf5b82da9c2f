package io.github.notrahooks.receiver.undertow;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/**
 * The connections that wait for their clients: to begin a request, or to go on with one. There is room for
 * so many; one more, and the one that has waited longest is closed, so that those who send nothing cannot
 * keep out those who do. Thread-safe.
 */
final class Connections {
  private final int most;
  private final Set<StreamConnection> waiting = new LinkedHashSet<>();
  private final Map<XnioIoThread, GradualClosing> closing = new ConcurrentHashMap<>();

  Connections(int most) {
    this.most = most;
  }

  /** A connection begins to wait for its client, or does so anew. */
  void waiting(StreamConnection connection) {
    StreamConnection oldest = add(connection);
    if (oldest != null) {
      closing(oldest).close(oldest);
    }
  }

  private GradualClosing closing(StreamConnection connection) {
    return closing.computeIfAbsent(connection.getIoThread(), GradualClosing::new);
  }

  private synchronized @Nullable StreamConnection add(StreamConnection connection) {
    waiting.remove(connection);
    waiting.add(connection);
    if (waiting.size() <= most) {
      return null;
    }
    Iterator<StreamConnection> oldest = waiting.iterator();
    StreamConnection closing = oldest.next();
    oldest.remove();
    return closing;
  }

  /** A connection is not waiting for its client: its request is all there, or it is closed. */
  void busy(StreamConnection connection) {
    synchronized (this) {
      waiting.remove(connection);
    }
    closing(connection).keep(connection);
  }
}
