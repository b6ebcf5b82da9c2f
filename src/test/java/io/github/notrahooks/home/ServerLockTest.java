package io.github.notrahooks.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is the server of a home, and what others believe of it. */
final class ServerLockTest {
  private static final RunningServer NOTE = new RunningServer(
      "http://127.0.0.1:1234", 1234, ProcessHandle.current().pid(), Set.of(), null);

  @TempDir
  private Path folder;

  private Home home;

  @BeforeEach
  void home() {
    home = new Home(folder.resolve("home"));
  }

  @Test
  void theNoteOfAServerThatWasKilledIsNotBelievedWhenItsNumberLivesAgain() throws IOException {
    home.create();
    NOTE.write(home);
    assertThat(RunningServer.read(home)).isEmpty();
    assertThat(OtherProcess.asks(home)).isEqualTo("nothing known, taken");
  }

  @Test
  void theNoteOfAnEarlierServerIsGoneWhenTheNextBegins() throws IOException {
    home.create();
    NOTE.write(home);
    try (ServerLock unused = ServerLock.take(home)) {
      assertThat(RunningServer.read(home)).isEmpty();
      NOTE.write(home);
      assertThat(RunningServer.read(home)).contains(NOTE);
    }
    assertThat(home.serverState()).doesNotExist();
  }

  @Test
  void neitherALookNorAnotherAttemptInTheSameProcessLetsOthersIn() throws IOException {
    try (ServerLock unused = ServerLock.take(home)) {
      NOTE.write(home);
      RunningServer.read(home);
      assertThatThrownBy(() -> ServerLock.take(home)).isInstanceOf(Failure.class);
      Home linked = new Home(folder.resolve("linked"));
      Files.createSymbolicLink(linked.path(), home.path());
      assertThat(RunningServer.read(linked)).contains(NOTE);
      assertThatThrownBy(() -> ServerLock.take(linked)).isInstanceOf(Failure.class);
      assertThat(OtherProcess.asks(home))
          .startsWith("http://127.0.0.1:1234, the home " + home.path() + " is in use by another"
              + " server (process " + NOTE.pid() + " at http://127.0.0.1:1234)");
    }
    assertThat(OtherProcess.asks(home)).isEqualTo("nothing known, taken");
    ServerLock.take(home).close();
  }

  @Test
  void aServerWhoseHomeWasMovedAwayTakesNothingOfTheNextOnesAway() throws IOException {
    ServerLock moved = ServerLock.take(home);
    Files.move(home.path(), folder.resolve("elsewhere"));
    home.create();
    Files.createFile(home.serverLock());
    NOTE.write(home);
    moved.close();
    assertThat(home.serverState()).exists();
  }
}
