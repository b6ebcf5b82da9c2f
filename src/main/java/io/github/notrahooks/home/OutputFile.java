package io.github.notrahooks.home;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;

/**
 * A file (0600) at a path that a user gave. It is written beside that path and takes its place when it is
 * whole: whatever goes wrong before leaves what was there as it was, and nothing beside it. A link to a
 * file is replaced; what it leads to stays. Not thread-safe.
 */
public final class OutputFile implements Closeable {
  private static final String OCCUPIED = " is there already";

  private final Path path;
  private final Path fresh;
  private final FileChannel channel;
  private final boolean replaces;

  private OutputFile(Path path, Path fresh, FileChannel channel, boolean replaces) {
    this.path = path;
    this.fresh = fresh;
    this.channel = channel;
    this.replaces = replaces;
  }

  /**
   * Begins a file.
   *
   * @param replaces whether it may take the place of another
   * @param refused which places are not the user's to write to; asked for places without links in them
   * @throws Failure of usage if nothing is to be written there
   * @throws IOException if nothing can be
   */
  public static OutputFile begin(Path path, boolean replaces, Predicate<Path> refused)
      throws IOException {
    check(path, refused);
    if (!replaces && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw Failure.usage(path + OCCUPIED + "; --force writes over it");
    }
    Path fresh = PrivateFiles.beside(path);
    try {
      return new OutputFile(path, fresh, PrivateFiles.open(fresh), replaces);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  /**
   * Refuses a path that is no place for a file: a folder, a device, a link to one of them, or a place that
   * is not the user's to write to.
   *
   * @throws Failure of usage, which says why
   */
  public static void check(Path path, Predicate<Path> refused) {
    if (path.getFileName() == null || Files.isDirectory(path)) {
      throw refusal(path, "it is a folder");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw refusal(path, "it is no file, but a device, a pipe or a socket");
    }
    try {
      Path above = path.toAbsolutePath().getParent();
      if (above != null && Files.exists(above)) {
        Path place = above.toRealPath().resolve(path.getFileName());
        if (refused.test(place) || Files.exists(path) && refused.test(path.toRealPath())) {
          throw refusal(path, "it belongs to the home; choose another place");
        }
      }
    } catch (IOException e) {
      throw refusal(path, FileProblem.of(e));
    }
  }

  private static Failure refusal(Path path, String reason) {
    return Failure.usage("cannot write " + path + ": " + reason);
  }

  /**
   * Takes its bytes; not buffered.
   *
   * @return throws a {@link Failure} that names the file where it cannot be written, so that nobody takes
   *     that for trouble with what is being read
   */
  public OutputStream out() {
    OutputStream real = Channels.newOutputStream(channel);
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          real.write(bytes, offset, length);
        } catch (ClosedByInterruptException e) {
          throw e;
        } catch (IOException e) {
          throw failed(e);
        }
      }
    };
  }

  private Failure failed(IOException cause) {
    return new Failure(
        ExitCode.FAILED, "cannot write " + path + ": " + FileProblem.of(cause), cause);
  }

  /**
   * Puts it in its place, now that it is whole; it is on the disk when this returns.
   *
   * @throws Failure if that does not work, or something was put there meanwhile that it may not replace
   */
  public void finish() throws IOException {
    try {
      channel.force(true);
      channel.close();
      if (replaces) {
        Files.move(
            fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        putWhereNothingIs();
      }
      PrivateFiles.syncDirectory(PrivateFiles.folderOf(path));
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void putWhereNothingIs() throws IOException {
    try {
      try {
        // A move without replacing looks first, and may replace what comes after the look.
        Files.createLink(path, fresh);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (FileSystemException | UnsupportedOperationException e) {
        // The file system has no second names for files.
        Files.move(fresh, path);
      }
    } catch (FileAlreadyExistsException e) {
      throw Failure.usage(path + OCCUPIED + ": somebody made it meanwhile");
    }
  }

  /** Removes what is beside the path, if it was not put in its place. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(fresh);
    }
  }
}
