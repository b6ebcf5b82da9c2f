package io.github.notrahooks.replay;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.PlannedDelivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will be sent for one logged delivery, as far as can be told beforehand.
 *
 * @param delivery to hand to the sender
 * @param signing how it would be signed now, in a few words; empty if that was not looked into
 * @param warnings sentences about why the receiver will refuse it, or may
 * @param problem why it cannot be sent at all, or null
 */
public record ReplayPlan(
    PlannedDelivery delivery,
    String signing,
    List<String> warnings,
    @Nullable Failure problem) {}
