package io.github.notrahooks.home;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where an inspector listens that runs without a server, noted down for other processes until it is closed. */
public final class RunningInspector implements AutoCloseable {
  private final Home home;
  private final byte[] note;

  private RunningInspector(Home home, byte[] note) {
    this.home = home;
    this.note = note;
  }

  /**
   * The whole address of the one that runs on a home, if there is one: a note whose process is gone, or whose
   * number another process has by now, is none.
   */
  public static Optional<String> read(Home home) {
    try {
      JsonNode note = Json.parse(PrivateFiles.read(home.inspectorState()));
      return ProcessHandle.of(note.path("pid").asLong(0))
          .filter(process -> started(process).equals(note.path("started").asString("")))
          .map(process -> note.path("url").asString(""))
          .filter(url -> !url.isEmpty());
    } catch (IOException | MalformedJson e) {
      return Optional.empty();
    }
  }

  /** Notes down where this process serves one. */
  public static RunningInspector note(Home home, String url) throws IOException {
    String text = Json.text(Json.object()
            .put("url", url)
            .put("pid", ProcessHandle.current().pid())
            .put("started", started(ProcessHandle.current())))
        + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    HomeFiles.replace(home.inspectorState(), bytes);
    return new RunningInspector(home, bytes);
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }

  /** Takes the note away, unless another inspector has put its own there. */
  @Override
  public void close() throws IOException {
    if (Files.exists(home.inspectorState())
        && Arrays.equals(note, PrivateFiles.read(home.inspectorState()))) {
      Files.deleteIfExists(home.inspectorState());
    }
  }
}
