package io.github.notrahooks.log.read;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what belongs to a record elsewhere in the log. Stateless but for what it reads with. */
public final class RelatedDeliveries {
  /** The clock may be set between both sides of a delivery. */
  private static final int LEEWAY_MILLIS = 5000;

  /** Sending waits for an answer for ten seconds unless it was told otherwise. */
  private static final Duration LONGEST_SENDING = Duration.ofMinutes(1);

  private final LogReader reader;
  private final Finder finder;

  /** Finds records by their ID. */
  @FunctionalInterface
  public interface Finder {
    /**
     * The record of this ID.
     *
     * @throws Failure if there is none
     */
    LogRecord find(String id) throws IOException;
  }

  /** Reads in a log. */
  public RelatedDeliveries(LogReader reader, Finder finder) {
    this.reader = reader;
    this.finder = finder;
  }

  /**
   * A record with its body, which the log keeps once: what a trigger sent on is in the record of what it was
   * sent on for.
   */
  public LogRecord whole(LogRecord record) throws IOException {
    LogRecord.Cause cause = record.cause();
    LogRecord.Request request = record.request();
    if (cause == null || !request.bodyTruncated()) {
      return record;
    }
    LogRecord.Request of;
    try {
      of = finder.find(cause.causeId()).request();
    } catch (Failure e) {
      return record;
    }
    if (!of.bodySha256().equals(request.bodySha256())) {
      return record;
    }
    return record.toBuilder()
        .request(request.toBuilder().body(of.body()).bodyTruncated(false).build())
        .build();
  }

  /**
   * The other side of what this home sent to itself: how it was received, or sent; empty if it went elsewhere, or came
   * from there.
   */
  public Optional<LogEntry> otherSide(LogRecord record) throws IOException {
    String id = record.referenceId();
    if (id == null || record.cause() != null) {
      return Optional.empty();
    }
    boolean sent = Direction.OUTGOING.equals(record.direction());
    Instant since = sent ? record.createdAt() : record.createdAt().minus(LONGEST_SENDING);
    Instant until =
        record.createdAt().plusMillis(1 + (sent ? LEEWAY_MILLIS + record.durationMs() : 0));
    LogFilter around = LogFilter.builder()
        .direction(sent ? Direction.INCOMING : Direction.OUTGOING)
        .runs(false)
        .since(since)
        .until(until)
        .build();
    List<LogEntry> found = new ArrayList<>();
    reader.newestFirst(around, entry -> {
      boolean same = id.equals(entry.delivery().referenceId());
      if (same) {
        found.add(entry);
      }
      return !same;
    });
    return found.stream().findFirst();
  }

  /** What triggers did for a delivery, in the order of the log. */
  public List<LogEntry> started(LogRecord delivery) throws IOException {
    List<LogEntry> runs = new ArrayList<>();
    LogFilter filter =
        LogFilter.builder().causeId(delivery.id()).since(delivery.createdAt()).build();
    reader.oldestFirst(filter, runs::add);
    return List.copyOf(runs);
  }
}
