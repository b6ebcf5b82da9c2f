package io.github.notrahooks.receiver;

import java.time.Instant;

/**
 * A request that was answered and is in no log, because it was no delivery: a wrong path or method, or
 * nothing that HTTP has.
 *
 * @param at when
 * @param request method and path, or how it began where it had none; text from outside, of any length
 * @param status the answer's status
 * @param reason why it was turned away, in words for the server's owner
 */
public record TurnedAway(Instant at, String request, int status, String reason) {}
