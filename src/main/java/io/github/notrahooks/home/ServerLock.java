package io.github.notrahooks.home;

import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the one server of a home, held for as long as the process lives. The operating system
 * takes it back when the process ends, however it ends.
 */
public final class ServerLock implements AutoCloseable {
  private final Home home;
  private final FileChannel channel;

  private ServerLock(Home home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /**
   * Takes the lock of a home, which is made if it is not there.
   *
   * @throws Failure if another process has it, or the home cannot be written to
   */
  public static ServerLock take(Home home) {
    try {
      home.create();
      FileChannel channel = PrivateFiles.openOrCreate(home.serverLock());
      if (tryLock(channel) == null) {
        channel.close();
        throw Failure.usage("the home "
            + home.path()
            + " is in use by another server"
            + holder(home)
            + ". Stop it, or choose another home with --home.");
      }
      return new ServerLock(home, channel);
    } catch (IOException e) {
      throw Failure.usage("cannot use the home "
          + home.path()
          + ": "
          + FileProblem.of(e)
          + ". Choose another folder with --home or NOTRA_HOOKS_HOME.");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(Home home) {
    return RunningServer.read(home)
        .map(server -> " (process " + server.pid() + " at " + server.url() + ")")
        .orElse("");
  }

  /** Gives the lock back, and takes the note of where the server listens away. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(home.serverState());
    channel.close();
  }
}
