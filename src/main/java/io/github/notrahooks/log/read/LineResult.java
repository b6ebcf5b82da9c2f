package io.github.notrahooks.log.read;

import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.StoredRecord;
import io.github.notrahooks.log.segment.Unread;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What came of a line: something made of its record, or else why there is nothing. One of the three is
 * there.
 *
 * @param <T> what is made of records
 * @param made what was made
 * @param damage why the line is no record
 * @param unread why its record could not be read
 */
record LineResult<T>(
    @Nullable T made, @Nullable LogProblem damage, @Nullable Unread unread) {

  /**
   * Of a line; null where nothing is to be made of it.
   *
   * @param room whether there is memory for a long line of so many bytes
   */
  static <T> @Nullable LineResult<T> of(
      Segment segment, LogLine line, LongPredicate room, Function<LogEntry, @Nullable T> work)
      throws IOException {
    if (line.isBlank()) {
      return null;
    }
    if (line.isLong() && !room.test(line.length())) {
      return new LineResult<>(null, null, Unread.tooLarge(segment, line));
    }
    try {
      T made = work.apply(read(segment, line));
      return made == null ? null : new LineResult<>(made, null, null);
    } catch (DamagedLine e) {
      return new LineResult<>(null, damage(segment, line, e), null);
    } catch (OutOfMemoryError e) {
      if (!line.isLong()) {
        // It is not to blame.
        throw e;
      }
      // What was made for this record is garbage by now, and the others need less.
      return new LineResult<>(null, null, Unread.tooLarge(segment, line));
    }
  }

  private static LogEntry read(Segment segment, LogLine line) throws DamagedLine, IOException {
    long seq = StoredRecord.check(line);
    return new LogEntry(seq, StoredRecord.parse(line), line, segment);
  }

  private static LogProblem damage(Segment segment, LogLine line, DamagedLine found) {
    return new LogProblem(segment.fileName(), line.offset(), line.length(), found.getMessage());
  }
}
