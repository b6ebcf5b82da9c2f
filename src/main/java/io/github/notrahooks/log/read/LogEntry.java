package io.github.notrahooks.log.read;

import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentSource;
import io.github.notrahooks.log.segment.StoredRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;

/**
 * A record read from the log.
 *
 * @param seq its sequence number
 * @param delivery what was logged
 * @param line its line as it stands in the file
 * @param segment where it was found
 */
public record LogEntry(long seq, LogRecord delivery, LogLine line, Segment segment) {
  /** The offset of its line in the segment. */
  public long offset() {
    return line.offset();
  }

  /**
   * Writes its line as it stands in the file, without the line end.
   *
   * @throws IOException also if the line is long, its segment is not being read any more, and another file,
   *     or none, has its name by now
   */
  public void writeLine(OutputStream out) throws IOException {
    if (line.isAtHand()) {
      line.writeTo(out);
      return;
    }
    try (SegmentSource source = line.reopened()) {
      LogLine again = LogLine.in(source, line.offset(), line.length());
      if (StoredRecord.check(again) != seq) {
        throw replaced();
      }
      again.writeTo(out);
    } catch (NoSuchFileException | DamagedLine e) {
      throw replaced();
    }
  }

  private IOException replaced() {
    return new IOException(
        segment.fileName() + " was removed or replaced before " + delivery.id() + " was read");
  }
}
