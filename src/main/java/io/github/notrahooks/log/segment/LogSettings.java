package io.github.notrahooks.log.segment;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * How the log is written.
 *
 * @param logs the folder of the segments, made if it is not there
 * @param clock tells the day of a new segment
 * @param sync whether a record counts as stored only once the disk has it
 * @param segmentBytes the size at which a segment is closed and the next one begun
 * @param warnings takes a sentence about each thing that was repaired or went wrong; what it throws is
 *     dropped, as a sentence that cannot be said changes nothing about what is stored
 */
public record LogSettings(
    Path logs, Clock clock, boolean sync, long segmentBytes, Consumer<String> warnings) {
  /** The size of a segment unless a test asks for less. */
  public static final long SEGMENT_BYTES = 256L * 1024 * 1024;

  /** Settings whose warnings never throw. */
  public LogSettings {
    Consumer<String> said = warnings;
    warnings = text -> {
      try {
        said.accept(text);
      } catch (RuntimeException | OutOfMemoryError e) {
        return;
      }
    };
  }
}
