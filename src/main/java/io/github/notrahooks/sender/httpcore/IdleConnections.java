package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Ticks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections that wait for their next exchange. Thread-safe. */
final class IdleConnections {
  /** Shorter than any server keeps an idle connection, so that none is used while it is closed. */
  private static final Duration LIFE = Duration.ofSeconds(1);

  private final Ticks ticks;
  private final int limit;

  /** By where they lead to, the latest last. */
  private final Map<Endpoint, Deque<Connection>> connections = new HashMap<>();

  private int count;
  private boolean closed;

  /** At most so many connections. */
  IdleConnections(int limit, Ticks ticks) {
    this.limit = limit;
    this.ticks = ticks;
  }

  /** Takes the one that was used last, which the receiver is likeliest to have kept, or null. */
  synchronized @Nullable Connection take(Endpoint endpoint) {
    Deque<Connection> idle = connections.getOrDefault(endpoint, new ArrayDeque<>());
    Connection latest = idle.pollLast();
    if (latest == null) {
      return null;
    }
    count--;
    if (ticks.nanos() - latest.idleSince <= LIFE.toNanos()) {
      return latest;
    }
    // So are all before it.
    latest.close();
    count -= idle.size();
    idle.forEach(Connection::close);
    idle.clear();
    return null;
  }

  synchronized void add(Connection connection) {
    if (closed || count >= limit) {
      connection.close();
      return;
    }
    connection.idleSince = ticks.nanos();
    connections
        .computeIfAbsent(connection.endpoint, unused -> new ArrayDeque<>())
        .add(connection);
    count++;
  }

  synchronized void close() {
    closed = true;
    connections.values().forEach(idle -> idle.forEach(Connection::close));
    connections.clear();
  }
}
