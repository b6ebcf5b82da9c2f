package io.github.notrahooks.receiver;

import io.github.notrahooks.log.record.LogRecord;

/** Told of each request once it has been answered; on any thread, and must not block. */
@FunctionalInterface
public interface DeliveryListener {
  /** Takes a delivery as it was logged, or as it would have been. */
  void delivered(LogRecord delivery);

  /** Takes a request that was no delivery, of which the log has nothing. */
  default void turnedAway(TurnedAway request) {}
}
