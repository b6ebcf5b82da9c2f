package io.github.notrahooks.receiver;

import io.github.notrahooks.log.LogRecord;

/** Told of each delivery once it has been answered. */
@FunctionalInterface
public interface DeliveryListener {
  /** Takes a delivery as it was logged; called on any thread, and must not block. */
  void delivered(LogRecord delivery);
}
