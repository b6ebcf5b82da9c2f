package io.github.notrahooks.inspector;

import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.read.Prefilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows from the newest on, each with what triggers did for it, which stands behind it in the log. */
final class RowsWithRuns {
  /** What was started for deliveries that are not wanted is forgotten. */
  private static final int MOST_RUNS = 10_000;

  private final LogReader reader;
  private final LogFilter filter;
  private final UnaryOperator<Prefilter> watched;

  RowsWithRuns(LogReader reader, LogFilter filter) {
    this(reader, filter, UnaryOperator.identity());
  }

  /**
   * Reads rows.
   *
   * @param watched sees all lines that are looked at
   */
  RowsWithRuns(LogReader reader, LogFilter filter, UnaryOperator<Prefilter> watched) {
    this.reader = reader;
    this.filter = filter;
    this.watched = watched;
  }

  /**
   * A row that was found.
   *
   * @param row the row
   * @param seq the record's number
   * @param place where it stands
   */
  record Found(ObjectNode row, long seq, LogPlace place) {}

  /** Takes rows. */
  interface Taker {
    /** Takes one; tells whether to go on. */
    boolean take(Found found) throws IOException;
  }

  /** What is of interest in a record; its body is let go of at once. */
  private record Part(
      String id,
      LogRecord.@Nullable Cause cause,
      @Nullable ObjectNode run,
      @Nullable Found found) {}

  /**
   * Reads.
   *
   * @param cursor where to begin; null for the newest
   * @param wanted whether anybody still wants to know; asked by several threads
   */
  void read(@Nullable Cursor cursor, BooleanSupplier wanted, Taker taker) throws IOException {
    long before = cursor == null ? Long.MAX_VALUE : cursor.seq();
    Map<String, List<ObjectNode>> runs = new HashMap<>();
    reader.newestFirst(
        watched.apply(prefilter()),
        cursor == null ? null : cursor.place(),
        entry -> wanted.getAsBoolean() ? part(entry, before) : null,
        part -> {
          LogRecord.Cause cause = part.cause();
          if (part.run() != null && cause != null && runs.size() < MOST_RUNS) {
            runs.computeIfAbsent(cause.causeId(), id -> new ArrayList<>()).add(part.run());
          }
          Found found = part.found();
          if (found == null) {
            return wanted.getAsBoolean();
          }
          List<ObjectNode> started = runs.remove(part.id());
          if (started != null) {
            Collections.reverse(started);
            ((ArrayNode) found.row().path("shown").path("started")).addAll(started);
          }
          return taker.take(found) && wanted.getAsBoolean();
        });
  }

  private Part part(LogEntry entry, long before) {
    LogRecord record = entry.delivery();
    boolean wanted = entry.seq() < before && filter.matches(record);
    return new Part(
        record.id(),
        record.cause(),
        record.cause() == null ? null : Rows.started(record),
        wanted
            ? new Found(Rows.row(entry), entry.seq(), new LogPlace(entry.segment(), entry.offset()))
            : null);
  }

  /** Lets pass what the filter wants, and what triggers did. */
  private Prefilter prefilter() {
    Prefilter one = filter.prefilter();
    Prefilter other = LogFilter.builder().onlyRuns().build().prefilter();
    return new Prefilter() {
      @Override
      public boolean wants(String line) {
        return one.wants(line) || other.wants(line);
      }

      @Override
      public boolean wantsAny(String lines) {
        return one.wantsAny(lines) || other.wantsAny(lines);
      }

      @Override
      public boolean wantsSegment(Segment segment) {
        return one.wantsSegment(segment);
      }
    };
  }
}
