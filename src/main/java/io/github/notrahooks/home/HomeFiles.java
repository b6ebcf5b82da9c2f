package io.github.notrahooks.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Creates the files and folders of a home. They are {@link PrivateFiles}, and belong to the user
 * whose folder they are made in, also where root makes them. What a user wants written elsewhere is
 * not made here: that belongs to whoever makes it.
 */
public final class HomeFiles {
  private HomeFiles() {}

  /**
   * Makes a folder (0700), and what is missing above it; they are on the disk when this returns.
   *
   * @throws NotDirectoryException if something else is there
   * @throws FileSystemException if a link is there that somebody else may have put there
   */
  public static void createDirectories(Path directory) throws IOException {
    Optional<String> problem = Access.problemWithLink(directory);
    if (problem.isPresent()) {
      throw new FileSystemException(directory.toString(), null, problem.get());
    }
    if (Files.isDirectory(directory)) {
      return;
    }
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(directory.toString());
    }
    Deque<Path> missing = new ArrayDeque<>();
    List<Path> parents = new ArrayList<>();
    missing.push(directory.toAbsolutePath());
    for (Path above = directory.toAbsolutePath().getParent();
        above != null;
        above = above.getParent()) {
      parents.add(above);
      if (Files.isDirectory(above)) {
        break;
      }
      missing.push(above);
    }
    PrivateFiles.createDirectories(directory);
    // From the top: each takes the owner that the one above it has by then.
    missing.forEach(Ownership::likeFolder);
    for (Path above : parents) {
      PrivateFiles.syncDirectory(above);
    }
  }

  /** Makes a new file (0600) and opens it for reading and writing. */
  public static FileChannel create(Path file) throws IOException {
    FileChannel created = PrivateFiles.create(file);
    Ownership.likeFolder(file);
    return created;
  }

  /**
   * Makes a new file (0600) that is to take the place of another in the same folder, if there is
   * one.
   */
  public static FileChannel createInPlaceOf(Path replaced, Path file) throws IOException {
    FileChannel created = PrivateFiles.create(file);
    Ownership.likeFile(file, replaced);
    return created;
  }

  /** Opens a file for reading and writing, making it (0600) if it is not there. */
  public static FileChannel openOrCreate(Path file) throws IOException {
    while (true) {
      try {
        return PrivateFiles.open(file);
      } catch (NoSuchFileException e) {
        try {
          return create(file);
        } catch (FileAlreadyExistsException made) {
          // Another process made it between the look and the attempt.
          continue;
        }
      }
    }
  }

  /**
   * Replaces a file's content (0600) in one step: readers see all of the old or all of the new one.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    PrivateFiles.replace(file, content, fresh -> Ownership.likeFile(fresh, file));
  }
}
