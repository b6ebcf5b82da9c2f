package io.github.notrahooks.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log without disturbing those who write it: no locks, nothing written. Damaged lines are
 * reported and skipped. Stateless but for its settings.
 */
public final class LogReader {
  private final Path logs;
  private final Consumer<Damage> damage;

  /** Takes records one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a record.
     *
     * @return whether to go on
     */
    boolean visit(LogEntry entry);
  }

  /**
   * A reader of the segments in a folder, which need not exist.
   *
   * @param damage told of each line that cannot be read
   */
  public LogReader(Path logs, Consumer<Damage> damage) {
    this.logs = logs;
    this.damage = damage;
  }

  /** Visits the records that match, up to the filter's limit, from the newest on. */
  public void newestFirst(LogFilter filter, Visitor visitor) throws IOException {
    if (filter.limit() == null) {
      newestFirst(
          filter.glance(), entry -> !filter.matches(entry.delivery()) || visitor.visit(entry));
      return;
    }
    AtomicInteger left = new AtomicInteger(filter.limit());
    if (left.get() > 0) {
      newestFirst(
          filter.glance(),
          entry -> !filter.matches(entry.delivery())
              || visitor.visit(entry) && left.decrementAndGet() > 0);
    }
  }

  /**
   * Visits the records that match in the order in which they were logged; where the filter has a limit,
   * these are the newest ones all the same.
   */
  public void oldestFirst(LogFilter filter, Visitor visitor) throws IOException {
    Integer limit = filter.limit();
    if (limit == null) {
      oldestFirst(
          filter.glance(), entry -> !filter.matches(entry.delivery()) || visitor.visit(entry));
      return;
    }
    AtomicInteger found = new AtomicInteger();
    AtomicReference<Position> first = new AtomicReference<>();
    newestFirst(filter, entry -> {
      first.set(new Position(entry.segment(), entry.offset()));
      found.incrementAndGet();
      return true;
    });
    Position start = first.get();
    if (start != null) {
      oldestFirst(filter.glance(), start, entry -> {
        return !filter.matches(entry.delivery())
            || visitor.visit(entry) && found.decrementAndGet() > 0;
      });
    }
  }

  private record Position(Segment segment, long offset) {}

  /** Visits records from the newest on. */
  public void newestFirst(Glance glance, Visitor visitor) throws IOException {
    List<Segment> segments = new ArrayList<>(Segments.in(logs));
    Collections.reverse(segments);
    for (Segment segment : segments) {
      if (glance.wantsSegment(segment)
          && !newestFirst(segment, 0, Long.MAX_VALUE, glance, visitor)) {
        return;
      }
    }
  }

  /** Visits the records of a segment between two offsets, and tells whether the visitor wants more. */
  boolean newestFirst(Segment segment, long from, long before, Glance glance, Visitor visitor)
      throws IOException {
    try (Lines lines =
        new BackwardLines(path(segment), from, before, glance.needles().orElse(null))) {
      return visit(segment, lines, glance, visitor);
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return true;
    }
  }

  /** Visits records from the oldest on. */
  public void oldestFirst(Glance glance, Visitor visitor) throws IOException {
    List<Segment> segments = Segments.in(logs);
    if (!segments.isEmpty()) {
      oldestFirst(glance, new Position(segments.get(0), 0), visitor);
    }
  }

  private void oldestFirst(Glance glance, Position start, Visitor visitor) throws IOException {
    for (Segment segment : Segments.in(logs)) {
      long offset = segment.equals(start.segment()) ? start.offset() : 0;
      if (segment.compareTo(start.segment()) >= 0
          && glance.wantsSegment(segment)
          && !oldestFirst(segment, offset, glance, visitor)) {
        return;
      }
    }
  }

  private boolean oldestFirst(Segment segment, long offset, Glance glance, Visitor visitor)
      throws IOException {
    try (Lines lines = new ForwardLines(path(segment), offset, glance.needles().orElse(null))) {
      return visit(segment, lines, glance, visitor);
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return true;
    }
  }

  private boolean visit(Segment segment, Lines lines, Glance glance, Visitor visitor)
      throws IOException {
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      if (!BlankLine.is(line.bytes()) && glance.wants(line.bytes())) {
        LogEntry entry = entry(segment, line);
        if (entry != null && !visitor.visit(entry)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The record in a line, or null where it is damaged, which has then been reported. */
  @Nullable
  LogEntry entry(Segment segment, Lines.Line line) {
    try {
      long seq = RecordLine.check(line.bytes());
      return new LogEntry(
          seq, RecordParser.parse(line.bytes()), line.bytes(), segment, line.offset());
    } catch (DamagedLine e) {
      damage.accept(
          new Damage(segment.fileName(), line.offset(), line.bytes().length, e.getMessage()));
      return null;
    }
  }

  /** The folder of the segments. */
  Path logs() {
    return logs;
  }

  private Path path(Segment segment) {
    return logs.resolve(segment.fileName());
  }
}
