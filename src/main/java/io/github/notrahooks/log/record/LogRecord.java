package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One delivery as the log keeps it. The first ten components are those of Notra's own log entries.
 * Made by a {@link RecordBuilder}.
 *
 * @param id {@code log_} and 16 hex digits
 * @param referenceId the provider's delivery ID, or null where the request had none
 * @param title one line for a person
 * @param integrationType the provider's name
 * @param direction which way it went
 * @param success whether it was accepted
 * @param statusCode the answer's status, or null where there was no answer
 * @param errorMessage what was wrong, or null
 * @param payload what it said
 * @param createdAt when it was received or sent, to the millisecond
 * @param organizationId the organization in the route, or null
 * @param integrationId the integration in the route, or null
 * @param repositoryId the repository or team in the route, or null
 * @param outcome what became of it
 * @param duplicateOf the {@code id} of the delivery that this one repeats, or null
 * @param cause what a trigger started it for, or null where no trigger did
 * @param durationMs how long it took
 * @param importedAt when it was put into this log, if it came from another one; else null
 * @param request what was received or sent; {@link Request#NONE} where a command was run
 * @param response the answer to an outgoing delivery, or null
 * @param run the command that was run, or null where none was
 */
public record LogRecord(
    String id,
    @Nullable String referenceId,
    String title,
    String integrationType,
    Direction direction,
    boolean success,
    @Nullable Integer statusCode,
    @Nullable String errorMessage,
    Payload payload,
    Instant createdAt,
    @Nullable String organizationId,
    @Nullable String integrationId,
    @Nullable String repositoryId,
    Outcome outcome,
    @Nullable String duplicateOf,
    @Nullable Cause cause,
    long durationMs,
    @Nullable Instant importedAt,
    Request request,
    @Nullable Response response,
    @Nullable Run run) {
  /** The status of what was accepted, as the log writes it. */
  static final String SUCCESS = "success";

  /** What stands in outgoing requests in place of header values that open doors elsewhere. */
  public static final String REDACTED = "[redacted]";

  /** {@code success} or {@code failed}, as the log writes it. */
  public String status() {
    return status(success);
  }

  /** The status of what was accepted, or of what was not. */
  public static String status(boolean success) {
    return success ? SUCCESS : "failed";
  }

  /**
   * The request, for whoever can do nothing without one.
   *
   * @throws Failure if there is none, since a command was run
   */
  public Request sentRequest() {
    if (run == null || !request.equals(Request.NONE)) {
      return request;
    }
    String where =
        cause == null ? "" : ": that of the delivery that started it is in " + cause.causeId();
    throw Failure.usage(id + " is the run of a command, which has no request" + where + ".");
  }

  /** Begins a record. */
  public static RecordBuilder builder() {
    return new RecordBuilder();
  }

  /**
   * Begins the record of a command that was run for this delivery: of the same event, IDs and route, so that
   * it is found as this is. Its own ID, title, time, outcome and success are still to be set.
   *
   * @param triggerId the trigger that ran it
   * @param attempt which attempt it was, from 1
   */
  public RecordBuilder ofRun(String triggerId, int attempt, Run command) {
    return builder()
        .referenceId(referenceId)
        .integrationType(integrationType)
        .direction(Direction.OUTGOING)
        .payload(new Payload(payload.event(), payload.action(), null, Json.object()))
        .organizationId(organizationId)
        .integrationId(integrationId)
        .repositoryId(repositoryId)
        .cause(new Cause(triggerId, id, attempt))
        .durationMs(command.durationMs())
        .run(command);
  }

  /** Begins a copy, in which some things are to be changed. */
  public RecordBuilder toBuilder() {
    return builder()
        .id(id)
        .referenceId(referenceId)
        .title(title)
        .integrationType(integrationType)
        .direction(direction)
        .success(success)
        .statusCode(statusCode)
        .errorMessage(errorMessage)
        .payload(payload)
        .createdAt(createdAt)
        .organizationId(organizationId)
        .integrationId(integrationId)
        .repositoryId(repositoryId)
        .outcome(outcome)
        .duplicateOf(duplicateOf)
        .cause(cause)
        .durationMs(durationMs)
        .importedAt(importedAt)
        .request(request)
        .response(response)
        .run(run);
  }

  /**
   * What a trigger did something for.
   *
   * @param triggerId the trigger's ID
   * @param causeId the {@code id} of the delivery that started it
   * @param attempt its number, from 1
   */
  public record Cause(String triggerId, String causeId, int attempt) {}

  /**
   * What a delivery said.
   *
   * @param event the event's name, or the empty string
   * @param action the action, or the empty string
   * @param reason why a filter turned it away, or null
   * @param data the fields that Notra takes; empty for what it does not process
   */
  public record Payload(
      String event, String action, @Nullable String reason, ObjectNode data) {}

  /**
   * The request, as it was on the wire. Made by a {@link RequestBuilder}.
   *
   * @param method the HTTP method
   * @param path the path and query
   * @param url where an outgoing request went, or null
   * @param remoteAddress the peer, or null for an outgoing request
   * @param headers in their order and spelling
   * @param bodySha256 of all bytes that were received, in hex
   * @param bodyBytes how many there were
   * @param body the bytes that are kept: all of them unless {@code bodyTruncated}
   * @param bodyTruncated whether only the beginning is kept
   * @param cut the keys of the record of whose texts only the beginning is kept; empty unless the request
   *     was refused, and somebody made them long
   */
  public record Request(
      String method,
      String path,
      @Nullable String url,
      @Nullable String remoteAddress,
      Headers headers,
      String bodySha256,
      long bodyBytes,
      Body body,
      boolean bodyTruncated,
      List<String> cut) {
    /** That of a record of what was no request: all of it is empty. */
    public static final Request NONE = builder().build();

    /** Begins a request. */
    public static RequestBuilder builder() {
      return new RequestBuilder();
    }

    /** Begins a copy, in which some things are to be changed. */
    public RequestBuilder toBuilder() {
      return builder()
          .method(method)
          .path(path)
          .url(url)
          .remoteAddress(remoteAddress)
          .headers(headers)
          .bodySha256(bodySha256)
          .bodyBytes(bodyBytes)
          .body(body)
          .bodyTruncated(bodyTruncated)
          .cut(cut);
    }
  }

  /**
   * The answer to an outgoing delivery.
   *
   * @param statusCode the HTTP status
   * @param headers in their order and spelling
   * @param body the first 64 KiB
   * @param durationMs from the first byte sent to the last byte read
   */
  public record Response(int statusCode, Headers headers, Body body, long durationMs) {}

  /**
   * What became of a command that a trigger started.
   *
   * @param command the program and its arguments
   * @param exitCode what it ended with; null where it did not start, or its end was not seen
   * @param signal the name of the signal that ended it, such as {@code KILL}; null where none did
   * @param stdout the first 64 KiB of its standard output
   * @param stdoutBytes how many bytes it printed there
   * @param stderr the first 64 KiB of its standard error
   * @param stderrBytes how many bytes it printed there
   * @param durationMs from its start to its end
   */
  public record Run(
      List<String> command,
      @Nullable Integer exitCode,
      @Nullable String signal,
      Body stdout,
      long stdoutBytes,
      Body stderr,
      long stderrBytes,
      long durationMs) {
    /** Copies the list. */
    public Run {
      command = List.copyOf(command);
    }

    /** That of a command which was not started, or of whose end nothing is known. */
    public static Run unseen(List<String> command) {
      return new Run(command, null, null, Body.EMPTY, 0, Body.EMPTY, 0, 0);
    }
  }
}
