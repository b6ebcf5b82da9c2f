package io.github.notrahooks.delivery;

import java.util.Locale;

/** Which way a delivery went. */
public enum Direction {
  /** Received by {@code serve}. */
  INCOMING,
  /** Sent by {@code send}, {@code ping} or {@code replay}. */
  OUTGOING;

  /** The name in the log: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
