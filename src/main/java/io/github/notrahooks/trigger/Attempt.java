package io.github.notrahooks.trigger;

import io.github.notrahooks.sender.OutgoingLog;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying to do something for a delivery.
 *
 * @param owed the delivery
 * @param sent what was sent, and the answer; null if nothing was
 * @param sameBody whether the body was sent as it is in the log
 * @param problem why nothing was sent, or null
 * @param gone whether the delivery is not in the log any more
 */
record Attempt(
    Owed owed,
    OutgoingLog.@Nullable Attempt sent,
    boolean sameBody,
    @Nullable String problem,
    boolean gone) {
  static Attempt sent(Owed owed, OutgoingLog.Attempt sent, boolean sameBody) {
    return new Attempt(owed, sent, sameBody, null, false);
  }

  static Attempt impossible(Owed owed, String problem) {
    return new Attempt(owed, null, true, problem, false);
  }

  static Attempt gone(Owed owed, String problem) {
    return new Attempt(owed, null, true, problem, true);
  }
}
