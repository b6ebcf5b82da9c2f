package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import java.time.Instant;

/**
 * A request with as much of its body as was read.
 *
 * @param head what came before the body
 * @param body the bytes that were read
 * @param complete whether these are all that the body has
 * @param at when its head had arrived
 * @param startedNanos the same on the monotonic clock
 */
public record Received(
    RequestHead head, Body body, boolean complete, Instant at, long startedNanos) {}
