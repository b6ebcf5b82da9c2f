package io.github.notrahooks.environment;

/** The process's interrupt and termination signals. */
public interface Signals {
  /** Signals that never come, for tests and for commands run inside another. */
  Signals NONE = action -> () -> {};

  /**
   * Runs an action, on a thread of its own, at the first SIGINT or SIGTERM; a second signal ends the
   * process at once.
   *
   * @return what to close when the command has ended and the signals should act as before
   */
  Registration onStop(Runnable action);

  /** A registered action. */
  interface Registration extends AutoCloseable {
    /** Withdraws the action. */
    @Override
    void close();
  }
}
