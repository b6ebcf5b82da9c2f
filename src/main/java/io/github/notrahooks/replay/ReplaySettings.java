package io.github.notrahooks.replay;

import io.github.notrahooks.sender.HeaderEdits;

/**
 * How deliveries are sent again.
 *
 * @param sign what becomes of the signature
 * @param id what becomes of the delivery ID
 * @param edits the user's own headers
 * @param carried which of the stored headers go along
 */
public record ReplaySettings(Sign sign, Id id, HeaderEdits edits, Carried carried) {
  /** Settings by which the provider's own headers go along. */
  public ReplaySettings(Sign sign, Id id, HeaderEdits edits) {
    this(sign, id, edits, Carried.PROVIDERS);
  }

  /** Which of the stored headers go along. */
  public enum Carried {
    /** What the provider says, and nothing of the connection, the peer or a proxy. */
    PROVIDERS,
    /** All but those of the connection, as a proxy does it. */
    ALL
  }

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
