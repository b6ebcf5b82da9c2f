package io.github.notrahooks.trigger;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.OutgoingLog;
import org.jspecify.annotations.Nullable;

/** What came of trying to do something for a delivery. */
sealed interface Attempt {
  /** The ID of the delivery's record. */
  String deliveryId();

  /**
   * It was sent on, or that was tried.
   *
   * @param sent what was sent, and the answer
   * @param sameBody whether the body was sent as it is in the log
   */
  record Sent(String deliveryId, OutgoingLog.Attempt sent, boolean sameBody) implements Attempt {}

  /**
   * A command was started for it, or that was tried.
   *
   * @param delivery the delivery
   * @param run what became of the command
   * @param end how far it came
   * @param problem why that is a failure, or where it was not started, why; null where only the exit code
   *     tells
   */
  record Ran(
      LogRecord delivery,
      LogRecord.Run run,
      End end,
      @Nullable String problem) implements Attempt {
    @Override
    public String deliveryId() {
      return delivery.id();
    }
  }

  /** How far a command came. */
  enum End {
    /** To an end of its own, or it could not be started. */
    ENDED,
    /** It was ended, or its end was not seen, because the server stopped. */
    INTERRUPTED,
    /** It was not started, since it ran for the same delivery before. */
    NOT_AGAIN
  }

  /** It cannot be done, and never can. */
  record Impossible(String deliveryId, String problem) implements Attempt {}

  /** The delivery is not in the log any more. */
  record Gone(String deliveryId, String problem) implements Attempt {}

  /**
   * Nothing was begun, and it is tried again soon.
   *
   * @param problem why, for a person; null where it is only somebody else's turn
   */
  record Waits(String deliveryId, @Nullable String problem) implements Attempt {}
}
