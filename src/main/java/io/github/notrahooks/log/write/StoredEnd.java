package io.github.notrahooks.log.write;

import io.github.notrahooks.log.segment.LogPlace;
import org.jspecify.annotations.Nullable;

/**
 * How far the log is stored.
 *
 * @param seq the number of the last record; 0 if there is none
 * @param place where the next record stands, or a later one; null if there is no segment
 */
public record StoredEnd(long seq, @Nullable LogPlace place) {}
