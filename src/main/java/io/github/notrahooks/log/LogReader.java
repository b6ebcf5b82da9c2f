package io.github.notrahooks.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log without disturbing those who write it: no locks, nothing written. Damaged lines are
 * reported and skipped. Whoever reads much is served by several threads. Stateless but for its settings.
 */
public final class LogReader {
  /** Before all records. */
  private static final Position START = new Position(new Segment(LocalDate.MIN, 1), 0);

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
    newestFirst(filter, entry -> entry, visitor::visit);
  }

  /**
   * The same for what is made of each record that matches.
   *
   * @param work is called by several threads at once, and for some records more than are taken
   * @param taker is called by this thread, and tells whether to go on
   */
  public <T> void newestFirst(
      LogFilter filter, Function<LogEntry, T> work, Predicate<? super T> taker) throws IOException {
    Integer limit = filter.limit();
    if (limit == null) {
      newestFirst(filter.glance(), matching(filter, work), taker);
      return;
    }
    AtomicInteger left = new AtomicInteger(limit);
    if (limit > 0) {
      newestFirst(
          filter.glance(),
          matching(filter, work),
          made -> taker.test(made) && left.decrementAndGet() > 0);
    }
  }

  /**
   * Visits the records that match in the order in which they were logged; where the filter has a limit,
   * these are the newest ones all the same.
   */
  public void oldestFirst(LogFilter filter, Visitor visitor) throws IOException {
    oldestFirst(filter, entry -> entry, visitor::visit);
  }

  /**
   * The same for what is made of each record that matches.
   *
   * @param work is called by several threads at once, and for some records more than are taken
   * @param taker is called by this thread, and tells whether to go on
   */
  public <T> void oldestFirst(
      LogFilter filter, Function<LogEntry, T> work, Predicate<? super T> taker) throws IOException {
    if (filter.limit() == null) {
      oldestFirst(filter.glance(), START, matching(filter, work), taker);
      return;
    }
    AtomicInteger found = new AtomicInteger();
    AtomicReference<Position> first = new AtomicReference<>();
    newestFirst(filter, entry -> new Position(entry.segment(), entry.offset()), position -> {
      first.set(position);
      found.incrementAndGet();
      return true;
    });
    Position start = first.get();
    if (start != null) {
      oldestFirst(
          filter.glance(),
          start,
          matching(filter, work),
          made -> taker.test(made) && found.decrementAndGet() > 0);
    }
  }

  private record Position(Segment segment, long offset) {}

  /** What came of a line: something made of its record, or the finding that it is damaged. */
  private record Outcome<T>(@Nullable T made, @Nullable Damage damage) {}

  private static <T> Function<LogEntry, @Nullable T> matching(
      LogFilter filter, Function<LogEntry, T> work) {
    return entry -> filter.matches(entry.delivery()) ? work.apply(entry) : null;
  }

  /** Visits records from the newest on. */
  public void newestFirst(Glance glance, Visitor visitor) throws IOException {
    newestFirst(glance, entry -> entry, visitor::visit);
  }

  private <T> void newestFirst(
      Glance glance, Function<LogEntry, @Nullable T> work, Predicate<? super T> taker)
      throws IOException {
    List<Segment> segments = new ArrayList<>(Segments.in(logs));
    Collections.reverse(segments);
    try (ReadAhead<Outcome<T>> reading = reading(glance, work, taker)) {
      for (Segment segment : segments) {
        if (glance.wantsSegment(segment) && !goesOn(() -> reading.newestFirst(segment))) {
          return;
        }
      }
    }
  }

  /** Visits the records of a segment between two offsets, and tells whether the visitor wants more. */
  boolean newestFirst(Segment segment, long from, long before, Glance glance, Visitor visitor)
      throws IOException {
    return goesOn(() -> {
      try (Lines lines =
          new BackwardLines(path(segment), from, before, glance.needles().orElse(null))) {
        return visit(segment, lines, glance, visitor);
      }
    });
  }

  /** Visits records from the oldest on. */
  public void oldestFirst(Glance glance, Visitor visitor) throws IOException {
    oldestFirst(glance, START, entry -> entry, visitor::visit);
  }

  private <T> void oldestFirst(
      Glance glance,
      Position start,
      Function<LogEntry, @Nullable T> work,
      Predicate<? super T> taker)
      throws IOException {
    try (ReadAhead<Outcome<T>> reading = reading(glance, work, taker)) {
      for (Segment segment : Segments.in(logs)) {
        long offset = segment.equals(start.segment()) ? start.offset() : 0;
        if (segment.compareTo(start.segment()) >= 0
            && glance.wantsSegment(segment)
            && !goesOn(() -> reading.oldestFirst(segment, offset))) {
          return;
        }
      }
    }
  }

  private interface Reading {
    boolean run() throws IOException;
  }

  private static boolean goesOn(Reading segment) throws IOException {
    try {
      return segment.run();
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return true;
    }
  }

  private <T> ReadAhead<Outcome<T>> reading(
      Glance glance, Function<LogEntry, @Nullable T> work, Predicate<? super T> taker) {
    return new ReadAhead<>(
        logs,
        glance.needles().orElse(null),
        (segment, line) -> outcome(segment, line, glance, work),
        outcome -> {
          if (outcome.damage() != null) {
            damage.accept(outcome.damage());
          }
          return outcome.made() == null || taker.test(outcome.made());
        });
  }

  private static <T> @Nullable Outcome<T> outcome(
      Segment segment, Lines.Line line, Glance glance, Function<LogEntry, @Nullable T> work) {
    if (BlankLine.is(line.bytes()) || !glance.wants(line.bytes())) {
      return null;
    }
    try {
      T made = work.apply(read(segment, line));
      return made == null ? null : new Outcome<>(made, null);
    } catch (DamagedLine e) {
      return new Outcome<>(null, damage(segment, line, e));
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
      return read(segment, line);
    } catch (DamagedLine e) {
      damage.accept(damage(segment, line, e));
      return null;
    }
  }

  private static LogEntry read(Segment segment, Lines.Line line) throws DamagedLine {
    long seq = RecordLine.check(line.bytes());
    return new LogEntry(
        seq, RecordParser.parse(line.bytes()), line.bytes(), segment, line.offset());
  }

  private static Damage damage(Segment segment, Lines.Line line, DamagedLine found) {
    return new Damage(segment.fileName(), line.offset(), line.bytes().length, found.getMessage());
  }

  /** The folder of the segments. */
  Path logs() {
    return logs;
  }

  private Path path(Segment segment) {
    return logs.resolve(segment.fileName());
  }
}
