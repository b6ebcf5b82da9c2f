package io.github.notrahooks.delivery;

/**
 * Which way a delivery went. A log may have others, of a later version of this tool: they are kept as they
 * stand.
 *
 * @param wireName the name in the log: lower case
 */
public record Direction(String wireName) {
  /** Received by {@code serve}. */
  public static final Direction INCOMING = new Direction("incoming");
  /** Sent by {@code send}, {@code ping} or {@code replay}, or started by a trigger. */
  public static final Direction OUTGOING = new Direction("outgoing");

  /** The direction of a name, whether or not it is known. */
  public static Direction named(String wireName) {
    if (wireName.equals(INCOMING.wireName)) {
      return INCOMING;
    }
    return wireName.equals(OUTGOING.wireName) ? OUTGOING : new Direction(wireName);
  }
}
