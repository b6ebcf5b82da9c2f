package io.github.notrahooks.receiver.undertow;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the rest of the body from being read that a connection is at, and who is told of it. Used on
 * the connection's I/O thread alone.
 */
final class BodyTrouble {
  private final Executor thread;
  private @Nullable IOException cause;
  private @Nullable Consumer<IOException> reader;
  private boolean telling;

  /** The troubles of a connection, with its I/O thread. */
  BodyTrouble(Executor thread) {
    this.thread = thread;
  }

  /** Whether anything is in the way. */
  boolean isThere() {
    return cause != null;
  }

  /** Whether whoever reads the body has yet to hear of it. */
  boolean isBeingTold() {
    return telling;
  }

  /**
   * Has whoever reads the body told once, not on a call stack of a reading.
   *
   * @return what is in the way already, or null; then nobody is told
   */
  @Nullable
  IOException tell(Consumer<IOException> reader) {
    this.reader = reader;
    return cause;
  }

  /** Notes what is in the way, where nobody reads yet. */
  void note(IOException found) {
    cause = found;
  }

  /** Notes what is in the way of a reading, which fails with it where nobody is to be told. */
  void stop(IOException found) throws IOException {
    boolean first = cause == null;
    cause = found;
    Consumer<IOException> told = reader;
    if (told == null || !first) {
      throw found;
    }
    telling = true;
    thread.execute(() -> {
      if (told == reader) {
        telling = false;
        told.accept(found);
      }
    });
  }

  /** Forgets the request for the next one. */
  void startOver() {
    cause = null;
    reader = null;
    telling = false;
  }
}
