package io.github.notrahooks.delivery;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a delivery, or of what it started. A log may have outcomes of a later version of this tool:
 * they are kept as they stand.
 *
 * @param wireName the name in the log and in output: lower case
 */
public record Outcome(String wireName) {
  /** Accepted, and its event is one that the receiver acts on. */
  public static final Outcome PROCESSED = new Outcome("processed");
  /** Accepted, but its event's filter turned it away. */
  public static final Outcome FILTERED = new Outcome("filtered");
  /** Accepted, but its event type is not processed. */
  public static final Outcome IGNORED = new Outcome("ignored");
  /** Accepted, but already processed within the dedup window. */
  public static final Outcome DUPLICATE = new Outcome("duplicate");
  /** A ping, answered. */
  public static final Outcome PONG = new Outcome("pong");
  /** Turned away with a 4xx answer. */
  public static final Outcome REJECTED = new Outcome("rejected");
  /** The receiver's own failure; of a trigger, a final answer that is none of success, or a failed command. */
  public static final Outcome FAILED = new Outcome("failed");
  /** An outgoing delivery, whatever the answer to it was; of a trigger, an accepted one. */
  public static final Outcome SENT = new Outcome("sent");
  /** A trigger's attempt that is followed by another. */
  public static final Outcome RETRYING = new Outcome("retrying");
  /** A trigger's last attempt that there is, and it was not accepted. */
  public static final Outcome EXHAUSTED = new Outcome("exhausted");
  /** A trigger's command that succeeded. */
  public static final Outcome RAN = new Outcome("ran");
  /** A trigger's command that said that there is nothing to do. */
  public static final Outcome SKIPPED = new Outcome("skipped");
  /** A trigger's command that the server's end cut off. */
  public static final Outcome INTERRUPTED = new Outcome("interrupted");

  private static final List<Outcome> ALL = List.of(
      PROCESSED,
      FILTERED,
      IGNORED,
      DUPLICATE,
      PONG,
      REJECTED,
      FAILED,
      SENT,
      RETRYING,
      EXHAUSTED,
      RAN,
      SKIPPED,
      INTERRUPTED);

  private static final Map<String, Outcome> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Outcome::wireName, each -> each));

  /** Those that this version writes, in the order in which they are shown. */
  public static List<Outcome> known() {
    return ALL;
  }

  /** The outcome of a name, whether or not it is known. */
  public static Outcome named(String wireName) {
    Outcome known = BY_NAME.get(wireName);
    return known == null ? new Outcome(wireName) : known;
  }
}
