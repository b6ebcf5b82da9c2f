package io.github.notrahooks.home;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * What went wrong with a file, in words; the exceptions themselves often say no more than its name.
 */
public final class FileProblem {
  private static final String DENIED = "permission denied";

  private FileProblem() {}

  /** The words for an exception, without the name of the file that was being used. */
  public static String of(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() == null ? DENIED : denied(Path.of(denied.getFile()));
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (e instanceof FileSystemException problem && problem.getReason() != null) {
      return problem.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /**
   * The words for an exception, with the name of the file where it has one, for who does not know
   * it.
   */
  public static String named(Throwable e) {
    String words = of(e);
    String file = e instanceof FileSystemException problem ? problem.getFile() : null;
    return file == null || words.contains(file) ? words : file + ": " + words;
  }

  private static String denied(Path file) {
    // In a folder that is closed to this user, nobody says whose a file is: then the folder's owner
    // counts.
    for (Path each = file.toAbsolutePath(); each != null; each = each.getParent()) {
      try {
        String owner = Files.readAttributes(
                each, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .owner()
            .getName();
        return owner.equals(System.getProperty("user.name"))
            ? DENIED
            : DENIED + ", as " + each + " belongs to the user " + owner
                + "; run this as that user, or change the owner with chown";
      } catch (IOException e) {
        continue;
      } catch (UnsupportedOperationException e) {
        // The system has no such owners.
        return DENIED;
      }
    }
    return DENIED;
  }
}
