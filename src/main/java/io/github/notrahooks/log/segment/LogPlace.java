package io.github.notrahooks.log.segment;

/**
 * Where a record stands in the log.
 *
 * @param segment the segment
 * @param offset of its line in there, in bytes
 */
public record LogPlace(Segment segment, long offset) {}
