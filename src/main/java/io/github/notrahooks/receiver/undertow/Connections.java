package io.github.notrahooks.receiver.undertow;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/**
 * The connections that wait for their clients: to begin a request, or to go on with one. There is room for
 * so many, and for so many bytes of heads. Where there is more, those that have waited longest are closed,
 * so that those who send nothing, or never end, cannot keep out those who do. Thread-safe.
 */
final class Connections {
  private final int most;
  private final long mostBytes;
  private final Set<StreamConnection> waiting = new LinkedHashSet<>();

  /** What those hold that have sent a part of a request, the oldest such part first. */
  private final HeldBytes begun = new HeldBytes();

  /** What those hold that are to be closed. It is free only once they are. */
  private final HeldBytes leaving = new HeldBytes();

  private final Map<XnioIoThread, GradualClosing> closing = new ConcurrentHashMap<>();

  /** How many bytes each of some connections holds. */
  private static final class HeldBytes {
    private final Map<StreamConnection, Long> held = new LinkedHashMap<>();
    private long sum;

    void put(StreamConnection connection, long bytes) {
      Long before = held.put(connection, bytes);
      sum += bytes - (before == null ? 0 : before);
    }

    long remove(StreamConnection connection) {
      Long bytes = held.remove(connection);
      sum -= bytes == null ? 0 : bytes;
      return bytes == null ? 0 : bytes;
    }
  }

  /**
   * Begins without any.
   *
   * @param most how many connections may wait
   * @param mostBytes how much they may hold. While those above it are being closed, as much again
   */
  Connections(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** A connection begins to wait for its client, or does so anew. */
  void waiting(StreamConnection connection) {
    StreamConnection oldest = add(connection);
    if (oldest != null) {
      closing(oldest).close(oldest);
    }
  }

  /**
   * Whether a connection that waits for the rest of a request may keep what it has of it.
   *
   * @param bytes what is kept of it
   * @return if not, the connection is about to be closed
   */
  boolean mayHold(StreamConnection connection, long bytes) {
    StreamConnection oldest = hold(connection, bytes);
    while (oldest != null) {
      closing(oldest).close(oldest);
      oldest = aboveTheMost();
    }
    return isWaiting(connection);
  }

  /** A connection is not waiting for its client: its request is all there, or it is closed. */
  void busy(StreamConnection connection) {
    synchronized (this) {
      waiting.remove(connection);
      begun.remove(connection);
      leaving.remove(connection);
    }
    closing(connection).keep(connection);
  }

  private synchronized @Nullable StreamConnection add(StreamConnection connection) {
    begun.remove(connection);
    waiting.remove(connection);
    waiting.add(connection);
    return waiting.size() <= most ? null : oldest(waiting);
  }

  private synchronized @Nullable StreamConnection hold(StreamConnection connection, long bytes) {
    if (!waiting.contains(connection)) {
      return null;
    }
    if (begun.sum + leaving.sum + bytes > 2 * mostBytes) {
      waiting.remove(connection);
      leaving.put(connection, begun.remove(connection));
      return connection;
    }
    begun.put(connection, bytes);
    return aboveTheMost();
  }

  private synchronized @Nullable StreamConnection aboveTheMost() {
    return begun.sum <= mostBytes ? null : oldest(begun.held.keySet());
  }

  private StreamConnection oldest(Set<StreamConnection> all) {
    Iterator<StreamConnection> from = all.iterator();
    StreamConnection oldest = from.next();
    waiting.remove(oldest);
    leaving.put(oldest, begun.remove(oldest));
    return oldest;
  }

  private synchronized boolean isWaiting(StreamConnection connection) {
    return waiting.contains(connection);
  }

  private GradualClosing closing(StreamConnection connection) {
    return closing.computeIfAbsent(connection.getIoThread(), GradualClosing::new);
  }
}
