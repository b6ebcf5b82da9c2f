package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a record's line before the request: enough to find, count and de-duplicate
 * deliveries, and read without the rest.
 *
 * @param id the record's ID
 * @param referenceId the provider's delivery ID, or null
 * @param integrationType the provider's name
 * @param direction which way it went
 * @param success whether it was accepted
 * @param event the event's name, or the empty string
 * @param action the action, or the empty string
 * @param createdAt when it was received or sent
 * @param integrationId the integration in the route, or null
 * @param repositoryId the repository or team in the route, or null
 * @param outcome what became of it
 * @param duplicateOf the {@code id} of the delivery that it repeats, or null
 * @param cause what a trigger started it for, or null
 * @param durationMs how long it took
 * @param importedAt when it was put into this log, if it came from another one; else null
 */
public record RecordHead(
    String id,
    @Nullable String referenceId,
    String integrationType,
    Direction direction,
    boolean success,
    String event,
    String action,
    Instant createdAt,
    @Nullable String integrationId,
    @Nullable String repositoryId,
    Outcome outcome,
    @Nullable String duplicateOf,
    LogRecord.@Nullable Cause cause,
    long durationMs,
    @Nullable Instant importedAt) {

  /** When it came into this log: times by this follow each other as the records do. */
  public Instant loggedAt() {
    return importedAt == null ? createdAt : importedAt;
  }

  /** The head of a whole record. */
  public static RecordHead of(LogRecord record) {
    return new RecordHead(
        record.id(),
        record.referenceId(),
        record.integrationType(),
        record.direction(),
        record.success(),
        record.payload().event(),
        record.payload().action(),
        record.createdAt(),
        record.integrationId(),
        record.repositoryId(),
        record.outcome(),
        record.duplicateOf(),
        record.cause(),
        record.durationMs(),
        record.importedAt());
  }
}
