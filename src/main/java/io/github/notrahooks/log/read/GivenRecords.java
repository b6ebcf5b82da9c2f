package io.github.notrahooks.log.read;

import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.segment.ForwardLines;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.SegmentSource;
import io.github.notrahooks.log.segment.StoredRecord;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records at the beginning of a segment that was replaced, which were given to somebody who follows the
 * log. Those of the file in its place are compared with them, in their order. Not thread-safe.
 */
final class GivenRecords implements Closeable {
  /** How many files are kept open for one that is replaced again and again. */
  private static final int MOST = 8;

  private final SegmentSource source;
  private final long end;
  private final @Nullable GivenRecords earlier;
  private final int count;
  private ForwardLines lines;

  /** Of the record that was read last; 0 before the first. */
  private long seq;

  private String id = "";
  private boolean passed;

  /**
   * Records before an offset, and those of the file before, where that was replaced in its turn.
   *
   * @param source closed with this
   * @param earlier closed with this
   */
  GivenRecords(SegmentSource source, long end, @Nullable GivenRecords earlier) throws IOException {
    this.source = source;
    this.end = end;
    if (earlier != null && earlier.count < MOST) {
      this.earlier = earlier;
      this.count = earlier.count + 1;
    } else {
      this.earlier = null;
      this.count = 1;
      if (earlier != null) {
        earlier.close();
      }
    }
    this.lines = new ForwardLines(source, 0);
  }

  /** Whether a record is one of them: it has the number and the ID of one. */
  boolean has(LogEntry entry) throws IOException {
    boolean here = isHere(entry);
    return earlier != null && earlier.has(entry) || here;
  }

  private boolean isHere(LogEntry entry) throws IOException {
    if (entry.seq() < seq) {
      // The order is not that in which records are written; who edits a file may do so.
      lines = new ForwardLines(source, 0);
      seq = 0;
    }
    while (seq < entry.seq() && next()) {
      continue;
    }
    passed = seq < entry.seq();
    return seq == entry.seq() && id.equals(entry.delivery().id());
  }

  private boolean next() throws IOException {
    while (lines.offset() < end) {
      LogLine line = lines.next();
      if (line == null) {
        return false;
      }
      try {
        seq = StoredRecord.check(line);
        RecordHead head = StoredRecord.head(line);
        id = head == null ? StoredRecord.parse(line).id() : head.id();
        return true;
      } catch (DamagedLine e) {
        // It was none before either.
        continue;
      }
    }
    return false;
  }

  /** Whether the record that was asked for comes after all of them. */
  boolean isPassed() {
    return passed && (earlier == null || earlier.isPassed());
  }

  @Override
  public void close() throws IOException {
    try (SegmentSource closing = source) {
      if (earlier != null) {
        earlier.close();
      }
    }
  }
}
