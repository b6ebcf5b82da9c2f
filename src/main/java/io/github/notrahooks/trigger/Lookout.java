package io.github.notrahooks.trigger;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.StoredEnd;
import io.github.notrahooks.trigger.definition.Conditions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at deliveries as they are stored, so that those which do not start a trigger need not be read again.
 * For any thread; deliveries are told on the log's own, group by group.
 */
final class Lookout {
  /** Of a body that is larger the conditions are looked at when the log is read: here others wait. */
  private static final long LARGEST_BODY = 64 * 1024;

  private final Conditions conditions;
  private final boolean quick;

  /** The end of the group of which something was told last. */
  private @Nullable StoredEnd group;

  /** Up to here nothing fits that was not read; all before the group in which something may fit was told. */
  private @Nullable StoredEnd safe;

  /** The end of the newest group in which something may fit. */
  private long fitSeq;

  private long readSeq;

  Lookout(Conditions conditions) {
    this.conditions = conditions;
    this.quick = !conditions.havePatterns();
  }

  /**
   * Tells of a delivery that is in the log.
   *
   * @param stored how far the log is stored, with the group that the delivery is in
   * @return whether the log is to be read for it
   */
  boolean told(LogRecord delivery, StoredEnd stored) {
    // Most of it without the lock: the trigger's thread must not wait for a look at a payload.
    boolean mayFit = conditions.mayFit(delivery)
        && (!quick
            || delivery.request().bodyBytes() > LARGEST_BODY
            || conditions.fitsAsReceived(delivery));
    synchronized (this) {
      StoredEnd before = group;
      // Of the first group something may have been told to nobody.
      boolean first = before == null;
      if (before == null || stored.seq() > before.seq()) {
        if (fitSeq <= readSeq) {
          safe = before;
        }
        group = stored;
      }
      if (mayFit || first) {
        fitSeq = Math.max(fitSeq, stored.seq());
      }
      return mayFit || first;
    }
  }

  /** Tells that the log is read up to this record. */
  synchronized void read(long seq) {
    readSeq = Math.max(readSeq, seq);
  }

  /** How far the log need not be read, if that is further than it is. */
  synchronized Optional<StoredEnd> passable() {
    StoredEnd end = safe;
    return end != null && end.place() != null && end.seq() > readSeq
        ? Optional.of(end)
        : Optional.empty();
  }
}
