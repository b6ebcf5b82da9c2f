package io.github.notrahooks.trigger;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes attempts for deliveries that are in the log; it never throws. Threads may share it. */
final class Attempts {
  private static final String NO_ROOM =
      "the heap has no room for it: NOTRA_HOOKS_JAVA_OPTS=-Xmx256m is enough for any delivery";

  private final Path logs;
  private final Work work;

  /**
   * Attempts.
   *
   * @param logs the folder of the log's segments
   */
  Attempts(Path logs, Work work) {
    this.logs = logs;
    this.work = work;
  }

  Work work() {
    return work;
  }

  /** The next one for a delivery that is owed. */
  Attempt make(Owed owed) {
    String[] why = {"its record is not where it was"};
    LogReader reader = new LogReader(
        logs, damage -> why[0] = damage.problem(), unread -> why[0] = unread.reason());
    try {
      Optional<LogEntry> entry = reader
          .at(owed.place(), owed.length())
          .filter(found -> found.delivery().id().equals(owed.id()));
      return entry.isEmpty()
          ? new Attempt.Gone(owed.id(), why[0])
          : make(entry.get().delivery(), owed.attempts() + 1, false);
    } catch (IOException e) {
      return new Attempt.Gone(owed.id(), FileProblem.named(e));
    } catch (OutOfMemoryError e) {
      return new Attempt.Impossible(owed.id(), NO_ROOM);
    }
  }

  /**
   * One for a delivery.
   *
   * @param number which it is, from 1
   * @param again whether a person asks for it, although it may have been done
   */
  Attempt make(LogRecord delivery, int number, boolean again) {
    try {
      return work.attempt(delivery, number, again);
    } catch (Failure e) {
      return new Attempt.Impossible(delivery.id(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return new Attempt.Impossible(delivery.id(), NO_ROOM);
    } catch (RuntimeException e) {
      return new Attempt.Impossible(delivery.id(), "it could not be done: " + e);
    }
  }
}
