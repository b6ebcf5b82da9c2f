package io.github.notrahooks.trigger;

import io.github.notrahooks.sender.OutgoingLog;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying to do something for a delivery.
 *
 * @param deliveryId the ID of its record
 * @param sent what was sent, and the answer; null if nothing was
 * @param sameBody whether the body was sent as it is in the log
 * @param problem why nothing was sent, or null
 * @param gone whether the delivery is not in the log any more
 */
record Attempt(
    String deliveryId,
    OutgoingLog.@Nullable Attempt sent,
    boolean sameBody,
    @Nullable String problem,
    boolean gone) {
  static Attempt sent(String deliveryId, OutgoingLog.Attempt sent, boolean sameBody) {
    return new Attempt(deliveryId, sent, sameBody, null, false);
  }

  static Attempt impossible(String deliveryId, String problem) {
    return new Attempt(deliveryId, null, true, problem, false);
  }

  static Attempt gone(String deliveryId, String problem) {
    return new Attempt(deliveryId, null, true, problem, true);
  }
}
