package io.github.notrahooks.trigger;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.read.LogPlace;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.segment.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where in the log a trigger goes on after a restart: at its oldest owed delivery or, with nothing owed, behind
 * the last record that it saw. It is a hint: where the record there has another ID, the window is read again.
 *
 * @param id of the record; empty where a trigger is new, and begins at the end of the log
 * @param seq its number, or that of the last record when the trigger was new
 * @param place where it stands
 * @param owed whether it is owed itself
 * @param at when it was received; nothing that came before is owed
 * @param target what the trigger does, by which it is known as the same one
 */
record TriggerPosition(
    String id, long seq, LogPlace place, boolean owed, Instant at, String target) {
  private static final String OWED = "owed";
  private static final String TARGET = "target";
  private static final String AT = "at";
  private static final String SEGMENT = "segment";
  private static final String OFFSET = "offset";

  private static Path folder(Home home) {
    return home.path().resolve("triggers");
  }

  private static Path file(Home home, String triggerId) {
    return folder(home).resolve(triggerId + ".json");
  }

  /** The position that was written last; nothing if there is none, or it cannot be read as one. */
  static Optional<TriggerPosition> read(Home home, String triggerId) {
    try {
      JsonNode node = Json.parse(Files.readAllBytes(file(home, triggerId)));
      Optional<Segment> segment = Segment.parse(node.path(SEGMENT).asString(""));
      return segment.map(found -> new TriggerPosition(
          node.path("id").asString(""),
          node.path("seq").asLong(0),
          new LogPlace(found, node.path(OFFSET).asLong(0)),
          node.path(OWED).asBoolean(false),
          Timestamps.parse(node.path(AT).asString("")),
          node.path(TARGET).asString("")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | MalformedJson | DateTimeException e) {
      throw Failure.failed("cannot read where the trigger " + triggerId + " was left, in "
          + file(home, triggerId) + ": " + FileProblem.named(e)
          + ". Remove the file, and it begins with the next delivery.");
    }
  }

  /** Puts this in the place of the one before. */
  void write(Home home, String triggerId) throws IOException {
    HomeFiles.createDirectories(folder(home));
    String text = Json.text(Json.object()
        .put("id", id)
        .put("seq", seq)
        .put(SEGMENT, place.segment().fileName())
        .put(OFFSET, place.offset())
        .put(OWED, owed)
        .put(AT, Timestamps.text(at))
        .put(TARGET, target));
    HomeFiles.replace(file(home, triggerId), text.getBytes(StandardCharsets.UTF_8));
  }
}
