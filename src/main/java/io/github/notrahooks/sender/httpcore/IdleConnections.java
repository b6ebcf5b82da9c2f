package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Ticks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The connections that wait for their next exchange. Thread-safe. */
final class IdleConnections {
  /** Shorter than any server keeps an idle connection, so that none is used while it is closed. */
  private static final Duration LIFE = Duration.ofSeconds(1);

  private final Ticks ticks;
  private final int limit;

  /** The latest last. */
  private final Deque<Connection> connections = new ArrayDeque<>();

  private boolean closed;

  /** At most so many connections. */
  IdleConnections(int limit, Ticks ticks) {
    this.limit = limit;
    this.ticks = ticks;
  }

  /** Takes the one that was used last, which the receiver is likeliest to have kept, or null. */
  synchronized @Nullable Connection take(Endpoint endpoint) {
    long now = ticks.nanos();
    while (!connections.isEmpty() && now - connections.getFirst().idleSince > LIFE.toNanos()) {
      connections.removeFirst().close();
    }
    Iterator<Connection> latestFirst = connections.descendingIterator();
    while (latestFirst.hasNext()) {
      Connection connection = latestFirst.next();
      if (connection.endpoint.equals(endpoint)) {
        latestFirst.remove();
        return connection;
      }
    }
    return null;
  }

  synchronized void add(Connection connection) {
    connection.idleSince = ticks.nanos();
    connections.addLast(connection);
    if (closed || connections.size() > limit) {
      connections.removeFirst().close();
    }
  }

  synchronized void close() {
    closed = true;
    connections.forEach(Connection::close);
    connections.clear();
  }
}
