package io.github.notrahooks.sender;

import java.time.Duration;

/** Told what becomes of deliveries, by one thread at a time, in the order in which that is known. */
@FunctionalInterface
public interface SendListener {
  /** A delivery is done with. */
  void done(DeliveryResult result);

  /** An attempt failed, and the next one follows after a pause. */
  default void retrying(DeliveryResult soFar, Duration pause) {}
}
