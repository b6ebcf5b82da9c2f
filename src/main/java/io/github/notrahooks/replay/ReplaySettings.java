package io.github.notrahooks.replay;

import io.github.notrahooks.sender.HeaderEdits;
import java.time.Duration;

/**
 * How deliveries are sent again.
 *
 * @param sign what becomes of the signature
 * @param id what becomes of the delivery ID
 * @param edits the user's own headers
 * @param tolerance how old a signed time may be before a receiver refuses it
 */
public record ReplaySettings(Sign sign, Id id, HeaderEdits edits, Duration tolerance) {
  /** What Notra tolerates. */
  public static final Duration TOLERANCE = Duration.ofSeconds(60);

  /** What becomes of the signature. */
  public enum Sign {
    /** The stored one is kept where it still verifies, else the message is signed again. */
    AUTO,
    /** The stored one is sent, right or not. */
    KEEP,
    /** The message is signed again. */
    FRESH,
    /** None is sent. */
    NONE
  }

  /** What becomes of the delivery ID. */
  public enum Id {
    /** A new one, so that a receiver that de-duplicates does the work again. */
    NEW,
    /** The stored one, as GitHub's own redelivery does. */
    KEEP
  }
}
