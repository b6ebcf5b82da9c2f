package io.github.notrahooks.inspector;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.view.DeliveryJson;
import io.github.notrahooks.view.DeliverySummary;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries as a list shows them: the rows of {@code logs list}, and what there is to see at once. */
final class Rows {
  private Rows() {}

  /** A row of which nothing is known that it started. */
  static ObjectNode row(LogEntry entry) {
    return row(entry, List.of());
  }

  /**
   * A row.
   *
   * @param started what triggers did for it, oldest first
   */
  static ObjectNode row(LogEntry entry, List<LogRecord> started) {
    ObjectNode row = DeliveryJson.summary(entry.delivery(), entry.seq());
    row.set("shown", shown(entry.delivery(), started));
    return row;
  }

  /** What is shown of a record. */
  static ObjectNode shown(LogRecord delivery, List<LogRecord> started) {
    DeliverySummary summary = DeliverySummary.of(delivery);
    ObjectNode shown = Json.object()
        .put("event", summary.event())
        .put("tone", tone(summary))
        .put("status", summary.status())
        .put("what", summary.what())
        .put("reason", summary.reason());
    ArrayNode runs = shown.putArray("started");
    started.forEach(run -> runs.add(started(run)));
    return shown;
  }

  /** What a trigger did, as it stands in the row of what it was done for. */
  static ObjectNode started(LogRecord run) {
    DeliverySummary summary = DeliverySummary.brief(run);
    LogRecord.Cause cause = run.cause();
    return Json.object()
        .put("id", run.id())
        .put("trigger", cause == null ? "" : cause.triggerId())
        .put("status", summary.status())
        .put("outcome", run.outcome().wireName())
        .put("tone", tone(summary));
  }

  private static String tone(DeliverySummary summary) {
    return summary.tone().name().toLowerCase(Locale.ROOT);
  }
}
