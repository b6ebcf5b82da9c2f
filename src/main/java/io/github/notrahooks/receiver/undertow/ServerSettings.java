package io.github.notrahooks.receiver.undertow;

import java.time.Duration;

/**
 * Where and within which limits the server listens.
 *
 * @param host the address or name to bind to
 * @param port the port, or 0 for any free one
 * @param maxInFlightBytes how many bytes of bodies may be held at a time; what comes above is asked to
 *     come back later
 * @param maxHeadBytes how many bytes may be held at a time of requests' heads whose clients have yet to
 *     send the rest; those above it that have held theirs longest are closed
 * @param bodyDeadline how long a body may take from its request's head on, however steadily it drips
 * @param parseDeadline how long a request's head may take
 * @param idleDeadline how long a connection may be without a request
 * @param linger how long a client may go on to send after it was answered
 * @param drainDeadline how long deliveries in flight are waited for when the server stops
 * @param maxConnections how many connections are served at a time; more wait to be accepted
 */
public record ServerSettings(
    String host,
    int port,
    long maxInFlightBytes,
    long maxHeadBytes,
    Duration bodyDeadline,
    Duration parseDeadline,
    Duration idleDeadline,
    Duration linger,
    Duration drainDeadline,
    int maxConnections) {

  /** The largest body that is received: GitHub's own limit of 25 MiB. */
  public static final int MAX_BODY_BYTES = 26_214_400;

  /** The usual limits; heads may hold a quarter of what bodies may. */
  public static ServerSettings of(
      String host, int port, long maxInFlightBytes, int maxConnections) {
    return new ServerSettings(
        host,
        port,
        maxInFlightBytes,
        maxInFlightBytes / 4,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        Duration.ofSeconds(8),
        maxConnections);
  }
}
