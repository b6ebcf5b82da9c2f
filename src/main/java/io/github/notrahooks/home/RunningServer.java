package io.github.notrahooks.home;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where the server of a home listens, noted down for other processes.
 *
 * @param url its base URL
 * @param port its port
 * @param pid its process
 */
public record RunningServer(String url, int port, long pid) {
  /** The note in a home, if there is one and the process in it is alive. */
  public static Optional<RunningServer> read(Home home) {
    try {
      JsonNode note = Json.parse(Files.readAllBytes(home.serverState()));
      RunningServer server = new RunningServer(
          note.path("url").asString(""),
          note.path("port").asInt(0),
          note.path("pid").asLong(0));
      return server.isAlive() ? Optional.of(server) : Optional.empty();
    } catch (IOException | MalformedJson e) {
      return Optional.empty();
    }
  }

  private boolean isAlive() {
    return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Notes it down in a home. */
  public void write(Home home) throws IOException {
    String note = Json.text(Json.object().put("url", url).put("port", port).put("pid", pid)) + "\n";
    PrivateFiles.replace(home.serverState(), note.getBytes(StandardCharsets.UTF_8));
  }
}
