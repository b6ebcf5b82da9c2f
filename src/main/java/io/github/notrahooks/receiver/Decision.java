package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.Examination;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the receiver decided about a delivery: the answer, and what the log says of it.
 *
 * @param outcome what became of it
 * @param title one line for the log
 * @param errorMessage what was wrong, or null
 * @param payload what it said
 * @param duplicateOf the log record of the delivery that it repeats, or null
 * @param reply the answer
 */
public record Decision(
    Outcome outcome,
    String title,
    @Nullable String errorMessage,
    LogRecord.Payload payload,
    @Nullable String duplicateOf,
    Reply reply) {

  /** Turned away: the answer is {@code {"error":…}}. */
  static Decision rejected(int status, String error, String title, String event) {
    return rejected(status, error, title, event, error);
  }

  /** The path has the route's form, but its segments are not what they must be. */
  static Decision wrongParameters(ArrayNode details) {
    String error = "Invalid webhook parameters";
    String logged = details.values().stream()
        .map(detail -> detail.path("path").path(0).asString("")
            + " "
            + detail.path("message").asString(""))
        .collect(Collectors.joining("; ", error + ": ", ""));
    ObjectNode body = Json.object().put("error", error).set("details", details);
    return new Decision(
        Outcome.REJECTED, error, logged, payload("", "", null), null, Reply.of(400, body));
  }

  /** Turned away for a reason that the sender is told less of than the log. */
  static Decision rejected(int status, String error, String title, String event, String logged) {
    return new Decision(
        Outcome.REJECTED,
        title,
        logged,
        payload(event, "", null),
        null,
        Reply.error(status, error));
  }

  /** The same decision with another answer. */
  Decision answered(Reply other) {
    return new Decision(outcome, title, errorMessage, payload, duplicateOf, other);
  }

  /** A field that its processing reads is missing or of the wrong type. */
  static Decision wrongStructure(String event, List<Shape.Problem> problems) {
    ArrayNode details = Json.array();
    for (Shape.Problem problem : problems) {
      ObjectNode entry = details.addObject();
      ArrayNode path = entry.putArray("path");
      for (Object segment : problem.path()) {
        if (segment instanceof Integer index) {
          path.add(index);
        } else {
          path.add(segment.toString());
        }
      }
      entry.put("message", problem.message());
    }
    String error = "Invalid webhook payload structure";
    String logged = problems.stream()
        .map(problem -> problem.dottedPath() + ": " + problem.message())
        .collect(Collectors.joining("; ", error + ": ", ""));
    ObjectNode body = Json.object().put("error", error).set("details", details);
    return new Decision(
        Outcome.REJECTED, error, logged, payload(event, "", null), null, Reply.of(400, body));
  }

  static Decision pong(String event, String deliveryId) {
    return accepted(
        Outcome.PONG,
        "Webhook ping received",
        payload(event, "", null),
        "Pong! Webhook configured successfully",
        data(event, deliveryId));
  }

  static Decision ignored(Examination.Ignored ignored, String deliveryId) {
    return accepted(
        Outcome.IGNORED,
        "Ignored " + ignored.event() + " event",
        payload(ignored.event(), ignored.action(), null),
        "Event type '" + ignored.event() + "' is not processed",
        data(ignored.event(), deliveryId).put("action", ignored.action()).put("ignored", true));
  }

  static Decision filtered(Examination.Filtered filtered, String deliveryId) {
    return accepted(
        Outcome.FILTERED,
        "Filtered " + filtered.event() + " event",
        payload(filtered.event(), filtered.action(), filtered.reason()),
        "Event '" + filtered.event() + "' with action '" + filtered.action() + "' was filtered out",
        data(filtered.event(), deliveryId)
            .put("action", filtered.action())
            .put("filtered", true)
            .put("reason", filtered.reason()));
  }

  static Decision processed(Examination.Processed processed, String deliveryId) {
    ObjectNode data = data(processed.event(), deliveryId);
    data.putObject("processed")
        .put("type", processed.event())
        .put("action", processed.action())
        .set("data", processed.data());
    data.set(processed.originName(), processed.origin());
    return accepted(
        Outcome.PROCESSED,
        "Processed " + processed.event() + " event",
        new LogRecord.Payload(processed.event(), processed.action(), null, processed.data()),
        "Processed " + processed.event() + " event (" + processed.action() + ")",
        data);
  }

  static Decision duplicate(String event, String deliveryId, String firstId) {
    Decision decision = accepted(
        Outcome.DUPLICATE,
        "Duplicate " + event + " delivery",
        payload(event, "", null),
        "Webhook already processed (duplicate delivery)",
        data(event, deliveryId).put("duplicate", true));
    return new Decision(
        decision.outcome, decision.title, null, decision.payload, firstId, decision.reply);
  }

  private static Decision accepted(
      Outcome outcome, String title, LogRecord.Payload payload, String message, ObjectNode data) {
    ObjectNode body =
        Json.object().put("received", true).put("message", message).set("data", data);
    return new Decision(outcome, title, null, payload, null, Reply.of(200, body));
  }

  private static ObjectNode data(String event, String deliveryId) {
    return Json.object().put("event", event).put("delivery", deliveryId);
  }

  private static LogRecord.Payload payload(String event, String action, @Nullable String reason) {
    return new LogRecord.Payload(event, action, reason, Json.object());
  }
}
