package io.github.notrahooks.inspector;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.DeliveryFinder;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.RelatedDeliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.view.DeliveryDetails;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is to say of a record besides what is in it: why it is so, and what belongs to it. */
final class About {
  private About() {}

  /** Finds what belongs to records. */
  static RelatedDeliveries related(InspectedHome home) {
    return new RelatedDeliveries(
        home.reader(),
        id -> new DeliveryFinder(home.reader()).find(id, LogFilter.ALL).delivery());
  }

  /**
   * All of it.
   *
   * @param whole the record with its body
   * @param started what triggers did for it, oldest first
   */
  static ObjectNode of(InspectedHome home, LogEntry entry, LogRecord whole, List<LogEntry> started)
      throws IOException {
    LogRecord record = entry.delivery();
    Explained explained = Explained.of(record, home.self());
    ObjectNode about = Json.object().put("why", explained.why()).put("advice", explained.advice());
    LogRecord.Cause cause = record.cause();
    about.set("duplicateOf", named(home, record.duplicateOf()));
    about.set("otherSide", related(home).otherSide(record).map(Rows::row).orElse(null));
    about.set("causedBy", named(home, cause == null ? null : cause.causeId()));
    ArrayNode runs = about.putArray("started");
    started.forEach(run -> runs.add(Rows.row(run)));
    ArrayNode notes = about.putArray("notes");
    DeliveryDetails.of(whole).notes().forEach(notes::add);
    String not = notReplayable(whole);
    return about.put("replayable", not == null).put("replayReason", not);
  }

  /** The row of a record that another one names; null where it is not there any more. */
  private static @Nullable ObjectNode named(InspectedHome home, @Nullable String id)
      throws IOException {
    return id == null ? null : find(home, id).map(Rows::row).orElse(null);
  }

  private static Optional<LogEntry> find(InspectedHome home, String id) throws IOException {
    try {
      return Optional.of(new DeliveryFinder(home.reader()).find(id, LogFilter.ALL));
    } catch (Failure e) {
      if (e.exitCode() == ExitCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static @Nullable String notReplayable(LogRecord record) {
    if (record.run() != null) {
      return "It was the run of a command, which is no request.";
    }
    if (record.request().bodyTruncated()) {
      return "Only the beginning of its body was kept.";
    }
    return record.request().cut().isEmpty()
        ? null
        : "It was refused, and only the beginning of what was long in it was kept.";
  }
}
