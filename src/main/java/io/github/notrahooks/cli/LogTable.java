package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.output.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How deliveries are listed: one line each, without their headers and bodies. */
final class LogTable {
  private LogTable() {}

  static Table create() {
    return new Table()
        .left("TIME")
        .left("ID")
        .left("PROVIDER")
        .foreign("EVENT")
        .left("OUTCOME")
        .right("STATUS")
        .right("MS")
        .brief("DELIVERY")
        .foreign("WHAT");
  }

  static void add(Table table, LogRecord delivery) {
    String direction = delivery.outcome() == Outcome.SENT ? "→ " : "";
    table
        .row()
        .cell(Timestamps.text(delivery.createdAt()).substring(0, 19).replace('T', ' '))
        .cell(delivery.id())
        .cell(direction + delivery.integrationType())
        .cell(event(delivery))
        .cell(delivery.outcome().wireName(), style(delivery))
        .cell(delivery.statusCode() == null ? "-" : delivery.statusCode().toString())
        .cell(Long.toString(delivery.durationMs()))
        .cell(delivery.referenceId() == null ? "-" : delivery.referenceId())
        .cell(what(delivery));
  }

  /** The event and its action, such as {@code release.published}. */
  static String event(LogRecord delivery) {
    String action = delivery.payload().action();
    return delivery.payload().event() + (action.isEmpty() ? "" : "." + action);
  }

  /** What was wrong, else why a filter turned it away, else the title. */
  static String what(LogRecord delivery) {
    if (delivery.errorMessage() != null) {
      return delivery.errorMessage();
    }
    String reason = delivery.payload().reason();
    return reason == null ? delivery.title() : reason;
  }

  static @Nullable Style style(LogRecord delivery) {
    return switch (delivery.outcome()) {
      case PROCESSED, PONG -> Style.SUCCESS;
      case FILTERED, IGNORED, DUPLICATE -> Style.MUTED;
      case REJECTED, FAILED -> Style.ERROR;
      case SENT -> delivery.success() ? Style.SUCCESS : Style.ERROR;
    };
  }

  /** The fields of Notra's own log entries, and what this tool adds to them. */
  static ObjectNode json(LogEntry entry) {
    LogRecord delivery = entry.delivery();
    ObjectNode node = Json.object()
        .put(RecordKeys.ID, delivery.id())
        .put(RecordKeys.REFERENCE_ID, delivery.referenceId())
        .put(RecordKeys.TITLE, delivery.title())
        .put(RecordKeys.INTEGRATION_TYPE, delivery.integrationType())
        .put(RecordKeys.DIRECTION, delivery.direction().wireName())
        .put(RecordKeys.STATUS, delivery.status())
        .put(RecordKeys.STATUS_CODE, delivery.statusCode())
        .put(RecordKeys.ERROR_MESSAGE, delivery.errorMessage());
    ObjectNode payload = node.putObject(RecordKeys.PAYLOAD)
        .put(RecordKeys.EVENT, delivery.payload().event())
        .put(RecordKeys.ACTION, delivery.payload().action());
    if (delivery.payload().reason() != null) {
      payload.put(RecordKeys.REASON, delivery.payload().reason());
    }
    payload.set(RecordKeys.DATA, delivery.payload().data());
    node.put(RecordKeys.CREATED_AT, Timestamps.text(delivery.createdAt()))
        .put(RecordKeys.ORGANIZATION_ID, delivery.organizationId())
        .put(RecordKeys.INTEGRATION_ID, delivery.integrationId())
        .put(RecordKeys.REPOSITORY_ID, delivery.repositoryId())
        .put(RecordKeys.OUTCOME, delivery.outcome().wireName());
    if (delivery.duplicateOf() != null) {
      node.put(RecordKeys.DUPLICATE_OF, delivery.duplicateOf());
    }
    return node.put(RecordKeys.DURATION_MS, delivery.durationMs())
        .put(RecordKeys.BODY_BYTES, delivery.request().bodyBytes())
        .put(RecordKeys.SEQ, entry.seq());
  }
}
