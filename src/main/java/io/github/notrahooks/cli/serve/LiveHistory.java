package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.live.History;
import io.github.notrahooks.cli.live.Row;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log as the live view reads it, beside the server that writes it. */
final class LiveHistory implements History {
  private static final int MOST_ROWS = 1000;

  /** Of what was sent there may be a lot between what was received, and bodies may be long. */
  private static final int MOST_RECORDS = 20_000;

  private static final long MOST_BYTES = 256L * 1024 * 1024;
  private static final int ROWS_AT_ONCE = 100;

  private final Context context;
  private final LiveRows rows;
  private final boolean colours;

  LiveHistory(Context context, LiveRows rows, boolean colours) {
    this.context = context;
    this.rows = rows;
    this.colours = colours;
  }

  /**
   * What is of interest in a record.
   *
   * @param row its row, if it is one that was received
   * @param cause what it was started for, if a trigger did so
   * @param note what is said of that on the cause's line
   * @param bytes how long its line is
   */
  private record Earlier(
      @Nullable Row row, LogRecord.@Nullable Cause cause, String note, long bytes) {}

  private Earlier earlier(LogEntry entry) {
    LogRecord record = entry.delivery();
    LogRecord.Cause cause = record.cause();
    boolean received = cause == null && Direction.INCOMING.equals(record.direction());
    return new Earlier(
        received ? rows.earlier(record) : null,
        cause,
        cause == null ? "" : LiveRows.note(record, cause.triggerId()),
        entry.line().length());
  }

  @Override
  public void earlier(Consumer<List<Row>> taker) throws IOException {
    Taking taking = new Taking(taker);
    new Logbook(context).reader().silent().newestFirst(LogFilter.ALL, this::earlier, taking::take);
    taking.give();
  }

  /** Collects rows, and what was done for those that are still to come. */
  private static final class Taking {
    private final Consumer<List<Row>> taker;
    private final Map<String, Map<String, String>> notes = new HashMap<>();
    private List<Row> waiting = new ArrayList<>();
    private int given;
    private int records;
    private long bytes;

    Taking(Consumer<List<Row>> taker) {
      this.taker = taker;
    }

    boolean take(Earlier record) {
      records++;
      bytes += record.bytes();
      LogRecord.Cause cause = record.cause();
      Row row = record.row();
      if (cause != null) {
        // The newest one comes first, and is what there is to say.
        notes
            .computeIfAbsent(cause.causeId(), id -> new HashMap<>())
            .putIfAbsent(cause.triggerId(), record.note());
      } else if (row != null) {
        waiting.add(noted(row));
        if (waiting.size() == ROWS_AT_ONCE) {
          give();
        }
      }
      return given + waiting.size() < MOST_ROWS
          && records < MOST_RECORDS
          && bytes < MOST_BYTES
          && !Thread.currentThread().isInterrupted();
    }

    private Row noted(Row row) {
      Row noted = row;
      Map<String, String> done = notes.remove(row.id());
      if (done != null) {
        for (Map.Entry<String, String> each : done.entrySet()) {
          noted = noted.noted(each.getKey(), each.getValue());
        }
      }
      return noted;
    }

    void give() {
      if (!waiting.isEmpty()) {
        given += waiting.size();
        taker.accept(List.copyOf(waiting));
        waiting = new ArrayList<>();
      }
    }
  }

  @Override
  public String preview(String id) {
    return CapturedText.of(context, colours, apart -> {
      LogRecord delivery = new Logbook(apart).find(id, LogFilter.ALL).delivery();
      PreviewText.print(apart.output(), delivery);
    });
  }

  /** Whether a record has the text; the IDs by which it may be in the list. */
  private record Looked(String id, @Nullable String causeId, boolean has) {}

  @Override
  public void search(String text, List<String> newestFirst, Search search) throws IOException {
    Set<String> wanted = new HashSet<>(newestFirst);
    LogFilter filter = LogFilter.builder().grep(text).build();
    Searching searching = new Searching(Set.copyOf(wanted), search);
    new Logbook(context)
        .reader()
        .silent()
        .newestFirst(
            LogFilter.ALL,
            entry -> {
              LogRecord record = entry.delivery();
              LogRecord.Cause cause = record.cause();
              String causeId = cause == null ? null : cause.causeId();
              boolean asked = search.goesOn()
                  && (wanted.contains(record.id()) || causeId != null && wanted.contains(causeId));
              return new Looked(record.id(), causeId, asked && filter.matches(record));
            },
            searching::take);
  }

  /** Counts what was looked into, and ends with the last that is wanted. */
  private static final class Searching {
    private final Set<String> wanted;
    private final Search search;
    private int looked;

    Searching(Set<String> wanted, Search search) {
      this.wanted = wanted;
      this.search = search;
    }

    boolean take(Looked record) {
      String causeId = record.causeId();
      if (causeId != null && record.has() && wanted.contains(causeId)) {
        search.found(causeId);
      }
      if (wanted.contains(record.id())) {
        looked++;
        search.looked(looked);
        if (record.has()) {
          search.found(record.id());
        }
      }
      return search.goesOn() && looked < wanted.size();
    }
  }
}
