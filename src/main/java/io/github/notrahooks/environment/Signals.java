package io.github.notrahooks.environment;

/** The process's interrupt and termination signals. */
public interface Signals {
  /** Signals that never come, for tests and for commands run inside another. */
  Signals NONE = action -> () -> {};

  /**
   * Runs an action, on a thread of its own, at the first SIGINT, SIGTERM or SIGHUP; a further SIGINT or
   * SIGTERM ends the process at once, and so it ends if it has not a good while later.
   *
   * @return what to close when the command has ended and the signals should act as before
   */
  Registration onStop(Runnable action);

  /**
   * As {@link #onStop(Runnable)}, and has something done before the process is ended rather than ends.
   *
   * @param lastWill is quick, waits for nobody and does not throw
   */
  default Registration onStop(Runnable action, Runnable lastWill) {
    return onStop(action);
  }

  /**
   * Runs an action at each SIGINT, which then ends nothing by itself.
   *
   * @return what to close when the signal should act as before
   */
  default Registration onInterrupt(Runnable action) {
    return () -> {};
  }

  /**
   * Runs an action, on a thread of its own, at the first SIGTERM or SIGHUP; a further SIGTERM ends the process
   * at once, and so it ends if it has not a good while later.
   *
   * @return what to close when the signals should act as before
   */
  default Registration onEnd(Runnable action) {
    return () -> {};
  }

  /** A registered action. */
  interface Registration extends AutoCloseable {
    /** Withdraws the action. */
    @Override
    void close();
  }
}
