package io.github.notrahooks.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class FileProblemTest {
  @TempDir
  private Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whoIsDeniedAnotherUsersFileIsToldWhoseItIsAndWhatToDo() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    assumeTrue(Files.getAttribute(home, "unix:uid").equals(0), "only root can give a folder away");
    Files.setAttribute(home, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);

    assertThat(FileProblem.of(denied(home.resolve("logs/.append"))))
        .isEqualTo(
            "permission denied, as %s belongs to the user 12345; run this as that user, or"
                + " change the owner with chown",
            home);
  }

  @Test
  void whoIsDeniedTheirOwnFileIsToldNothingOfUsers() {
    assertThat(FileProblem.of(denied(folder))).isEqualTo("permission denied");
  }

  @Test
  void aProblemIsNamedWithItsFileWhereItHasOne() {
    Path file = folder.resolve("some");

    assertThat(FileProblem.named(denied(file))).isEqualTo(file + ": permission denied");
    assertThat(FileProblem.named(new NoSuchFileException(file.toString())))
        .isEqualTo(file + ": there is no such file or folder");
    assertThat(FileProblem.named(new IOException("the disk is full")))
        .isEqualTo("the disk is full");
  }

  private static AccessDeniedException denied(Path file) {
    return new AccessDeniedException(file.toString());
  }
}
