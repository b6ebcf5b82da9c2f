package io.github.notrahooks.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noticed of a process that was started in a way that would mislead. */
final class StartUpTest {
  private static final String NONE = "\uFFFD\uFFFD";

  @TempDir
  Path folder;

  private void open(int descriptor, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(Integer.toString(descriptor)), Path.of(target));
  }

  @Test
  void threeOpenStreamsAreAsTheyShouldBe() throws IOException {
    open(0, "pipe:[815]");
    open(1, "pipe:[4711]");
    open(2, "/dev/pts/0");

    assertThat(StartUp.closedStream(folder, List.of(Path.of("/java/lib")))).isEmpty();
  }

  @Test
  void aStreamInWhosePlaceTheJvmHasAFileOfItsOwnWasClosed() throws IOException {
    open(0, "/java/lib/modules");
    open(1, "pipe:[815]");
    open(2, "pipe:[815]");

    assertThat(StartUp.closedStream(folder, List.of(Path.of("/java/lib"))))
        .hasValue("standard input");
  }

  @Test
  void aStreamThatIsNotThereIsClosed() throws IOException {
    open(0, "pipe:[815]");
    open(1, "pipe:[815]");

    assertThat(StartUp.closedStream(folder, List.of())).hasValue("standard error");
  }

  @Test
  void whereTheSystemDoesNotTellNothingIsClosed() {
    assertThat(StartUp.closedStream(folder.resolve("none"), List.of())).isEmpty();
  }

  @Test
  void anArgumentThatTheLocaleCannotReadIsNamed() {
    assertThat(StartUp.unreadable("ANSI_X3.4-1968", List.of("serve", "./h" + NONE), Map.of()))
        .hasValue("the argument './h??'");
  }

  @Test
  void aVariableOfTheToolsThatTheLocaleCannotReadIsNamedButNoOther() {
    assertThat(StartUp.unreadable(
            "ANSI_X3.4-1968", List.of(), Map.of("NOTRA_HOOKS_HOME", "/h" + NONE)))
        .hasValue("the environment variable NOTRA_HOOKS_HOME");
    assertThat(StartUp.unreadable("ANSI_X3.4-1968", List.of(), Map.of("GREETING", NONE)))
        .isEmpty();
  }

  @Test
  void inUtf8ThatCharacterMayBeMeant() {
    assertThat(StartUp.unreadable("UTF-8", List.of("--grep", NONE), Map.of())).isEmpty();
  }
}
