package io.github.notrahooks.log;

/**
 * A record read from the log.
 *
 * @param seq its sequence number
 * @param delivery what was logged
 * @param line its line as it stands in the file, without the line end; for reading only
 * @param segment where it was found
 * @param offset the offset of its line in the segment
 */
public record LogEntry(long seq, LogRecord delivery, byte[] line, Segment segment, long offset) {}
