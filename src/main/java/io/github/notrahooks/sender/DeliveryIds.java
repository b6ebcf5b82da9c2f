package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.SignatureScheme;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Makes delivery IDs of the form that each provider gives its own. As thread-safe as its source of
 * randomness.
 *
 * @param clock dates the IDs of schemes that date them
 * @param random makes the others unique
 */
public record DeliveryIds(Clock clock, RandomGenerator random) {
  /** A new ID for a delivery of this body. */
  public String next(SignatureScheme scheme, Body body) {
    return scheme.newDeliveryId(body, clock.instant(), random);
  }
}
