package io.github.notrahooks.log;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that a name may mean, added from the newest on. Records that share a reference ID by
 * which they were found are one delivery. Not thread-safe.
 */
final class Candidates {
  private static final int MOST_SHOWN = 5;

  private final String name;

  /** By what was found, its ID or its reference ID; one more than is shown. */
  private final Map<String, LogEntry> found = new LinkedHashMap<>();

  private @Nullable LogEntry exact;

  Candidates(String name) {
    this.name = name;
  }

  /** Takes the next older record and tells whether an older one can be of interest. */
  boolean add(LogEntry entry) {
    LogRecord log = entry.delivery();
    if (log.id().equals(name) || log.id().equals("log_" + name)) {
      exact = entry;
      return false;
    }
    String reference = log.referenceId();
    if (name.equals(reference)) {
      exact = better(exact, entry);
      return !DeliveryFinder.isOriginal(exact.delivery());
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
      found.merge(key, entry, Candidates::better);
    }
  }

  private static LogEntry better(@Nullable LogEntry newer, LogEntry older) {
    return newer == null
            || !DeliveryFinder.isOriginal(newer.delivery())
                && DeliveryFinder.isOriginal(older.delivery())
        ? older
        : newer;
  }

  /** Whether the name is all of an ID. */
  boolean isExact() {
    return exact != null;
  }

  /** The one delivery that the name means. */
  LogEntry only() {
    if (exact != null) {
      return exact;
    }
    if (found.isEmpty()) {
      throw Failure.notFound("There is no delivery '" + name
          + "' in the log. 'notra-hooks logs list' shows those that there are.");
    }
    if (found.size() > 1) {
      throw Failure.usage("'" + name + "' is not unique. Give more of the ID; it may be", meant());
    }
    return found.values().iterator().next();
  }

  private List<String> meant() {
    List<String> meant = new ArrayList<>();
    for (Map.Entry<String, LogEntry> candidate : found.entrySet()) {
      if (meant.size() == MOST_SHOWN) {
        meant.add("and others");
        break;
      }
      LogRecord log = candidate.getValue().delivery();
      StringBuilder line = new StringBuilder();
      // Both come from outside: quoted, nothing in them can hide.
      Json.appendString(line, candidate.getKey());
      line.append("  ").append(Timestamps.text(log.createdAt())).append("  ");
      line.append(log.integrationType()).append(' ');
      Json.appendString(line, log.payload().event());
      meant.add(line.toString());
    }
    return meant;
  }
}
