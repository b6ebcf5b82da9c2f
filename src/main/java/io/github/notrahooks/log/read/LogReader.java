package io.github.notrahooks.log.read;

import io.github.notrahooks.log.segment.BackwardLines;
import io.github.notrahooks.log.segment.LogLine;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentSource;
import io.github.notrahooks.log.segment.Segments;
import io.github.notrahooks.log.segment.Unread;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log without disturbing those who write it: no locks, nothing written. Damaged lines are
 * reported and skipped. Whoever reads much is served by several threads. Stateless but for its settings.
 */
public final class LogReader {
  /** Before all records. */
  private static final LogPlace START = new LogPlace(new Segment(LocalDate.MIN, 1), 0);

  private final Path logs;
  private final Consumer<LogProblem> damage;
  private final Consumer<Unread> unread;

  /** Whether there is memory for a long line of so many bytes. */
  private final LongPredicate room;

  /** Takes records one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a record.
     *
     * @return whether to go on
     */
    boolean visit(LogEntry entry) throws IOException;
  }

  /**
   * Takes what was made of records, one by one.
   *
   * @param <T> what that is
   */
  @FunctionalInterface
  public interface Taker<T> {
    /**
     * Takes it.
     *
     * @return whether to go on
     */
    boolean take(T made) throws IOException;
  }

  /**
   * A reader of the segments in a folder, which need not exist.
   *
   * @param damage told of each line that is no record
   * @param unread told of what is missing from an answer, although nothing is wrong with it
   */
  public LogReader(Path logs, Consumer<LogProblem> damage, Consumer<Unread> unread) {
    this(logs, damage, unread, length -> true);
  }

  private LogReader(
      Path logs, Consumer<LogProblem> damage, Consumer<Unread> unread, LongPredicate room) {
    this.logs = logs;
    this.damage = damage;
    this.unread = unread;
    this.room = room;
  }

  /**
   * The same, that asks before it reads a record which is long.
   *
   * @param enough whether there is memory for a line of so many bytes; where there is not, the record is unread
   */
  public LogReader sparing(LongPredicate enough) {
    return new LogReader(logs, damage, unread, enough);
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
  public <T> void newestFirst(LogFilter filter, Function<LogEntry, T> work, Taker<? super T> taker)
      throws IOException {
    Integer limit = filter.limit();
    if (limit == null) {
      newestFirst(filter.prefilter(), matching(filter, work), taker);
      return;
    }
    AtomicInteger left = new AtomicInteger(limit);
    if (limit > 0) {
      newestFirst(
          filter.prefilter(),
          matching(filter, work),
          made -> taker.take(made) && left.decrementAndGet() > 0);
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
  public <T> void oldestFirst(LogFilter filter, Function<LogEntry, T> work, Taker<? super T> taker)
      throws IOException {
    if (filter.limit() == null) {
      oldestFirst(filter.prefilter(), START, matching(filter, work), taker);
      return;
    }
    AtomicInteger found = new AtomicInteger();
    AtomicReference<LogPlace> first = new AtomicReference<>();
    newestFirst(filter, entry -> new LogPlace(entry.segment(), entry.offset()), position -> {
      first.set(position);
      found.incrementAndGet();
      return true;
    });
    LogPlace start = first.get();
    if (start != null) {
      oldestFirst(
          filter.prefilter(),
          start,
          matching(filter, work),
          made -> taker.take(made) && found.decrementAndGet() > 0);
    }
  }

  /** The same, that tells nobody of what is damaged or cannot be read. */
  public LogReader silent() {
    return new LogReader(logs, damage -> {}, unread -> {});
  }

  /**
   * The record in a line, if it is still there. Why it is not, if that is known, those who gave this reader
   * its takers are told.
   *
   * @param length of the line in bytes, without its end
   */
  public Optional<LogEntry> at(LogPlace place, long length) throws IOException {
    List<LogEntry> found = new ArrayList<>();
    long end = place.offset() + length + 1;
    newestFirst(place.segment(), place.offset(), end, Prefilter.ALL, entry -> {
      found.add(entry);
      return true;
    });
    return found.stream().findFirst();
  }

  /** Where the oldest segment begins whose records may be from then on; nothing if the log has none. */
  public Optional<LogPlace> since(Instant time) throws IOException {
    return Segments.in(logs).stream()
        .filter(LogFilter.builder().since(time).build().prefilter()::wantsSegment)
        .findFirst()
        .map(segment -> new LogPlace(segment, 0));
  }

  private static <T> Function<LogEntry, @Nullable T> matching(
      LogFilter filter, Function<LogEntry, T> work) {
    return entry -> filter.matches(entry.delivery()) ? work.apply(entry) : null;
  }

  /** Visits records from the newest on. */
  void newestFirst(Prefilter prefilter, Visitor visitor) throws IOException {
    newestFirst(prefilter, entry -> entry, visitor::visit);
  }

  private <T> void newestFirst(
      Prefilter prefilter, Function<LogEntry, @Nullable T> work, Taker<? super T> taker)
      throws IOException {
    newestFirst(prefilter, null, work, taker);
  }

  /**
   * Takes what is made of the records before a place, from the newest on.
   *
   * @param prefilter turns lines away before they are read as records
   * @param before where a record stands that is not wanted any more; null for the end of the log
   * @param work gives null for what is not to be taken; is called by several threads at once, and for some
   *     records more than are taken
   * @param taker is called by this thread, and tells whether to go on
   */
  public <T> void newestFirst(
      Prefilter prefilter,
      @Nullable LogPlace before,
      Function<LogEntry, @Nullable T> work,
      Taker<? super T> taker)
      throws IOException {
    List<Segment> segments = new ArrayList<>(Segments.in(logs));
    Collections.reverse(segments);
    try (ReadAhead<LineResult<T>> reading = reading(prefilter, work, taker)) {
      for (Segment segment : segments) {
        int order = before == null ? -1 : segment.compareTo(before.segment());
        long end = before != null && order == 0 ? before.offset() : Long.MAX_VALUE;
        if (order <= 0
            && prefilter.wantsSegment(segment)
            && !goesOn(segment, () -> reading.newestFirst(segment, end))) {
          return;
        }
      }
    }
  }

  /** Visits the records of a segment between two offsets, and tells whether the visitor wants more. */
  boolean newestFirst(Segment segment, long from, long before, Prefilter prefilter, Visitor visitor)
      throws IOException {
    return goesOn(segment, () -> {
      try (SegmentSource source = SegmentSource.open(logs, segment)) {
        return newestFirst(segment, source, from, before, prefilter, visitor);
      }
    });
  }

  /** The same for a segment that is open already. */
  boolean newestFirst(
      Segment segment,
      SegmentSource source,
      long from,
      long before,
      Prefilter prefilter,
      Visitor visitor)
      throws IOException {
    BackwardLines lines = new BackwardLines(source, from, before);
    for (LogLine line = lines.next(); line != null; line = lines.next()) {
      if (isWanted(line, prefilter) && !visit(segment, line, visitor)) {
        return false;
      }
    }
    return true;
  }

  private <T> void oldestFirst(
      Prefilter prefilter,
      LogPlace start,
      Function<LogEntry, @Nullable T> work,
      Taker<? super T> taker)
      throws IOException {
    try (ReadAhead<LineResult<T>> reading = reading(prefilter, work, taker)) {
      for (Segment segment : Segments.in(logs)) {
        long offset = segment.equals(start.segment()) ? start.offset() : 0;
        if (segment.compareTo(start.segment()) >= 0
            && prefilter.wantsSegment(segment)
            && !goesOn(segment, () -> reading.oldestFirst(segment, offset))) {
          return;
        }
      }
    }
  }

  private interface Reading {
    boolean run() throws IOException;
  }

  private boolean goesOn(Segment segment, Reading reading) throws IOException {
    try {
      return reading.run();
    } catch (NoSuchFileException e) {
      isGone(segment);
      return true;
    }
  }

  /** Somebody, such as retention, removed a segment after the folder was listed. */
  void isGone(Segment segment) {
    unread.accept(Unread.gone(segment));
  }

  private <T> ReadAhead<LineResult<T>> reading(
      Prefilter prefilter, Function<LogEntry, @Nullable T> work, Taker<? super T> taker) {
    return new ReadAhead<>(
        logs,
        prefilter,
        (segment, line) -> LineResult.of(segment, line, room, work),
        result -> take(result, taker));
  }

  /** Gives what was made of a line to a taker, or reports why there is nothing; whether to go on. */
  private <T> boolean take(LineResult<T> result, Taker<? super T> taker) throws IOException {
    if (result.damage() != null) {
      damage.accept(result.damage());
    }
    if (result.unread() != null) {
      unread.accept(result.unread());
    }
    return result.made() == null || taker.take(result.made());
  }

  /** A prefilter is for lines in memory; a long one must be looked into. */
  static boolean isWanted(LogLine line, Prefilter prefilter) throws IOException {
    return !line.isBlank()
        && (line.isLong() || prefilter.wants(Prefilter.line(line.bytes(), 0, line.bytes().length)));
  }

  /**
   * Gives the record in a line to a visitor, and tells whether that wants more. Where there is none, what is
   * wrong has been reported.
   */
  boolean visit(Segment segment, LogLine line, Visitor visitor) throws IOException {
    LineResult<LogEntry> result = LineResult.of(segment, line, room, entry -> entry);
    return result == null || take(result, visitor::visit);
  }

  /** The folder of the segments. */
  Path logs() {
    return logs;
  }
}
