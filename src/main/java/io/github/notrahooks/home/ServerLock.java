package io.github.notrahooks.home;

import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the one server of a home, held for as long as the process lives. The operating system
 * takes it back when the process ends, however it ends.
 *
 * <p>It is one byte of a file, and a second byte is the sign that there is a server: who only wants to know
 * tries that one, and is never in the way of a server that starts. A system gives such locks to processes,
 * and closing any channel on a file drops all that its process has: so no channel is opened on one that
 * this process holds.
 */
public final class ServerLock implements AutoCloseable {
  private static final long RIGHT = 0;
  private static final long SIGN = 1;

  /** The lock files that this process holds; guarded by itself, and with it every look at one. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Home home;
  private final Path file;
  private final FileChannel channel;
  private final Object identity;

  private ServerLock(Home home, Path file, FileChannel channel) throws IOException {
    this.home = home;
    this.file = file;
    this.channel = channel;
    this.identity = identity(file);
  }

  /** What a path names, for as long as it is there; where the system cannot tell files apart, any. */
  private static Object identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? "unknown" : key;
  }

  /**
   * Takes the lock of a home, which is made if it is not there.
   *
   * @throws Failure if another process has it, or the home cannot be written to
   */
  public static ServerLock take(Home home) {
    try {
      home.create();
      synchronized (HELD) {
        Path file = file(home);
        FileChannel channel = HELD.contains(file) ? null : locked(home);
        if (channel == null) {
          throw Failure.usage("the home "
              + home.path()
              + " is in use by another server"
              + holder(home)
              + ". Stop it, or choose another home with --home.");
        }
        // That of a server that was killed.
        Files.deleteIfExists(home.serverState());
        HELD.add(file);
        return new ServerLock(home, file, channel);
      }
    } catch (IOException e) {
      throw Failure.usage("cannot use the home "
          + home.path()
          + ": "
          + FileProblem.of(e)
          + ". Choose another folder with --home or NOTRA_HOOKS_HOME.");
    }
  }

  private static Path file(Home home) throws IOException {
    return home.path().toRealPath().resolve(home.serverLock().getFileName());
  }

  private static @Nullable FileChannel locked(Home home) throws IOException {
    FileChannel channel = HomeFiles.openOrCreate(home.serverLock());
    try {
      if (channel.tryLock(RIGHT, 1, false) != null) {
        // Whoever looks at the sign has it for a moment only.
        FileLock unused = channel.lock(SIGN, 1, false);
        return channel;
      }
      channel.close();
      return null;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether a server has the lock of a home. */
  static boolean isHeld(Home home) {
    synchronized (HELD) {
      try {
        if (HELD.contains(file(home))) {
          return true;
        }
        try (FileChannel channel = PrivateFiles.openForReading(home.serverLock());
            FileLock sign = channel.tryLock(SIGN, 1, true)) {
          return sign == null;
        }
      } catch (OverlappingFileLockException e) {
        // This process has it, by another name.
        return true;
      } catch (IOException e) {
        // There is no such file, or none that can be read.
        return false;
      }
    }
  }

  private static String holder(Home home) {
    return RunningServer.noted(home)
        .map(server -> " (process " + server.pid() + " at " + server.url() + ")")
        .orElse("");
  }

  /** Whether the home still has the file that is locked; if it was moved away, another may be there. */
  private boolean isInPlace() {
    try {
      return identity.equals(identity(file));
    } catch (IOException e) {
      return false;
    }
  }

  /** Gives the lock back, and takes the note of where the server listens away. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      try (channel) {
        if (isInPlace()) {
          Files.deleteIfExists(home.serverState());
        }
      } finally {
        HELD.remove(file);
      }
    }
  }
}
