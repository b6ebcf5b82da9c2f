package io.github.notrahooks.log;

import io.github.notrahooks.home.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the records that are appended after a starting point, whenever it is asked for them. It goes on
 * in the next segment when one is full, and past segments that were removed. Not thread-safe.
 */
public final class LogFollower implements Closeable {
  private static final int MOST_AT_ONCE = 1000;
  private static final long MOST_BYTES_AT_ONCE = 32L * 1024 * 1024;

  private final LogReader reader;
  private final LogFilter filter;
  private final Glance glance;
  private List<LogEntry> first;

  /** Where to go on; null where there was no segment yet. */
  private @Nullable Segment segment;

  private long offset;

  /** Kept open, so that a file that takes its place cannot be mistaken for it. */
  private @Nullable SegmentFile file;

  private Object identity = this;

  private LogFollower(LogReader reader, LogFilter filter, List<LogEntry> first) {
    this.reader = reader;
    this.filter = filter;
    this.glance = filter.glance();
    this.first = first;
  }

  /** Follows from now on; only records that match are given, and the filter's limit does not count. */
  public static LogFollower fromNow(LogReader reader, LogFilter filter) throws IOException {
    return afterLast(reader, filter, 0);
  }

  /** Follows from now on, beginning with the last {@code count} records that match. */
  public static LogFollower afterLast(LogReader reader, LogFilter filter, int count)
      throws IOException {
    LogFollower follower = new LogFollower(reader, filter, List.of());
    List<Segment> segments = Segments.in(reader.logs());
    if (!segments.isEmpty()) {
      follower.goTo(segments.get(segments.size() - 1));
      follower.skipToEnd();
      follower.first = follower.last(segments, count);
    }
    return follower;
  }

  private List<LogEntry> last(List<Segment> segments, int count) throws IOException {
    Deque<LogEntry> last = new ArrayDeque<>();
    for (int i = segments.size() - 1; i >= 0 && last.size() < count; i--) {
      Segment each = segments.get(i);
      reader.newestFirst(each, 0, each.equals(segment) ? offset : Long.MAX_VALUE, glance, entry -> {
        if (filter.matches(entry.delivery())) {
          last.addFirst(entry);
        }
        return last.size() < count;
      });
    }
    return List.copyOf(last);
  }

  private void skipToEnd() throws IOException {
    offset = file == null ? 0 : SegmentTail.of(file).end();
  }

  /**
   * The records appended since the last call, oldest first; at most a thousand, or about 32 MiB of lines,
   * at once. Empty if there are none at the moment.
   */
  public List<LogEntry> poll() throws IOException {
    List<LogEntry> entries = new ArrayList<>(first);
    first = List.of();
    // Listed before reading: where a later segment exists by now, nothing is added to this one any
    // more.
    List<Segment> segments = Segments.in(reader.logs());
    long bytes = 0;
    for (Segment next : segments) {
      if (segment != null && next.compareTo(segment) < 0) {
        continue;
      }
      if (!next.equals(segment) || !identity.equals(FileIdentity.of(path(next)))) {
        goTo(next);
      }
      bytes = read(next, entries, bytes);
      if (isEnough(entries, bytes)) {
        break;
      }
    }
    forgetIfOlderOnly(segments);
    return entries;
  }

  /** The folder was emptied, perhaps with a clock since set back: all that comes is new. */
  private void forgetIfOlderOnly(List<Segment> segments) throws IOException {
    if (segment != null
        && (segments.isEmpty() || segments.get(segments.size() - 1).compareTo(segment) < 0)) {
      close();
      segment = null;
    }
  }

  private void goTo(Segment next) throws IOException {
    close();
    segment = next;
    offset = 0;
    try {
      file = new SegmentFile.OnDisk(PrivateFiles.openForReading(path(next)));
      identity = FileIdentity.of(path(next));
    } catch (NoSuchFileException e) {
      // Removed since the folder was listed: whatever comes in its place is new.
      identity = this;
    }
  }

  private long read(Segment from, List<LogEntry> entries, long before) throws IOException {
    long bytes = before;
    try (ForwardLines lines = new ForwardLines(path(from), offset)) {
      // A batch that could not be stored may have been cut off again.
      offset = lines.clampToSize();
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        offset = lines.offset();
        if (!BlankLine.is(line.bytes()) && glance.wants(line.bytes())) {
          LogEntry entry = reader.entry(from, line);
          if (entry != null && filter.matches(entry.delivery())) {
            entries.add(entry);
            bytes += line.bytes().length;
          }
        }
        if (isEnough(entries, bytes)) {
          break;
        }
      }
    } catch (NoSuchFileException e) {
      // Retention removed it; what comes next is in a later segment.
      return bytes;
    }
    return bytes;
  }

  private static boolean isEnough(List<LogEntry> entries, long bytes) {
    return entries.size() >= MOST_AT_ONCE || bytes >= MOST_BYTES_AT_ONCE;
  }

  /** Closes the segment that is being followed. */
  @Override
  public void close() throws IOException {
    SegmentFile old = file;
    file = null;
    identity = this;
    if (old != null) {
      old.close();
    }
  }

  private Path path(Segment of) {
    return reader.logs().resolve(of.fileName());
  }
}
