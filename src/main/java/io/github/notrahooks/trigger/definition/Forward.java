package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import java.time.Duration;

/**
 * How deliveries are sent on.
 *
 * @param target where to
 * @param sign what becomes of the signature
 * @param timeout for each attempt
 * @param retries when a failed attempt is followed by another
 * @param concurrency how many attempts may be under way at once, at least 1
 * @param answers whether what the application says is what the provider is told
 */
public record Forward(
    Target target,
    Sign sign,
    Duration timeout,
    RetrySchedule retries,
    int concurrency,
    boolean answers) {}
