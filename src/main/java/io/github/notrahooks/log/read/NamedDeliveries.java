package io.github.notrahooks.log.read;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.log.segment.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that a name may mean, added from the newest on. Records that share a reference ID by
 * which they were found are one delivery. Not thread-safe.
 */
final class NamedDeliveries {
  private static final int MOST_SHOWN = 5;

  private final String name;

  /** By what was found, its ID or its reference ID; one more than is shown. */
  private final Map<String, Candidate> found = new LinkedHashMap<>();

  private @Nullable Candidate exact;

  /**
   * A delivery that is meant, perhaps.
   *
   * @param original whether it was received and is the first of its reference ID
   * @param about when it was logged, and what it was
   * @param entry null where that is large: several would not fit into memory
   */
  private record Candidate(
      boolean original,
      String about,
      @Nullable LogEntry entry,
      String id,
      Segment segment,
      long offset,
      long length) {}

  NamedDeliveries(String name) {
    this.name = name;
  }

  /** Takes the next older record and tells whether an older one can be of interest. */
  boolean add(LogEntry entry) {
    LogRecord log = entry.delivery();
    if (log.id().equals(name) || log.id().equals("log_" + name)) {
      exact = candidate(entry);
      return false;
    }
    String reference = log.referenceId();
    if (name.equals(reference)) {
      exact = better(exact, candidate(entry));
      return !exact.original();
    }
    if (reference != null && reference.startsWith(name)) {
      keep(reference, entry);
    }
    if (log.id().startsWith(name) || log.id().startsWith("log_" + name)) {
      keep(log.id(), entry);
    }
    return true;
  }

  private void keep(String key, LogEntry entry) {
    if (found.containsKey(key) || found.size() <= MOST_SHOWN) {
      found.merge(key, candidate(entry), NamedDeliveries::better);
    }
  }

  private static Candidate candidate(LogEntry entry) {
    LogRecord log = entry.delivery();
    StringBuilder about = new StringBuilder();
    about.append(Timestamps.text(log.createdAt())).append("  ");
    about.append(log.integrationType()).append(' ');
    Json.appendString(about, log.payload().event());
    return new Candidate(
        DeliveryFinder.isOriginal(log),
        about.toString(),
        entry.line().isLong() ? null : entry,
        log.id(),
        entry.segment(),
        entry.offset(),
        entry.line().length());
  }

  private static Candidate better(@Nullable Candidate newer, Candidate older) {
    return newer == null || !newer.original() && older.original() ? older : newer;
  }

  /** Whether the name is all of an ID. */
  boolean isExact() {
    return exact != null;
  }

  /** Whether nothing was found. */
  boolean isEmpty() {
    return exact == null && found.isEmpty();
  }

  /**
   * The one delivery that the name means.
   *
   * @param reader reads it again where it is large
   */
  LogEntry only(LogReader reader) throws IOException {
    if (exact != null) {
      return entry(exact, reader);
    }
    if (found.isEmpty()) {
      throw Failure.notFound("There is no delivery '" + name
          + "' in the log. 'notra-hooks logs list' shows those that there are.");
    }
    if (found.size() > 1) {
      throw Failure.usage("'" + name + "' is not unique. Give more of the ID; it may be", meant());
    }
    return entry(found.values().iterator().next(), reader);
  }

  private static LogEntry entry(Candidate candidate, LogReader reader) throws IOException {
    if (candidate.entry() != null) {
      return candidate.entry();
    }
    List<LogEntry> again = new ArrayList<>();
    long end = candidate.offset() + candidate.length() + 1;
    reader.newestFirst(candidate.segment(), candidate.offset(), end, Prefilter.ALL, record -> {
      if (record.delivery().id().equals(candidate.id())) {
        again.add(record);
      }
      return true;
    });
    if (again.isEmpty()) {
      throw Failure.failed("The delivery " + candidate.id() + " could not be read from "
          + candidate.segment().fileName() + ", where it was a moment ago.");
    }
    return again.get(0);
  }

  private List<String> meant() {
    List<String> meant = new ArrayList<>();
    for (Map.Entry<String, Candidate> candidate : found.entrySet()) {
      if (meant.size() == MOST_SHOWN) {
        meant.add("and others");
        break;
      }
      StringBuilder line = new StringBuilder();
      // Both come from outside: quoted, nothing in them can hide.
      Json.appendString(line, candidate.getKey());
      meant.add(line.append("  ").append(candidate.getValue().about()).toString());
    }
    return meant;
  }
}
