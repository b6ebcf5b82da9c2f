package io.github.notrahooks.log.write;

import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.segment.FileIdentity;
import io.github.notrahooks.log.segment.Segment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one writer at a time append to the log, and tells each of them which segment is the current one.
 * Held only while a batch is written.
 *
 * <p>A process that waits holds the turn, so that one that appends without a pause cannot keep the others
 * out. Operating systems give file locks to processes, and closing any channel on a file drops all of
 * them: so the writers of one process share one channel, and take turns by a lock of its own.
 *
 * <p>A lock on a file that was removed, or replaced, keeps nobody out: {@link #isInPlace} must be asked
 * after each {@link #acquire}.
 */
final class AppendLock implements Closeable {
  private static final long TURN = 1L << 20;
  private static final long APPEND = TURN + 1;

  /** Held for as long as it is open by the one server that receives into the log. */
  private static final long SERVER = APPEND + 1;

  private static final int LONGEST_NAME = 64;

  /** The open lock files of this process; guarded by itself. */
  private static final Map<Path, Shared> OPEN = new HashMap<>();

  private final Path path;
  private final Shared shared;
  private final boolean ofServer;

  private static final class Shared {
    final ReentrantLock lock = new ReentrantLock(true);
    final FileChannel channel;
    final Object identity;
    int users;

    /** The server's, if it is in this process; guarded by the open lock files. */
    @Nullable
    FileLock server;

    Shared(FileChannel channel, Object identity) {
      this.channel = channel;
      this.identity = identity;
    }
  }

  /** The lock, held; closing it lets the next writer in, and never throws. */
  interface Held extends Closeable {
    @Override
    void close();
  }

  private AppendLock(Path path, Shared shared, boolean ofServer) {
    this.path = path;
    this.shared = shared;
    this.ofServer = ofServer;
  }

  /**
   * Opens the lock of a log.
   *
   * @param ofServer whether for a server, of which a log has one at a time: one whose home was moved away
   *     does not write to the log of the server that is there now
   * @throws IOException if it cannot be opened, or another server has the log
   */
  static AppendLock open(Path logs, boolean ofServer) throws IOException {
    Path path = logs.toRealPath().resolve(".append");
    synchronized (OPEN) {
      Shared shared = OPEN.get(path);
      if (shared == null || !shared.identity.equals(FileIdentity.of(path))) {
        shared = new Shared(HomeFiles.openOrCreate(path), FileIdentity.of(path));
        OPEN.put(path, shared);
      }
      shared.users++;
      AppendLock opened = new AppendLock(path, shared, false);
      if (!ofServer) {
        return opened;
      }
      try {
        if (shared.server == null) {
          shared.server = shared.channel.tryLock(SERVER, 1, false);
          if (shared.server != null) {
            return new AppendLock(path, shared, true);
          }
        }
        throw new IOException("another server writes to this log");
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    }
  }

  /** Waits for the lock. */
  Held acquire() throws IOException {
    shared.lock.lock();
    try (FileLock turn = shared.channel.lock(TURN, 1, false)) {
      FileLock append = shared.channel.lock(APPEND, 1, false);
      return () -> {
        try {
          append.release();
        } catch (IOException e) {
          // What was stored is stored. If the lock is not free, the next to acquire it is told.
          return;
        } finally {
          shared.lock.unlock();
        }
      };
    } catch (IOException | RuntimeException | Error e) {
      shared.lock.unlock();
      throw e;
    }
  }

  /** Whether the file that is locked is still the one that others would lock. */
  boolean isInPlace() {
    return shared.identity.equals(FileIdentity.of(path));
  }

  /** The current segment as the last writer that began one wrote it down; the lock must be held. */
  Optional<Segment> current() throws IOException {
    ByteBuffer note = ByteBuffer.allocate(LONGEST_NAME);
    shared.channel.read(note, 0);
    note.flip();
    String text = StandardCharsets.US_ASCII.decode(note).toString();
    int end = text.indexOf('\n');
    return end < 0 ? Optional.empty() : Segment.parse(text.substring(0, end));
  }

  /** Writes down the current segment; the lock must be held. */
  void setCurrent(Segment segment) throws IOException {
    shared.channel.write(StandardCharsets.US_ASCII.encode(segment.fileName() + "\n"), 0);
  }

  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      FileLock server = shared.server;
      if (ofServer && server != null) {
        shared.server = null;
        server.release();
      }
      if (--shared.users == 0) {
        OPEN.remove(path, shared);
        shared.channel.close();
      }
    }
  }
}
