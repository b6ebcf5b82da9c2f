package io.github.notrahooks.trigger.definition;

import org.jspecify.annotations.Nullable;

/**
 * What one condition says to a delivery.
 *
 * @param condition as it was written, such as {@code where ref=refs/heads/main}
 * @param found what the delivery has there, or null for nothing
 * @param holds whether it holds
 */
public record Judgement(String condition, @Nullable String found, boolean holds) {}
