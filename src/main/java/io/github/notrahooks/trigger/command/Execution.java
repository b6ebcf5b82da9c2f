package io.github.notrahooks.trigger.command;

import io.github.notrahooks.log.record.LogRecord;

/**
 * A delivery that starts a command, whatever log record it stands in: of all that have the same one, the
 * first starts it.
 *
 * @param triggerId the trigger's ID
 * @param integrationId the integration that received it; empty where it is not known
 * @param repositoryId the repository or team in its route; empty where it is not known
 * @param deliveryId the provider's ID of it
 */
public record Execution(
    String triggerId, String integrationId, String repositoryId, String deliveryId) {
  /** What a trigger runs for a delivery; one that came without an ID is known by that of its record. */
  public static Execution of(String triggerId, LogRecord delivery) {
    String integration = delivery.integrationId();
    String repository = delivery.repositoryId();
    String reference = delivery.referenceId();
    return new Execution(
        triggerId,
        integration == null ? "" : integration,
        repository == null ? "" : repository,
        reference == null || reference.isEmpty() ? delivery.id() : reference);
  }

  /** What people see of it. */
  public String id() {
    return "event-" + triggerId + "-" + deliveryId;
  }
}
