package io.github.notrahooks.trigger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.record.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files that commands get are there for as long as they run. */
@DisabledOnOs(OS.WINDOWS)
final class RunFilesTest {
  @TempDir
  Path folder;

  private RunFiles files;
  private Path run;

  @BeforeEach
  void files() {
    files = new RunFiles(new Home(folder.resolve("home")));
    run = folder.resolve("home/run");
  }

  @Test
  void headersAreALineEachAsTheyCame() throws IOException {
    var request = Deliveries.delivery()
        .headers(Headers.of("X-One", "a: b", "x-one", "caf\u00e9", "X-Evil", "a\nX-Forged: b"))
        .build()
        .request();
    try (RunFolder made = files.create(request)) {
      assertThat(made.headers())
          .content()
          .isEqualTo("X-One: a: b\nx-one: caf\u00e9\nX-Evil: aX-Forged: b\n");
      assertThat(made.payload()).hasBinaryContent(request.body().bytes());
    }
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void clearingRemovesWhatIsLeftAndNeverFollowsALink() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "kept");
    Path left = Files.createDirectories(run.resolve("4000000-1-1/inner"));
    Files.writeString(left.resolve("payload"), "secret");
    Files.createSymbolicLink(left.resolve("folder"), outside);
    Files.createSymbolicLink(run.resolve("folder"), outside);
    Files.createSymbolicLink(run.resolve("file"), outside.resolve("kept"));

    files.clear();

    assertThat(run).isEmptyDirectory();
    assertThat(outside.resolve("kept")).hasContent("kept");
  }

  @Test
  void aFolderThatIsALinkIsNotCleared() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "kept");
    Files.createDirectories(run.getParent());
    Files.createSymbolicLink(run, outside);

    assertThatThrownBy(files::clear).hasMessageContaining("link");

    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void whatAProcessUsesIsNotCleared() throws IOException {
    files.clear();
    try (RunFolder made = files.create(Deliveries.delivery().build().request())) {
      files.clear();

      assertThat(made.payload()).exists();
    }
  }
}
