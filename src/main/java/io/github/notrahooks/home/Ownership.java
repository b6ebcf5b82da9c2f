package io.github.notrahooks.home;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives what root makes in another user's home to that user, whose server could not use it
 * otherwise. For everybody else, and where files have no owners, it does nothing.
 *
 * <p>The user can put other things in the place of what was made, and of the folder. So owners are
 * read and set in the one folder that is open, links are not followed, and only what is root's own,
 * and empty if it is a file, is given away. What takes its place between that look and the giving
 * is given away too: where the system lets nobody make links to the files of others, that can only
 * be what root left in folders of that user.
 */
final class Ownership {
  private Ownership() {}

  /** Gives a new folder or an empty new file to the owner and group of the folder that it is in. */
  static void likeFolder(Path made) {
    give(made, Optional.empty());
  }

  /**
   * Gives an empty new file to the owner and group of the one that it will replace. Where there is
   * none, or root made that one too, those of the folder count.
   */
  static void likeFile(Path made, Path replaced) {
    give(made, Optional.of(replaced));
  }

  private static void give(Path made, Optional<Path> replaced) {
    try {
      if (!Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0)) {
        return;
      }
      UserPrincipal root =
          made.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("0");
      try (DirectoryStream<Path> folder = Files.newDirectoryStream(PrivateFiles.folderOf(made))) {
        PosixFileAttributeView fresh = in(folder, made);
        PosixFileAttributes its = fresh.readAttributes();
        PosixFileAttributes wanted = itself(folder, made).readAttributes();
        if (replaced.isPresent()) {
          // One of root's was of no use to the user either: its mode is 0600.
          wanted = before(folder, replaced.get())
              .filter(file -> file.isRegularFile() && !file.owner().equals(root))
              .orElse(wanted);
        }
        boolean isNew = its.isDirectory() || its.isRegularFile() && its.size() == 0;
        if (isNew && its.owner().equals(root) && !wanted.owner().equals(root)) {
          fresh.setGroup(wanted.group());
          fresh.setOwner(wanted.owner());
        }
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Without such owners, or the right to give files away, it stays what any new file is.
      return;
    }
  }

  private static Optional<PosixFileAttributes> before(DirectoryStream<Path> folder, Path file)
      throws IOException {
    try {
      return Optional.of(in(folder, file).readAttributes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** What is in an open folder; where the system opens no folders, by its path. */
  private static PosixFileAttributeView in(DirectoryStream<Path> folder, Path file) {
    PosixFileAttributeView view = folder instanceof SecureDirectoryStream<Path> open
        ? open.getFileAttributeView(
            file.getFileName(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        : Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return Objects.requireNonNull(view, "there is a view where there are users");
  }

  /** The folder itself. */
  private static PosixFileAttributeView itself(DirectoryStream<Path> folder, Path file) {
    PosixFileAttributeView view = folder instanceof SecureDirectoryStream<Path> open
        ? open.getFileAttributeView(PosixFileAttributeView.class)
        : Files.getFileAttributeView(PrivateFiles.folderOf(file), PosixFileAttributeView.class);
    return Objects.requireNonNull(view, "there is a view where there are users");
  }
}
