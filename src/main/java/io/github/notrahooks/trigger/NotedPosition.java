package io.github.notrahooks.trigger;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Notes how far a trigger is, now and then, for its next start. Belongs to the trigger's thread. */
final class NotedPosition {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Home home;
  private final Trigger trigger;
  private final TriggerLog log;
  private final TriggerListener listener;
  private final LongSupplier nanoTime;
  private @Nullable Owed seen;

  /** Set where nothing was owed, and the log was passed over to there since a record was read. */
  private @Nullable LogEnd passed;

  private @Nullable TriggerPosition written;
  private boolean news;
  private long nextNanos;

  NotedPosition(
      Home home, Trigger trigger, TriggerLog log, TriggerListener listener, LongSupplier nanoTime) {
    this.home = home;
    this.trigger = trigger;
    this.log = log;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** The newest record that was read. */
  void saw(LogEntry entry) {
    // Of the record no more is kept than where it stands.
    seen = new Owed(entry);
    passed = null;
    news = true;
  }

  /** Nothing is owed, and the log need not be read up to there. */
  void passedOver(LogEnd end) {
    passed = end;
    news = true;
  }

  /**
   * Notes it, unless that was done a moment ago.
   *
   * @param oldest the oldest delivery that is owed
   * @param waiting how many are
   * @param failures how many failures in a row there were
   * @param atOnce whether it is the last chance
   */
  void note(Optional<Owed> oldest, long waiting, int failures, boolean atOnce) {
    if (seen == null && passed == null) {
      return;
    }
    TriggerPosition last = written;
    news |= last == null || last.waiting() != waiting || last.failures() != failures;
    if (!news || !atOnce && pauseNanos() > 0) {
      return;
    }
    TriggerPosition position = position(oldest, waiting, failures);
    if (!position.equals(written)) {
      try {
        position.write(home, trigger.id());
        written = position;
      } catch (IOException e) {
        // It is a hint: without it, more is read at the next start.
        listener.warn(
            "cannot note how far the trigger " + trigger.id() + " is: " + FileProblem.of(e));
      }
    }
    news = false;
    nextNanos = nanoTime.getAsLong() + BETWEEN.toNanos();
  }

  private TriggerPosition position(Optional<Owed> oldest, long waiting, int failures) {
    if (seen == null || passed != null) {
      return log.position(Objects.requireNonNull(passed, "something was seen"), failures);
    }
    return log.position(oldest, seen, waiting, failures);
  }

  /** How long it is until there is something to note; not positive if there is nothing, or it is time. */
  long pauseNanos() {
    return news && written != null ? nextNanos - nanoTime.getAsLong() : 0;
  }
}
