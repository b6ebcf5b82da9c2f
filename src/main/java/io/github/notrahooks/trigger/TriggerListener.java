package io.github.notrahooks.trigger;

import io.github.notrahooks.log.record.LogRecord;

/** Told what triggers do; on their threads, and must not block. */
public interface TriggerListener {
  /** An attempt was made, and is in the log. */
  void ran(LogRecord run);

  /** Nothing is owed at the moment. */
  void idle();

  /** Something that a person should know. */
  void warn(String text);

  /** Something that only informs. */
  void info(String text);
}
