package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.view.DeliverySummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of one log from the newest on, in which what this home sent to itself is one: the log has the sending and
 * the receiving of it. Not thread-safe.
 */
final class BothSides {
  /** How many records may stand between both sides: others come at the same time. */
  private static final int MOST_BETWEEN = 1000;

  /** The clock may be set between both. */
  private static final int LEEWAY_MILLIS = 5000;

  private final List<Row> rows = new ArrayList<>();
  private int count;

  /**
   * A delivery.
   *
   * @param delivery as it was received; as it was sent, where it went elsewhere
   * @param sent whether this home sent what it received
   */
  record Row(DeliverySummary delivery, boolean sent) {}

  /** Adds a record that is older than those before. */
  void add(DeliverySummary record) {
    int sending = Direction.INCOMING.equals(record.direction()) ? sendingOf(record) : -1;
    if (sending >= 0) {
      rows.remove(sending);
    } else {
      count++;
    }
    rows.add(new Row(record, sending >= 0));
  }

  /** Where the last sending of it stands that was not after it came, or -1. */
  private int sendingOf(DeliverySummary received) {
    int best = -1;
    for (int i = Math.max(0, rows.size() - MOST_BETWEEN); i < rows.size(); i++) {
      DeliverySummary sent = rows.get(i).delivery();
      boolean later = best < 0 || sent.time().isAfter(rows.get(best).delivery().time());
      if (later && isSending(sent, received)) {
        best = i;
      }
    }
    return best;
  }

  private static boolean isSending(DeliverySummary sent, DeliverySummary received) {
    @Nullable String id = received.deliveryId();
    return Direction.OUTGOING.equals(sent.direction())
        && id != null
        && id.equals(sent.deliveryId())
        && !received.time().isBefore(sent.time())
        && !received.time().isAfter(sent.time().plusMillis(sent.durationMs() + LEEWAY_MILLIS));
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** The newest of them. */
  List<Row> newest(int most) {
    return rows.subList(0, Math.min(most, rows.size()));
  }
}
