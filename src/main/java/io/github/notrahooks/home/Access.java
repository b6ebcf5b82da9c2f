package io.github.notrahooks.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What other users may do with files that were there before this tool, or were made by somebody else. Where
 * the system has no such permissions, nothing is known, and nothing said.
 */
public final class Access {
  private static final int OTHERS_MAY_READ = 04;
  private static final int OTHERS_MAY_WRITE = 02;
  private static final int OTHERS_MAY_ENTER = 01;
  private static final int ANY_OTHER_MAY_WRITE = 022;
  private static final int STICKY = 01000;

  private Access() {}

  /** Whether other users can read a file, or list a folder: it and all folders above it let them. */
  public static boolean isOpenToOthers(Path path) {
    try {
      Path real = path.toRealPath();
      if ((mode(real) & OTHERS_MAY_READ) == 0) {
        return false;
      }
      for (Path above = real.getParent(); above != null; above = above.getParent()) {
        if ((mode(above) & OTHERS_MAY_ENTER) == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Not there, or on a system that has other permissions.
      return false;
    }
  }

  /** The file, or the folder that it is in, if others than its owner can write to that. */
  public static Optional<Path> writableByOthers(Path path) {
    try {
      Path real = path.toRealPath();
      Path folder = real.getParent();
      if ((mode(real) & ANY_OTHER_MAY_WRITE) != 0) {
        return Optional.of(real);
      }
      // Who can write to the folder can put another file in its place.
      return Optional.ofNullable(folder).filter(Access::isWritableFolder);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Not there, or on a system that has other permissions.
      return Optional.empty();
    }
  }

  /**
   * Why a symbolic link must not be followed to what it names, if so: where others can put something else
   * in its place, or it is not the same user's, what is written there may be theirs to read.
   *
   * @return nothing for what is no link, and for a link to a folder of the same owner
   */
  public static Optional<String> problemWithLink(Path path) {
    try {
      if (!Files.isSymbolicLink(path)) {
        return Optional.empty();
      }
      Path target = path.toRealPath();
      Path place = target.getParent();
      if ((mode(target) & OTHERS_MAY_WRITE) != 0) {
        return problem(target, "which everybody can write to");
      }
      if (place != null && (mode(place) & (OTHERS_MAY_WRITE | STICKY)) == OTHERS_MAY_WRITE) {
        return problem(target, "in a folder that everybody can write to");
      }
      Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (!owner.equals(Files.getAttribute(target, "unix:uid"))) {
        return problem(target, "which is another user's");
      }
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // What is wrong with it is said by whoever uses it.
      return Optional.empty();
    }
  }

  private static boolean isWritableFolder(Path folder) {
    try {
      return (mode(folder) & ANY_OTHER_MAY_WRITE) != 0 && (mode(folder) & STICKY) == 0;
    } catch (IOException e) {
      // It was there a moment ago; whoever uses the file says what is wrong.
      return false;
    }
  }

  private static Optional<String> problem(Path target, String what) {
    return Optional.of("it is a symbolic link to " + target + ", " + what);
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode");
  }
}
