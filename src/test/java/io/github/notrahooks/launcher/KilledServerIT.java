package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a command whose server is killed, at the next start. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class KilledServerIT {
  @TempDir
  Path folder;

  private final List<Process> servers = new ArrayList<>();

  @AfterEach
  void endAll() {
    servers.forEach(Process::destroyForcibly);
  }

  private Process server(Tool tool, String name) throws Exception {
    Files.deleteIfExists(folder.resolve("ready.json"));
    Process server = tool.start(
        folder.resolve(name + ".out"),
        folder.resolve(name + ".err"),
        "serve",
        "--port",
        "0",
        "--ready-file",
        "ready.json");
    servers.add(server);
    awaits(server, folder.resolve("ready.json"), "\"pid\":" + server.pid());
    return server;
  }

  /** Waits until a file has a text, as long as the server runs. */
  private static void awaits(Process server, Path file, String text) throws Exception {
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      assertThat(server.waitFor(50, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
    }
  }

  @Test
  void theCommandThatStillRunsIsEndedAndCalledInterrupted() throws Exception {
    Tool tool = new Tool(Tool.packaged(), folder);
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Path config = Files.writeString(home.resolve("config.json"), """
        {"version":1,"organizations":[{"id":"org_local","integrations":[
          {"id":"int_github","provider":"github","repositories":[
            {"id":"repo_local","secret":"b4dc0ffeeb4dc0ffeeb4dc0ffeeb4dc0"}]}]}],
         "triggers":[{"id":"deploy","on":["github:*"],
           "run":{"command":["sh","-c","echo $$ > next; mv next pid; exec sleep 600"]}}]}""");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    Process first = server(tool, "first");
    assertThat(tool.run("send", "push", "--delivery-id", "one").code()).isZero();
    awaits(first, home.resolve("pid"), "\n");
    long command = Long.parseLong(Files.readString(home.resolve("pid")).strip());

    first.destroyForcibly();
    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.of(command).filter(ProcessHandle::isAlive)).isPresent();

    Process second = server(tool, "second");
    awaits(second, folder.resolve("second.err"), "interrupted");
    second.destroy();
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertEnds(command);
    assertThat(home.resolve("run")).isEmptyDirectory();
    assertThat(
            tool.run("logs", "list", "--trigger", "deploy", "-o", "json").out().lines())
        .hasSize(1)
        .allMatch(line ->
            line.contains("\"interrupted\"") && line.contains("it still ran, and was ended now"));
  }

  /** Its parent now is a stranger, who may leave it unburied for long: then it has ended, too. */
  private static void assertEnds(long command) throws Exception {
    for (int i = 0; i < 600; i++) {
      Optional<ProcessHandle> left = ProcessHandle.of(command);
      if (left.isEmpty() || isUnburied(command)) {
        return;
      }
      try {
        left.get().onExit().get(50, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue;
      }
    }
    fail("the command still runs");
  }

  private static boolean isUnburied(long command) {
    try {
      return Files.readString(Path.of("/proc/" + command + "/stat")).contains(") Z ");
    } catch (IOException e) {
      // Gone, or on a system without such files.
      return false;
    }
  }
}
