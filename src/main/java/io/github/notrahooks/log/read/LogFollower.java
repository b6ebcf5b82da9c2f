package io.github.notrahooks.log.read;

import io.github.notrahooks.log.segment.FileIdentity;
import io.github.notrahooks.log.segment.ForwardLines;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentFile;
import io.github.notrahooks.log.segment.SegmentSource;
import io.github.notrahooks.log.segment.SegmentTail;
import io.github.notrahooks.log.segment.Segments;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the records that are appended after a starting point, whenever it is asked for them. It goes on
 * in the next segment when one is full, and past segments that were removed. Where another file takes a
 * segment's place, as editors and restores do it, what that has in common with the one before is not given
 * again; nor is it where the same file is written anew from its beginning. Not thread-safe.
 */
public final class LogFollower implements Closeable {
  private static final int MOST_AT_ONCE = 1000;
  private static final long MOST_BYTES_AT_ONCE = 32L * 1024 * 1024;

  private final LogReader reader;
  private final LogFilter filter;
  private final Prefilter prefilter;

  /** Where to go on; null where there was no segment yet. */
  private @Nullable Segment segment;

  private long offset;

  /** Kept open: all of it can be given, and no file that takes its place can be mistaken for it. */
  private @Nullable SegmentSource source;

  private Object identity = this;

  /** The number of the last record of the log that was given, or passed over at the start. */
  private long last;

  /** Up to this number, records of a file that is written anew were given before. */
  private long given;

  /** What was given of the file that was in this one's place before, until that is passed. */
  private @Nullable GivenRecords before;

  /** How much was given since the last look at the folder. */
  private int count;

  private long bytes;

  private LogFollower(LogReader reader, LogFilter filter, Prefilter prefilter) {
    this.reader = reader;
    this.filter = filter;
    this.prefilter = prefilter;
  }

  /**
   * Follows from a place in the log on.
   *
   * @param prefilter turns lines away before they are read as records
   * @param start where the first record stands that is given, if it is wanted; null for now
   */
  public static LogFollower from(LogReader reader, Prefilter prefilter, @Nullable LogPlace start)
      throws IOException {
    LogFollower follower = new LogFollower(reader, LogFilter.ALL, prefilter);
    List<Segment> segments = Segments.in(reader.logs());
    if (start != null) {
      follower.begin(start.segment());
      follower.offset = start.offset();
    } else if (!segments.isEmpty()) {
      follower.begin(segments.get(segments.size() - 1));
      follower.skipToEnd();
    }
    return follower;
  }

  /** Follows from now on; only records that match are given, and the filter's limit does not count. */
  public static LogFollower fromNow(LogReader reader, LogFilter filter) throws IOException {
    return afterLast(reader, filter, 0);
  }

  /** Follows from now on, beginning with the last {@code count} records that match. */
  public static LogFollower afterLast(LogReader reader, LogFilter filter, int count)
      throws IOException {
    LogFollower follower = new LogFollower(reader, filter, filter.prefilter());
    List<Segment> segments = Segments.in(reader.logs());
    if (!segments.isEmpty()) {
      follower.begin(segments.get(segments.size() - 1));
      follower.skipToEnd();
      follower.goBack(segments, count);
    }
    return follower;
  }

  private void begin(Segment next) throws IOException {
    if (!goTo(next)) {
      segment = next;
    }
  }

  private void skipToEnd() throws IOException {
    if (source == null) {
      offset = 0;
      return;
    }
    SegmentTail tail = SegmentTail.of(new SegmentFile.OnDisk(source.channel()));
    offset = tail.end();
    last = tail.lastSeq();
  }

  /** Goes back to the first of the last records that match; only where that is is kept in memory. */
  private void goBack(List<Segment> segments, int last) throws IOException {
    Segment newest = segment;
    long end = offset;
    Segment[] first = {null};
    long[] at = {0};
    int[] left = {last};
    for (int i = segments.size() - 1; i >= 0 && left[0] > 0; i--) {
      Segment each = segments.get(i);
      reader.newestFirst(each, 0, each.equals(newest) ? end : Long.MAX_VALUE, prefilter, entry -> {
        if (filter.matches(entry.delivery())) {
          first[0] = each;
          at[0] = entry.offset();
          left[0]--;
        }
        return left[0] > 0;
      });
    }
    if (first[0] != null) {
      if (!first[0].equals(newest)) {
        begin(first[0]);
      }
      offset = at[0];
    }
  }

  /**
   * Gives the records appended since the last call to a visitor, oldest first, until there are none at the
   * moment or the visitor wants no more; at most a thousand, or about 32 MiB of lines, at once.
   *
   * @return how many were given
   */
  public int poll(LogReader.Visitor visitor) throws IOException {
    count = 0;
    bytes = 0;
    // Listed before reading: where a later segment exists by now, nothing is added to this one any
    // more.
    List<Segment> segments = Segments.in(reader.logs());
    if (!isInPlace(segments) && !read(visitor)) {
      return count;
    }
    for (Segment next : segments) {
      boolean passed = segment != null && next.compareTo(segment) < 0;
      boolean open = next.equals(segment) && identity.equals(FileIdentity.of(path(next)));
      if (!passed && (open || goTo(next)) && !read(visitor)) {
        return count;
      }
    }
    forgetIfOlderOnly(segments);
    return count;
  }

  /** Where the next record will stand; nothing while the log has no segment. */
  public Optional<LogPlace> place() {
    return Optional.ofNullable(segment).map(each -> new LogPlace(each, offset));
  }

  /** The number of the last record that was given, or passed over at the start; 0 if that is not known. */
  public long lastSeq() {
    return last;
  }

  /** Whether the file that is being followed still has its name. */
  private boolean isInPlace(List<Segment> segments) {
    return source == null
        || segment != null
            && segments.contains(segment)
            && identity.equals(FileIdentity.of(path(segment)));
  }

  /** The clock was set back since the folder was emptied: all that comes is new. */
  private void forgetIfOlderOnly(List<Segment> segments) throws IOException {
    if (segment != null
        && !segments.isEmpty()
        && segments.get(segments.size() - 1).compareTo(segment) < 0) {
      close();
      segment = null;
    }
  }

  /** Opens a segment; says whether it is still there. */
  private boolean goTo(Segment next) throws IOException {
    SegmentSource opened;
    try {
      opened = SegmentSource.open(path(next));
    } catch (NoSuchFileException e) {
      // Removed since the folder was listed: whatever comes in its place is new.
      identity = this;
      return false;
    }
    SegmentSource old = source;
    if (old != null && next.equals(segment)) {
      before = new GivenRecords(old, offset, before);
    } else {
      closeBefore();
      if (old != null) {
        old.close();
      }
    }
    segment = next;
    source = opened;
    identity = FileIdentity.of(path(next));
    offset = 0;
    given = 0;
    return true;
  }

  /** Reads on in the segment that is open, and says whether to go on with the next. */
  private boolean read(LogReader.Visitor visitor) throws IOException {
    SegmentSource from = source;
    if (from == null || segment == null) {
      return true;
    }
    ForwardLines lines = linesOf(from);
    for (LogLine line = lines.next(); line != null; line = lines.next()) {
      offset = lines.offset();
      boolean goOn = !LogReader.isWanted(line, before == null ? prefilter : Prefilter.ALL)
          || reader.visit(segment, line, entry -> give(entry, visitor));
      if (!goOn || count >= MOST_AT_ONCE || bytes >= MOST_BYTES_AT_ONCE) {
        return false;
      }
    }
    return true;
  }

  /** The lines from where it was left, or all of them where the file is being written anew. */
  private ForwardLines linesOf(SegmentSource from) throws IOException {
    ForwardLines lines = new ForwardLines(from, offset);
    long end = lines.clampToSize();
    // A batch that could not be stored may have been cut off again: that leaves whole lines.
    if (end < offset && !endsALine(from, end)) {
      given = last;
      offset = 0;
      return new ForwardLines(from, 0);
    }
    offset = end;
    return lines;
  }

  private static boolean endsALine(SegmentSource source, long end) throws IOException {
    ByteBuffer before = ByteBuffer.allocate(1);
    return end > 0 && source.channel().read(before, end - 1) == 1 && before.get(0) == '\n';
  }

  private boolean give(LogEntry entry, LogReader.Visitor visitor) throws IOException {
    if (entry.seq() <= given) {
      return true;
    }
    last = entry.seq();
    if (before != null) {
      if (before.has(entry)) {
        return true;
      }
      if (before.isPassed()) {
        closeBefore();
      }
    }
    if (!filter.matches(entry.delivery())) {
      return true;
    }
    count++;
    bytes += entry.line().length();
    return visitor.visit(entry);
  }

  private void closeBefore() throws IOException {
    GivenRecords old = before;
    before = null;
    if (old != null) {
      old.close();
    }
  }

  /** Closes the segment that is being followed. */
  @Override
  public void close() throws IOException {
    SegmentSource old = source;
    source = null;
    identity = this;
    try {
      closeBefore();
    } finally {
      if (old != null) {
        old.close();
      }
    }
  }

  private Path path(Segment of) {
    return reader.logs().resolve(of.fileName());
  }
}
