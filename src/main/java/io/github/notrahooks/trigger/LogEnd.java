package io.github.notrahooks.trigger;

import io.github.notrahooks.log.segment.LogPlace;
import java.time.Instant;

/**
 * Where the log ended at a moment.
 *
 * @param seq the number of the last record that was on the disk
 * @param place where the next record stands, or a later one
 * @param at the moment
 */
record LogEnd(long seq, LogPlace place, Instant at) {}
