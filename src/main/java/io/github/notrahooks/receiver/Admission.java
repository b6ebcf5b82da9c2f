package io.github.notrahooks.receiver;

import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.signature.Secret;

/**
 * A delivery whose head is in order.
 *
 * @param endpoint where it was sent to
 * @param provider who says to have sent it
 * @param secret what its signature must have been made with
 * @param key what copies of this delivery have in common
 * @param event the event as far as the headers tell
 */
public record Admission(
    Endpoint endpoint, Provider provider, Secret secret, DeliveryKey key, String event) {
  /** The provider's ID of the delivery. */
  public String deliveryId() {
    return key.deliveryId();
  }
}
