package io.github.notrahooks.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Creates files and folders that only their owner can read, with those permissions from the first
 * moment on. Symbolic links in the last segment of a path are not followed.
 */
public final class PrivateFiles {
  private static final int LONGEST_START = 40;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] FILE = attributes("rw-------");
  private static final FileAttribute<?>[] DIRECTORY = attributes("rwx------");

  private PrivateFiles() {}

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes a folder (0700), and what is missing above it. */
  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, DIRECTORY);
  }

  /** Makes a new file (0600) and opens it for reading and writing. */
  public static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        options(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
        FILE);
  }

  /** Opens a file that is there for reading and writing. */
  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, options(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Opens a file for reading. */
  public static FileChannel openForReading(Path file) throws IOException {
    return FileChannel.open(file, options(StandardOpenOption.READ));
  }

  /**
   * The bytes of a file that may have been replaced by anything.
   *
   * @throws FileSystemException if something else is there, as {@link #refuseOther} says
   */
  public static byte[] read(Path file) throws IOException {
    refuseOther(file);
    return Files.readAllBytes(file);
  }

  /**
   * Refuses what is there and is no file: who opens a pipe that nobody writes to waits for ever.
   *
   * @throws FileSystemException if it is a folder, a device, a pipe or a socket, or a link to one
   */
  public static void refuseOther(Path file) throws FileSystemException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String what = Files.isDirectory(file)
          ? "it is a folder"
          : "it is no file, but a device, a pipe or a socket";
      throw new FileSystemException(file.toString(), null, what);
    }
  }

  private static Set<OpenOption> options(OpenOption... options) {
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return all;
  }

  /** Replaces a file's content (0600) in one step: readers see all of the old or all of the new one. */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, fresh -> {});
  }

  /** The same, where something is to be done with the new file as long as it is empty. */
  static void replace(Path file, byte[] content, Consumer<Path> prepared) throws IOException {
    Path fresh = beside(file);
    try {
      prepared.accept(fresh);
      try (FileChannel channel = open(fresh)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncDirectory(folderOf(file));
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Makes a new file (0600) in the folder of another, to take its place. */
  static Path beside(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    // A name may be as long as the system allows, and then has no room for more.
    String start = name.length() > LONGEST_START ? "notra-hooks" : name;
    return Files.createTempFile(folderOf(file), "." + start, ".new", FILE);
  }

  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
  }

  /** Makes the creation, renaming and removal of files in a folder durable, where the system can. */
  public static void syncDirectory(Path directory) throws IOException {
    if (!POSIX) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
