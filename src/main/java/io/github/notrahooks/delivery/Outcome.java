package io.github.notrahooks.delivery;

import java.util.Locale;

/** What became of a delivery. */
public enum Outcome {
  /** Accepted, and its event is one that the receiver acts on. */
  PROCESSED,
  /** Accepted, but its event's filter turned it away. */
  FILTERED,
  /** Accepted, but its event type is not processed. */
  IGNORED,
  /** Accepted, but already processed within the dedup window. */
  DUPLICATE,
  /** A ping, answered. */
  PONG,
  /** Turned away with a 4xx answer. */
  REJECTED,
  /** The receiver's own failure. */
  FAILED,
  /** An outgoing delivery, whatever the answer to it was. */
  SENT;

  /** The name in the log and in output: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
