package io.github.notrahooks.sender;

import java.time.Duration;
import java.util.Iterator;

/**
 * Deliveries to send, and how.
 *
 * @param deliveries taken one by one, when there is something free to send it; never by two threads at once
 * @param concurrency how many are under way at once, at least 1
 * @param pacing the time between their starts; retries are not paced
 * @param retries which attempts are followed by another
 * @param timeout for each attempt
 */
public record SendJob(
    Iterator<PlannedDelivery> deliveries,
    int concurrency,
    Pacing pacing,
    RetryPolicy retries,
    Duration timeout) {}
