package io.github.notrahooks.trigger.command;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Command;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a command once.
 *
 * @param run what the log keeps of it
 * @param problem why it did not start, for people; null where it did
 * @param timedOut whether it was ended because it took too long
 * @param cutOff whether it was ended, or not started, because the server stops
 */
public record Attempted(
    LogRecord.Run run, @Nullable String problem, boolean timedOut, boolean cutOff) {
  /** One that did not start. */
  static Attempted notStarted(Command command, String problem, boolean cutOff) {
    return new Attempted(LogRecord.Run.unseen(command.arguments()), problem, false, cutOff);
  }

  /** Whether the command was started. */
  public boolean started() {
    return problem == null;
  }
}
