package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals to a server that the launcher became. */
@DisabledOnOs(OS.WINDOWS)
final class ServeSignalsIT {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalStopsTheServerInOrder(String signal) throws Exception {
    Process server = serve();

    signal(server, signal);

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(folder.resolve("home/serve.json")).doesNotExist();
    assertThat(folder.resolve("ready.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP"})
  void aSignalStopsAServerThatRunsWithinTheShellInOrderAndTheShellToo(String signal)
      throws Exception {
    Path lines = Files.writeString(
        folder.resolve("lines"), "serve --port 0 --ready-file ready.json\nsamples\n");
    Process shell = started(new Tool(Tool.packaged(), folder)
        .reading(lines)
        .start(folder.resolve("out"), folder.resolve("err"), "shell"));

    signal(shell, signal);

    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).isZero();
    assertThat(folder.resolve("home/serve.json")).doesNotExist();
    assertThat(folder.resolve("ready.json")).doesNotExist();
    assertThat(folder.resolve("out")).isEmptyFile();
  }

  @Test
  void aTerminalThatIsClosedStopsTheServerInOrderHoweverOftenItIsSaid() throws Exception {
    Process server = serve();

    signal(server, "HUP");
    signal(server, "HUP");

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(folder.resolve("ready.json")).doesNotExist();
  }

  @Test
  void aSignalBeforeTheWantedDeliveriesExitsWithTheCodeOfAnInterrupt() throws Exception {
    Process server = serve("--until", "1");

    signal(server, "TERM");

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(130);
  }

  @Test
  void aSignalEndsAServerWhoseRecordsNobodyTakes() throws Exception {
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    try (FileChannel unread =
        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Process server = serveTo(pipe, "-o", "json", "--bodies");
      assertThat(new Tool(Tool.packaged(), folder)
              .run("send", "push", "--times", "40", "--no-log")
              .code())
          .isZero();

      signal(server, "TERM");

      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(130);
      assertThat(unread.isOpen()).isTrue();
    }
  }

  @Test
  void theServerSaysNothingOnStandardOutputButItsDeliveries() throws Exception {
    Process server = serve();
    signal(server, "TERM");
    server.waitFor(30, TimeUnit.SECONDS);

    assertThat(folder.resolve("out")).isEmptyFile();
    assertThat(folder.resolve("err")).content().contains("Listening on http://127.0.0.1:");
  }

  /** Starts a server and waits until it says that it is ready; its process is the launcher's own. */
  private Process serve(String... more) throws IOException, InterruptedException {
    return serveTo(folder.resolve("out"), more);
  }

  private Process serveTo(Path out, String... more) throws IOException, InterruptedException {
    String[] arguments = {"serve", "--port", "0", "--ready-file", "ready.json"};
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return started(new Tool(Tool.packaged(), folder).start(out, folder.resolve("err"), all));
  }

  private Process started(Process server) throws IOException, InterruptedException {
    while (!Files.exists(folder.resolve("ready.json"))) {
      assertThat(server.waitFor(50, TimeUnit.MILLISECONDS))
          .as(() -> "it ended instead of getting ready")
          .isFalse();
    }
    assertThat(Files.readString(folder.resolve("ready.json"))).contains("\"pid\":" + server.pid());
    return server;
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
