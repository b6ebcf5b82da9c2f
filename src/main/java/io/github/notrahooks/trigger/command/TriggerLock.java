package io.github.notrahooks.trigger.command;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to run a trigger's command, among all processes that use a home. The operating system takes it
 * back when the process ends, however it ends.
 *
 * <p>A system gives such locks to processes, and closing any channel on a file drops all that its process
 * has: so no channel is opened on one that this process holds.
 */
public final class TriggerLock implements AutoCloseable {
  /** No process tells another that it gave a lock back. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final ReentrantLock GUARD = new ReentrantLock();
  private static final Condition GIVEN_BACK = GUARD.newCondition();

  /** The lock files that this process holds; guarded by the lock above. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private TriggerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a trigger, unless somebody has it.
   *
   * @throws IOException if its file cannot be made
   */
  public static Optional<TriggerLock> tryTake(Home home, String triggerId) throws IOException {
    Path file = file(home, triggerId);
    GUARD.lock();
    try {
      return taken(file);
    } finally {
      GUARD.unlock();
    }
  }

  /**
   * Takes the lock of a trigger, waiting for whoever has it.
   *
   * @param longest how long to wait
   * @return nothing if it was not given back in that time
   * @throws IOException if its file cannot be made
   */
  public static Optional<TriggerLock> take(Home home, String triggerId, Duration longest)
      throws IOException, InterruptedException {
    Path file = file(home, triggerId);
    long leftNanos = longest.toNanos();
    GUARD.lockInterruptibly();
    try {
      Optional<TriggerLock> taken = taken(file);
      while (taken.isEmpty() && leftNanos > 0) {
        long pause = Math.min(leftNanos, BETWEEN_LOOKS.toNanos());
        leftNanos -= pause - Math.min(pause, GIVEN_BACK.awaitNanos(pause));
        taken = taken(file);
      }
      return taken;
    } finally {
      GUARD.unlock();
    }
  }

  private static Path file(Home home, String triggerId) throws IOException {
    Path folder = home.path().resolve("triggers");
    HomeFiles.createDirectories(folder);
    return folder.toRealPath().resolve(triggerId + ".lock");
  }

  private static Optional<TriggerLock> taken(Path file) throws IOException {
    if (HELD.contains(file)) {
      return Optional.empty();
    }
    FileChannel channel = HomeFiles.openOrCreate(file);
    try {
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    HELD.add(file);
    return Optional.of(new TriggerLock(file, channel));
  }

  /** Gives the lock back; its file stays, as another process may be about to lock it. */
  @Override
  public void close() throws IOException {
    GUARD.lock();
    try (channel) {
      if (channel.isOpen()) {
        HELD.remove(file);
        GIVEN_BACK.signalAll();
      }
    } finally {
      GUARD.unlock();
    }
  }
}
