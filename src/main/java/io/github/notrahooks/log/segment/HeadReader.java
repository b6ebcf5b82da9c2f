package io.github.notrahooks.log.segment;

import io.github.notrahooks.log.record.HeadParser;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.record.RecordLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of all records, in their order, in memory that does not grow with the length of a
 * line. Checksums are checked over whole lines; damaged lines are passed over. Not thread-safe.
 */
public final class HeadReader {
  private static final int BLOCK = 256 * 1024;

  private final Path logs;
  private final Consumer<Unread> unread;
  private final CRC32C crc = new CRC32C();
  private final byte[] block = new byte[BLOCK];

  /** Where in the segment the block begins. */
  private long base;

  /** Where the lines that are wanted end. */
  private long limit;

  private int from;
  private int to;

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

  /** The same for a segment that is open already. */
  public void read(SegmentSource file, long first, long after, Visitor visitor) throws IOException {
    base = first;
    limit = after;
    from = 0;
    to = 0;
    while (fill(file)) {
      for (int end = lineEnd(); end >= 0; end = lineEnd()) {
        give(head(from, end), base + from, end - from, visitor);
        from = end + 1;
      }
      if (to - from == block.length && !passLongLine(file, visitor)) {
        return;
      }
    }
  }

  private int lineEnd() {
    return LineEnds.first(block, from, to);
  }

  private boolean fill(SegmentSource file) throws IOException {
    System.arraycopy(block, from, block, 0, to - from);
    base += from;
    to -= from;
    from = 0;
    int before = to;
    int count = (int) Math.min(block.length - before, Math.max(0, limit - base - before));
    to = before + load(file, before, base + before, count);
    return to > before;
  }

  private int load(SegmentSource file, int at, long offset, int count) throws IOException {
    ByteBuffer space = ByteBuffer.wrap(block, at, count);
    file.read(space, offset);
    return space.position() - at;
  }

  private @Nullable RecordHead head(int start, int end) {
    int summed = end - RecordLine.CRC_LENGTH;
    if (summed <= start) {
      return null;
    }
    crc.reset();
    crc.update(block, start, summed - start);
    return RecordLine.isChecksum(block, summed, (int) crc.getValue())
        ? HeadParser.parse(block, start, end)
        : null;
  }

  /** Takes the line that begins at {@code base} and is longer than the block; false if it has no end. */
  private boolean passLongLine(SegmentSource file, Visitor visitor) throws IOException {
    long start = base;
    RecordHead head = HeadParser.parse(block, 0, block.length);
    long end = lineEndAfter(file, start + block.length);
    if (end < 0) {
      return false;
    }
    if (isUndamaged(file, start, end)) {
      LogLine line = LogLine.in(file, start, end - start);
      give(head == null ? StoredRecord.head(line) : head, start, end - start, visitor);
    }
    base = end + 1;
    from = 0;
    to = 0;
    return true;
  }

  private long lineEndAfter(SegmentSource file, long offset) throws IOException {
    for (long at = offset; ; at += block.length) {
      int count = load(file, 0, at, block.length);
      int end = LineEnds.first(block, 0, count);
      if (end >= 0) {
        return at + end;
      }
      if (count < block.length) {
        return -1;
      }
    }
  }

  private boolean isUndamaged(SegmentSource file, long start, long end) throws IOException {
    long summed = end - RecordLine.CRC_LENGTH;
    crc.reset();
    for (long at = start; at < summed; at += block.length) {
      int count = load(file, 0, at, (int) Math.min(block.length, summed - at));
      crc.update(block, 0, count);
    }
    load(file, 0, summed, RecordLine.CRC_LENGTH);
    return RecordLine.isChecksum(block, 0, (int) crc.getValue());
  }

  private static void give(@Nullable RecordHead head, long offset, long length, Visitor visitor)
      throws IOException {
    if (head != null) {
      visitor.visit(head, offset, length);
    }
  }
}
