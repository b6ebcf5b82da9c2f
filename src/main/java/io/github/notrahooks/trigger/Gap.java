package io.github.notrahooks.trigger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a trigger was disabled: what came then is not owed.
 *
 * @param afterSeq the number of the last record before it
 * @param from when it began
 * @param throughSeq the number of the last record in it; null while it lasts
 * @param to when it ended; null while it lasts
 */
record Gap(
    long afterSeq,
    Instant from,
    @Nullable Long throughSeq,
    @Nullable Instant to) {
  /** One that begins now. */
  static Gap after(LogEnd end) {
    return new Gap(end.seq(), end.at(), null, null);
  }

  /** The same, ended now. */
  Gap until(LogEnd end) {
    return new Gap(afterSeq, from, end.seq(), end.at());
  }

  /** Whether it lasts. */
  boolean isOpen() {
    return throughSeq == null;
  }

  /** Whether a record of this number is in it. */
  boolean has(long seq) {
    return seq > afterSeq && (throughSeq == null || seq <= throughSeq);
  }

  /** Whether something that was received then is in it; for where numbers tell nothing any more. */
  boolean has(Instant received) {
    return !received.isBefore(from) && (to == null || received.isBefore(to));
  }
}
