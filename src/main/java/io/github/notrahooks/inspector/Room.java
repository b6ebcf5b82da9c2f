package io.github.notrahooks.inspector;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets records into memory one at a time, and works with them only where the heap has room for that. What the
 * receiver holds goes before. Thread-safe.
 */
final class Room {
  /** What is smaller finds room anywhere. */
  private static final long LARGE = 1024L * 1024;

  /** What is made of a record in the worst case, beside itself: its text, and the answer's bytes. */
  private static final int TIMES = 3;

  private final ReentrantLock turn = new ReentrantLock();
  private final LongSupplier free;

  /**
   * Room in a heap.
   *
   * @param free how many bytes are still free
   */
  Room(LongSupplier free) {
    this.free = free;
  }

  /** What is done with a record. */
  interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Does something as soon as nobody else has a record in memory.
   *
   * @param command what does the like without this process
   * @throws Refusal if there is no room
   */
  <T> T alone(String command, Work<T> work) throws IOException {
    turn.lock();
    try {
      return work.run();
    } catch (OutOfMemoryError e) {
      throw none(command);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Makes sure that there is room to work with a record.
   *
   * @param bytes how long it is
   */
  void check(long bytes, String command) {
    if (bytes >= LARGE && bytes > free.getAsLong() / TIMES) {
      throw none(command);
    }
  }

  /** What is said where there is none. */
  static Refusal none(String command) {
    return Refusal.noRoom(
        "this process has no room in memory for so large a record at the moment; '" + command
            + "' shows it",
        command);
  }
}
