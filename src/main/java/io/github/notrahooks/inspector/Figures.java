package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.Prefilter;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.segment.HeadReader;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.Segments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deliveries of the last week by minute and outcome: counted once in the background, the newest first, then kept
 * up with what is followed. Thread-safe.
 */
final class Figures {
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Path logs;
  private final Clock clock;
  private final TreeMap<Long, Map<String, Integer>> minutes = new TreeMap<>();
  private boolean begun;
  private boolean complete;
  private volatile boolean closed;
  private @Nullable Instant since;

  Figures(Path logs, Clock clock) {
    this.logs = logs;
    this.clock = clock;
  }

  /** Into which pieces time is cut. */
  enum By {
    MINUTE("minute", Duration.ofMinutes(1), 60),
    QUARTER("quarter", Duration.ofMinutes(15), 96),
    TWO_HOURS("two-hours", Duration.ofHours(2), 84);

    private final String word;
    private final long seconds;
    private final int count;

    By(String word, Duration each, int count) {
      this.word = word;
      this.seconds = each.toSeconds();
      this.count = count;
    }

    static List<String> words() {
      return List.of(MINUTE.word, QUARTER.word, TWO_HOURS.word);
    }

    static By named(@Nullable String word) {
      for (By by : values()) {
        if (by.word.equals(word)) {
          return by;
        }
      }
      return MINUTE;
    }
  }

  /**
   * Counts what is in the log already, on a thread of its own.
   *
   * @param end where that begins which is followed; null where the log is empty
   */
  // Nothing relies on it: where a system heeds it, the receiver goes first.
  @SuppressWarnings("ThreadPriorityCheck")
  void begin(@Nullable LogPlace end) {
    synchronized (this) {
      begun = true;
    }
    Thread counting = new Thread(() -> countAll(end), "inspector-figures");
    counting.setDaemon(true);
    counting.setPriority(Thread.MIN_PRIORITY);
    counting.start();
  }

  /** Takes a record that was followed. */
  synchronized void add(RecordHead head) {
    if (begun) {
      count(head);
    }
  }

  private void count(RecordHead head) {
    if (head.cause() != null) {
      return;
    }
    long minute = Math.floorDiv(head.createdAt().getEpochSecond(), 60L);
    boolean failed = Outcome.SENT.equals(head.outcome()) && !head.success();
    minutes
        .computeIfAbsent(minute, unused -> new TreeMap<>())
        .merge(failed ? "sent-failed" : head.outcome().wireName(), 1, Integer::sum);
    Instant oldest = clock.instant().minus(LONGEST);
    minutes.headMap(Math.floorDiv(oldest.getEpochSecond(), 60L)).clear();
  }

  private void countAll(@Nullable LogPlace end) {
    try {
      if (end != null) {
        countBefore(end);
      }
      if (!closed) {
        counted(null, true);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // What was counted until then is shown with how far back it goes.
      return;
    }
  }

  private void countBefore(LogPlace end) throws IOException {
    Instant oldest = clock.instant().minus(LONGEST);
    Prefilter wanted = LogFilter.builder().since(oldest).build().prefilter();
    List<Segment> segments = new ArrayList<>(Segments.in(logs));
    Collections.reverse(segments);
    HeadReader reader = new HeadReader(logs);
    for (Segment segment : segments) {
      int order = segment.compareTo(end.segment());
      if (closed || order <= 0 && !wanted.wantsSegment(segment)) {
        return;
      }
      if (order <= 0) {
        List<RecordHead> heads = new ArrayList<>();
        reader.read(
            segment, 0, order == 0 ? end.offset() : Long.MAX_VALUE, (head, offset, length) -> {
              if (!head.createdAt().isBefore(oldest) && !closed) {
                take(heads, head);
              }
            });
        take(heads, null);
        counted(segment.day().atStartOfDay(ZoneOffset.UTC).toInstant(), false);
      }
    }
  }

  private synchronized void counted(@Nullable Instant backTo, boolean all) {
    since = backTo;
    complete = all;
  }

  /** Counts many at a time, so that those who ask need not wait. */
  private void take(List<RecordHead> heads, @Nullable RecordHead head) {
    if (head != null) {
      heads.add(head);
    }
    if (head == null || heads.size() == 1000) {
      synchronized (this) {
        heads.forEach(this::count);
      }
      heads.clear();
    }
  }

  /** The figures. */
  synchronized ObjectNode json(By by) {
    long now = clock.instant().getEpochSecond();
    long last = Math.floorDiv(now, by.seconds);
    long first = last - by.count + 1;
    ObjectNode node = Json.object()
        .put("by", by.word)
        .put("from", Instant.ofEpochSecond(first * by.seconds).toString())
        .put("to", Instant.ofEpochSecond((last + 1) * by.seconds).toString())
        .put("complete", complete)
        .put("since", since == null ? null : since.toString());
    TreeMap<Long, TreeMap<String, Integer>> buckets = new TreeMap<>();
    minutes
        .subMap(first * by.seconds / 60, (last + 1) * by.seconds / 60)
        .forEach((minute, counts) -> {
          TreeMap<String, Integer> bucket = buckets.computeIfAbsent(
              Math.floorDiv(minute * 60, by.seconds), unused -> new TreeMap<>());
          counts.forEach((outcome, count) -> bucket.merge(outcome, count, Integer::sum));
        });
    ArrayNode list = node.putArray("buckets");
    buckets.forEach((bucket, counts) -> {
      ObjectNode each =
          list.addObject().put("at", Instant.ofEpochSecond(bucket * by.seconds).toString());
      ObjectNode outcomes = each.putObject("counts");
      counts.forEach(outcomes::put);
    });
    return node;
  }

  void close() {
    closed = true;
  }
}
