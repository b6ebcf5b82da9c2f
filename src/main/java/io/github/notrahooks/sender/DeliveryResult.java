package io.github.notrahooks.sender;

import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param delivery what was planned
 * @param request the last request, or null if none could be made
 * @param answer the answer to it
 * @param attempts how many requests were sent
 */
public record DeliveryResult(
    PlannedDelivery delivery, @Nullable OutgoingRequest request, Answer answer, int attempts) {}
