package io.github.notrahooks.home;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the server of a home listens, noted down for other processes.
 *
 * @param url its base URL
 * @param port its port
 * @param pid its process
 * @param variables the names of the environment variables that it has, never what is in them: a secret that
 *     is not among them at its start is none for as long as it lives
 * @param inspector the whole address of its inspector, which lets in who has it; null where it has none
 */
public record RunningServer(
    String url,
    int port,
    long pid,
    Set<String> variables,
    @Nullable String inspector) {
  /** A copy of the names, which nobody changes. */
  public RunningServer {
    variables = Set.copyOf(variables);
  }

  /**
   * The note in a home, if there is one and a server has the home's lock. That its process is alive says
   * nothing: a server that was killed leaves the note, and another process may have its number later.
   */
  public static Optional<RunningServer> read(Home home) {
    return ServerLock.isHeld(home) ? noted(home) : Optional.empty();
  }

  /** The note in a home, for one who knows that there is a server. */
  static Optional<RunningServer> noted(Home home) {
    try {
      JsonNode note = Json.parse(PrivateFiles.read(home.serverState()));
      RunningServer server = new RunningServer(
          note.path("url").asString(""),
          note.path("port").asInt(0),
          note.path("pid").asLong(0),
          note.path("variables")
              .valueStream()
              .map(name -> name.asString(""))
              .collect(Collectors.toSet()),
          note.path("inspector").stringValue(null));
      return server.pid() > 0 && !server.url().isEmpty() ? Optional.of(server) : Optional.empty();
    } catch (IOException | MalformedJson e) {
      return Optional.empty();
    }
  }

  /** Notes it down in a home. */
  public void write(Home home) throws IOException {
    ObjectNode note = Json.object().put("url", url).put("port", port).put("pid", pid);
    if (inspector != null) {
      note.put("inspector", inspector);
    }
    ArrayNode names = note.putArray("variables");
    new TreeSet<>(variables).forEach(names::add);
    HomeFiles.replace(
        home.serverState(), (Json.text(note) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
