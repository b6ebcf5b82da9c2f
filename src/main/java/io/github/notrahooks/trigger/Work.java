package io.github.notrahooks.trigger;

import io.github.notrahooks.log.record.LogRecord;

/** What a trigger does for one delivery, once. Threads may share it. */
interface Work {
  /**
   * One attempt.
   *
   * @param number which it is, from 1
   * @param again whether a person asks for it, although it may have been done
   * @throws io.github.notrahooks.failure.Failure if it cannot be done
   */
  Attempt attempt(LogRecord delivery, int number, boolean again);

  /** Tells that the server stops: what takes long is to come to its end now. Does not wait. */
  void stopping();

  /** Breaks off what is under way; nothing more is done. */
  void stop();
}
