package io.github.notrahooks.view;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.record.Timestamps;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A delivery as one of a list in JSON: without its headers and bodies, and what a command printed. */
public final class DeliveryJson {
  private DeliveryJson() {}

  /**
   * The fields of Notra's own log entries, and what this tool adds to them.
   *
   * @param seq the number of the record in the log
   */
  public static ObjectNode summary(LogRecord delivery, long seq) {
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
    LogRecord.Cause cause = delivery.cause();
    if (cause != null) {
      node.put(RecordKeys.TRIGGER_ID, cause.triggerId())
          .put(RecordKeys.CAUSE_ID, cause.causeId())
          .put(RecordKeys.ATTEMPT, cause.attempt());
    }
    node.put(RecordKeys.DURATION_MS, delivery.durationMs());
    if (delivery.run() == null) {
      node.put(RecordKeys.BODY_BYTES, delivery.request().bodyBytes());
    } else {
      node.set(RecordKeys.RUN, run(delivery.run()));
    }
    return node.put(RecordKeys.SEQ, seq);
  }

  private static ObjectNode run(LogRecord.Run run) {
    ObjectNode node = Json.object();
    ArrayNode command = node.putArray(RecordKeys.COMMAND);
    run.command().forEach(command::add);
    if (run.exitCode() != null) {
      node.put(RecordKeys.EXIT_CODE, run.exitCode());
    }
    if (run.signal() != null) {
      node.put(RecordKeys.SIGNAL, run.signal());
    }
    return node.put(RecordKeys.STDOUT_BYTES, run.stdoutBytes())
        .put(RecordKeys.STDERR_BYTES, run.stderrBytes())
        .put(RecordKeys.DURATION_MS, run.durationMs());
  }
}
