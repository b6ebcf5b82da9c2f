package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a record says. What may be null is null, texts are empty and numbers 0 until they
 * are set; the rest must be set. Not thread-safe.
 */
public final class RecordBuilder {

  private @Nullable String id;
  private @Nullable String referenceId;
  private String title = "";
  private String integrationType = "";
  private @Nullable Direction direction;
  private boolean success;
  private @Nullable Integer statusCode;
  private @Nullable String errorMessage;
  private LogRecord.@Nullable Payload payload;
  private @Nullable Instant createdAt;
  private @Nullable String organizationId;
  private @Nullable String integrationId;
  private @Nullable String repositoryId;
  private @Nullable Outcome outcome;
  private @Nullable String duplicateOf;
  private LogRecord.@Nullable Cause cause;
  private long durationMs;
  private @Nullable Instant importedAt;
  private LogRecord.@Nullable Request request;
  private LogRecord.@Nullable Response response;
  private LogRecord.@Nullable Run run;

  RecordBuilder() {}

  /** The record's ID. */
  public RecordBuilder id(String value) {
    id = value;
    return this;
  }

  /** The provider's delivery ID, or null. */
  public RecordBuilder referenceId(@Nullable String value) {
    referenceId = value;
    return this;
  }

  /** One line for a person. */
  public RecordBuilder title(String value) {
    title = value;
    return this;
  }

  /** The provider's name. */
  public RecordBuilder integrationType(String value) {
    integrationType = value;
    return this;
  }

  /** Which way it went. */
  public RecordBuilder direction(Direction value) {
    direction = value;
    return this;
  }

  /** Whether it was accepted. */
  public RecordBuilder success(boolean value) {
    success = value;
    return this;
  }

  /** The answer's status, or null. */
  public RecordBuilder statusCode(@Nullable Integer value) {
    statusCode = value;
    return this;
  }

  /** What was wrong, or null. */
  public RecordBuilder errorMessage(@Nullable String value) {
    errorMessage = value;
    return this;
  }

  /** What it said. */
  public RecordBuilder payload(LogRecord.Payload value) {
    payload = value;
    return this;
  }

  /** When it was received or sent. */
  public RecordBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  /** The organization in the route, or null. */
  public RecordBuilder organizationId(@Nullable String value) {
    organizationId = value;
    return this;
  }

  /** The integration in the route, or null. */
  public RecordBuilder integrationId(@Nullable String value) {
    integrationId = value;
    return this;
  }

  /** The repository or team in the route, or null. */
  public RecordBuilder repositoryId(@Nullable String value) {
    repositoryId = value;
    return this;
  }

  /** What became of it. */
  public RecordBuilder outcome(Outcome value) {
    outcome = value;
    return this;
  }

  /** The ID of the record that this one repeats, or null. */
  public RecordBuilder duplicateOf(@Nullable String value) {
    duplicateOf = value;
    return this;
  }

  /** What a trigger started it for, or null. */
  public RecordBuilder cause(LogRecord.@Nullable Cause value) {
    cause = value;
    return this;
  }

  /** How long it took, in milliseconds. */
  public RecordBuilder durationMs(long value) {
    durationMs = value;
    return this;
  }

  /** What was received or sent. */
  public RecordBuilder request(LogRecord.Request value) {
    request = value;
    return this;
  }

  /** The answer to an outgoing delivery, or null. */
  public RecordBuilder response(LogRecord.@Nullable Response value) {
    response = value;
    return this;
  }

  /** When it was put into this log, if it came from another one; else null. */
  public RecordBuilder importedAt(@Nullable Instant value) {
    importedAt = value;
    return this;
  }

  /** The command that was run, or null; with one, there need not be a request. */
  public RecordBuilder run(LogRecord.@Nullable Run value) {
    run = value;
    return this;
  }

  /**
   * The record.
   *
   * @throws NullPointerException if something is missing
   */
  public LogRecord build() {
    return new LogRecord(
        Objects.requireNonNull(id, "id"),
        referenceId,
        title,
        integrationType,
        Objects.requireNonNull(direction, "direction"),
        success,
        statusCode,
        errorMessage,
        Objects.requireNonNull(payload, "payload"),
        Objects.requireNonNull(createdAt, "createdAt"),
        organizationId,
        integrationId,
        repositoryId,
        Objects.requireNonNull(outcome, "outcome"),
        duplicateOf,
        cause,
        durationMs,
        importedAt,
        request == null && run != null
            ? LogRecord.Request.NONE
            : Objects.requireNonNull(request, "request"),
        response,
        run);
  }
}
