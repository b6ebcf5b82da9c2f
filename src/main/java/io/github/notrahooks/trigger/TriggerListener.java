package io.github.notrahooks.trigger;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Trigger;

/** Told what triggers do; on their threads, and must not block. */
public interface TriggerListener {
  /** An attempt was made, and is in the log. */
  void ran(LogRecord run);

  /** Nothing is owed at the moment. */
  void idle();

  /** A trigger begins nothing more, because it failed so many times in a row. */
  void paused(Trigger trigger, int failures);

  /** Something that a person should know. */
  void warn(String text);

  /** Something that only informs. */
  void info(String text);
}
