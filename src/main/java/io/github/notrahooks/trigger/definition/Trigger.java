package io.github.notrahooks.trigger.definition;

/**
 * What is started by which deliveries.
 *
 * @param id its name in the log, {@code [a-z0-9_]{1,64}}
 * @param conditions which deliveries start it
 * @param forward where they are sent on to
 */
public record Trigger(String id, Conditions conditions, Forward forward) {}
