package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalStopsTheServerInOrder(String signal) throws Exception {
    Process server = serve();

    signal(server, signal);

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(folder.resolve("home/serve.json")).doesNotExist();
  }

  @Test
  void aSignalBeforeTheWantedDeliveriesExitsWithTheCodeOfAnInterrupt() throws Exception {
    Process server = serve("--until", "1");

    signal(server, "TERM");

    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(130);
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
    String[] arguments = {"serve", "--port", "0", "--ready-file", "ready.json"};
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    Process server =
        new Tool(Tool.packaged(), folder).start(folder.resolve("out"), folder.resolve("err"), all);
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
