package io.github.notrahooks.dedup;

/**
 * What makes two deliveries copies of one another. GitHub gives one ID to all hooks of an event, so the
 * ID alone does not.
 *
 * @param integrationId the integration that received it
 * @param repositoryId the repository or team in its route
 * @param deliveryId the provider's ID
 */
public record DeliveryKey(String integrationId, String repositoryId, String deliveryId) {}
