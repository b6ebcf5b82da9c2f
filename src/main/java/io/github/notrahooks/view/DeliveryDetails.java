package io.github.notrahooks.view;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a delivery. Its texts are as strangers wrote them: not safe to print.
 *
 * @param fields what the log says of it, in the order in which it is shown
 * @param requestLine the request's method and path; of no meaning where a command was run, as is what
 *     else is the request's
 * @param headers the request's
 * @param bodyBytes how long the request's body was, in bytes
 * @param body the request's, as much of it as was kept
 * @param response what was answered, or null if nothing was or it is not kept
 * @param run the command that was run, or null if none was
 * @param notes sentences about what was not kept
 */
public record DeliveryDetails(
    List<Field> fields,
    String requestLine,
    Headers headers,
    long bodyBytes,
    Body body,
    LogRecord.@Nullable Response response,
    LogRecord.@Nullable Run run,
    List<String> notes) {

  /** A fact and what it is called. */
  public record Field(String label, String value) {}

  /** The details of a record. */
  public static DeliveryDetails of(LogRecord delivery) {
    LogRecord.Request request = delivery.request();
    return new DeliveryDetails(
        fields(delivery),
        request.method() + " " + request.path(),
        request.headers(),
        request.bodyBytes(),
        request.body(),
        delivery.response(),
        delivery.run(),
        notes(request));
  }

  private static List<Field> fields(LogRecord delivery) {
    List<Field> fields = new ArrayList<>();
    add(fields, "id", delivery.id());
    add(fields, "delivery", delivery.referenceId());
    add(fields, "title", delivery.title());
    add(fields, "outcome", delivery.outcome().wireName());
    add(fields, "status", text(delivery.statusCode()));
    LogRecord.Run run = delivery.run();
    if (run != null) {
      add(fields, "command", CommandText.line(run.command()));
      add(fields, "exit code", text(run.exitCode()));
      add(fields, "signal", run.signal());
      add(fields, "ran for", run.durationMs() + " ms");
    }
    add(fields, "problem", delivery.errorMessage());
    add(fields, "reason", delivery.payload().reason());
    add(fields, "event", DeliverySummary.event(delivery));
    add(fields, "duplicate of", delivery.duplicateOf());
    LogRecord.Cause cause = delivery.cause();
    if (cause != null) {
      add(fields, "trigger", cause.triggerId() + ", attempt " + cause.attempt());
      add(fields, "started by", cause.causeId());
    }
    add(
        fields,
        "time",
        Timestamps.text(delivery.createdAt()) + "  (" + delivery.durationMs() + " ms)");
    add(fields, "direction", delivery.direction().wireName());
    add(fields, "from", delivery.request().remoteAddress());
    add(fields, "to", delivery.request().url());
    if (cause != null) {
      add(fields, "signing", delivery.payload().data().path("signing").stringValue(null));
    }
    add(
        fields,
        "endpoint",
        delivery.integrationType()
            + "  "
            + delivery.organizationId()
            + " / "
            + delivery.integrationId()
            + " / "
            + delivery.repositoryId());
    return List.copyOf(fields);
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
  }

  private static void add(List<Field> fields, String label, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.add(new Field(label, value));
    }
  }

  private static List<String> notes(LogRecord.Request request) {
    List<String> notes = new ArrayList<>();
    if (!request.cut().isEmpty()) {
      notes.add("the request was refused, and only the beginning was kept of what was long in it: "
          + String.join(", ", request.cut()));
    }
    if (request.bodyTruncated()) {
      notes.add("only the first " + request.body().size() + " of the body's " + request.bodyBytes()
          + " bytes were kept");
    }
    return List.copyOf(notes);
  }
}
