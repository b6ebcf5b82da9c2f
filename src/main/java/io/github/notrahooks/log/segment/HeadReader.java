package io.github.notrahooks.log.segment;

import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.RecordHead;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of all records, in their order, in memory that does not grow with the length of a
 * line. Checksums are checked over whole lines; damaged lines are passed over. Stateless but for
 * its settings.
 */
public final class HeadReader {
  private final Path logs;
  private final Consumer<Unread> unread;

  /** A reader of the segments in a folder, which need not exist. */
  public HeadReader(Path logs) {
    this(logs, unread -> {});
  }

  /**
   * The same for one who must know whether all was read.
   *
   * @param unread told of segments that were removed since the folder was listed
   */
  public HeadReader(Path logs, Consumer<Unread> unread) {
    this.logs = logs;
    this.unread = unread;
  }

  /** Gives the heads of all records in the segments that are wanted, from the oldest on. */
  public void oldestFirst(Predicate<Segment> wanted, Consumer<RecordHead> visitor)
      throws IOException {
    for (Segment segment : Segments.in(logs)) {
      if (wanted.test(segment)) {
        read(segment, 0, Long.MAX_VALUE, (head, offset, length) -> visitor.accept(head));
      }
    }
  }

  /** Takes records one by one. */
  public interface Visitor {
    /** Takes the head of a record whose line begins at an offset and has so many bytes without its end. */
    void visit(RecordHead head, long offset, long length) throws IOException;
  }

  /** Gives the heads of the records between two offsets of a segment, both where lines begin. */
  public void read(Segment segment, long first, long after, Visitor visitor) throws IOException {
    try (SegmentSource source = SegmentSource.open(logs, segment)) {
      read(source, first, after, visitor);
    } catch (NoSuchFileException e) {
      unread.accept(Unread.gone(segment));
    }
  }

  /** The same for a segment that is open already, and stays so. */
  public void read(SegmentSource file, long first, long after, Visitor visitor) throws IOException {
    ForwardLines lines = new ForwardLines(file, first);
    for (LogLine line = next(lines, after); line != null; line = next(lines, after)) {
      try {
        StoredRecord.check(line);
      } catch (DamagedLine e) {
        continue;
      }
      RecordHead head = StoredRecord.head(line);
      if (head != null) {
        visitor.visit(head, line.offset(), line.length());
      }
    }
  }

  private static @Nullable LogLine next(ForwardLines lines, long after) throws IOException {
    return lines.offset() < after ? lines.next() : null;
  }
}
