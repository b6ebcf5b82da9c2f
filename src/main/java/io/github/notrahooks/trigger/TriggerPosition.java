package io.github.notrahooks.trigger;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a trigger was left: a hint that spares reading the whole log at a start, in {@code triggers/ID.json}
 * of the home. Where the record there has another ID, the window is read again.
 *
 * @param id of the record; empty where a trigger is new, and begins at the end of the log
 * @param seq its number, or that of the last record when the trigger was new
 * @param place where it stands
 * @param owed whether it is owed itself
 * @param at when it was received; nothing that came before is owed
 * @param target what the trigger does, by which it is known as the same one
 * @param waiting how many deliveries were owed when this was noted
 * @param failures how many failures in a row there were
 * @param gaps the times in which it was disabled, in their order
 */
record TriggerPosition(
    String id,
    long seq,
    LogPlace place,
    boolean owed,
    Instant at,
    String target,
    long waiting,
    int failures,
    List<Gap> gaps) {
  private static final String OWED = "owed";
  private static final String TARGET = "target";
  private static final String AT = "at";
  private static final String SEGMENT = "segment";
  private static final String OFFSET = "offset";
  private static final String WAITING = "waiting";
  private static final String FAILURES = "failures";
  private static final String GAPS = "disabled";
  private static final String AFTER_SEQ = "afterSeq";
  private static final String FROM = "from";
  private static final String THROUGH_SEQ = "throughSeq";
  private static final String TO = "to";
  private static final String SUFFIX = ".json";

  /** No record has that ID. */
  private static final String LOST = "lost";

  /** Takes a copy. */
  TriggerPosition {
    gaps = List.copyOf(gaps);
  }

  /** That of a trigger of which it is not known any more: the window is read again. */
  static TriggerPosition lost() {
    LogPlace nowhere = new LogPlace(new Segment(LocalDate.EPOCH, 1), 0);
    return new TriggerPosition(LOST, 0, nowhere, false, Instant.EPOCH, "", 0, 0, List.of());
  }

  /** Whether it is not known where the trigger was left. */
  boolean isLost() {
    return id.equals(LOST);
  }

  /** That of a trigger that begins now. */
  static TriggerPosition begun(LogEnd end, String target) {
    return new TriggerPosition(
        "", end.seq(), end.place(), false, end.at(), target, 0, 0, List.of());
  }

  /** The same, disabled from now on. */
  TriggerPosition disabled(LogEnd end) {
    List<Gap> more = new ArrayList<>(gaps);
    if (!isDisabled()) {
      more.add(Gap.after(end));
    }
    return with(failures, more);
  }

  /** The same, from now on not disabled any more, and without failures. */
  TriggerPosition enabled(LogEnd end) {
    List<Gap> ended =
        gaps.stream().map(gap -> gap.isOpen() ? gap.until(end) : gap).toList();
    return with(0, ended);
  }

  private TriggerPosition with(int failed, List<Gap> others) {
    return new TriggerPosition(id, seq, place, owed, at, target, waiting, failed, others);
  }

  /** Whether it is disabled, as far as a server noticed. */
  boolean isDisabled() {
    return gaps.stream().anyMatch(Gap::isOpen);
  }

  static Path folder(Home home) {
    return home.path().resolve("triggers");
  }

  private static Path file(Home home, String triggerId) {
    return folder(home).resolve(triggerId + SUFFIX);
  }

  /** The IDs of all triggers that have a position. */
  static List<String> all(Home home) throws IOException {
    if (!Files.isDirectory(folder(home))) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder(home), "*" + SUFFIX)) {
      List<String> ids = new ArrayList<>();
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        ids.add(name.substring(0, name.length() - SUFFIX.length()));
      }
      return ids;
    }
  }

  /** Forgets where a trigger was left. */
  static void remove(Home home, String triggerId) throws IOException {
    Files.deleteIfExists(file(home, triggerId));
  }

  /** The position that was written last, lost if it cannot be read as one; nothing if there is none. */
  static Optional<TriggerPosition> read(Home home, String triggerId) {
    try {
      JsonNode node = Json.parse(Files.readAllBytes(file(home, triggerId)));
      Optional<Segment> segment = Segment.parse(node.path(SEGMENT).asString(""));
      List<Gap> gaps = new ArrayList<>();
      node.path(GAPS).forEach(gap -> gaps.add(gap(gap)));
      TriggerPosition read = segment
          .map(found -> new TriggerPosition(
              node.path("id").asString(""),
              node.path("seq").asLong(0),
              new LogPlace(found, node.path(OFFSET).asLong(0)),
              node.path(OWED).asBoolean(false),
              Timestamps.parse(node.path(AT).asString("")),
              node.path(TARGET).asString(""),
              node.path(WAITING).asLong(0),
              node.path(FAILURES).asInt(0),
              gaps))
          .orElseGet(TriggerPosition::lost);
      return Optional.of(read);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | MalformedJson | DateTimeException e) {
      // It is a hint, and the log decides.
      return Optional.of(lost());
    }
  }

  private static Gap gap(JsonNode node) {
    return new Gap(
        node.path(AFTER_SEQ).asLong(0),
        Timestamps.parse(node.path(FROM).asString("")),
        node.has(TO) ? node.path(THROUGH_SEQ).asLong(0) : null,
        node.has(TO) ? Timestamps.parse(node.path(TO).asString("")) : null);
  }

  /** Puts this in the place of the one before. */
  void write(Home home, String triggerId) throws IOException {
    HomeFiles.createDirectories(folder(home));
    ObjectNode node = Json.object()
        .put("id", id)
        .put("seq", seq)
        .put(SEGMENT, place.segment().fileName())
        .put(OFFSET, place.offset())
        .put(OWED, owed)
        .put(AT, Timestamps.text(at))
        .put(TARGET, target)
        .put(WAITING, waiting)
        .put(FAILURES, failures);
    ArrayNode disabled = node.putArray(GAPS);
    for (Gap gap : gaps) {
      ObjectNode written = disabled
          .addObject()
          .put(AFTER_SEQ, gap.afterSeq())
          .put(FROM, Timestamps.text(gap.from()));
      Instant to = gap.to();
      if (to != null) {
        written.put(THROUGH_SEQ, gap.throughSeq()).put(TO, Timestamps.text(to));
      }
    }
    HomeFiles.replace(file(home, triggerId), Json.text(node).getBytes(StandardCharsets.UTF_8));
  }
}
