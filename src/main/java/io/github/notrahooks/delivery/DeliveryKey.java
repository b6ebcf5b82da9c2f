package io.github.notrahooks.delivery;

/**
 * What makes two deliveries copies of one another. GitHub gives one ID to all hooks of an event, so the
 * ID alone does not.
 *
 * @param integrationId the integration that received it
 * @param repositoryId the repository or team in its route
 * @param deliveryId the provider's ID
 */
public record DeliveryKey(String integrationId, String repositoryId, String deliveryId) {
  /** The number that stands for this key where a million of them must be kept. */
  public Fingerprint fingerprint() {
    // Segments and IDs have no NUL, so that no two keys give the same text.
    return Fingerprint.of(integrationId + '\0' + repositoryId + '\0' + deliveryId);
  }
}
