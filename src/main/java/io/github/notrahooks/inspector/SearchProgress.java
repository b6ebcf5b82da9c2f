package io.github.notrahooks.inspector;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.Prefilter;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.log.segment.Segment;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Watches a search on its way back through the log, and says how far it is. Thread-safe. */
final class SearchProgress {
  private static final long TOLD_EVERY = Duration.ofMillis(500).toNanos();
  private static final String TIME = RecordKeys.written(RecordKeys.CREATED_AT) + "\"";
  private static final int LONGEST_TIME = 30;

  private final DeliverySearch.Told told;
  private final LongSupplier nanoTime;
  private final BooleanSupplier current;
  private final AtomicLong looked = new AtomicLong();
  private volatile @Nullable Instant back;
  private volatile boolean gone;
  private volatile long toldAt;

  /**
   * Watches a search.
   *
   * @param current whether no other search has begun since
   */
  SearchProgress(DeliverySearch.Told told, LongSupplier nanoTime, BooleanSupplier current) {
    this.told = told;
    this.nanoTime = nanoTime;
    this.current = current;
    this.toldAt = nanoTime.getAsLong();
  }

  /** Whether anybody still wants to know. */
  boolean goesOn() {
    return !gone && current.getAsBoolean();
  }

  /** Tells of something. */
  synchronized void tell(String what, ObjectNode data) throws IOException {
    if (gone) {
      throw new IOException("nobody listens any more");
    }
    try {
      told.tell(what, data);
    } catch (IOException e) {
      gone = true;
      throw e;
    }
  }

  /** How far it is. */
  ObjectNode state() {
    Instant time = back;
    return Json.object()
        .put("looked", looked.get())
        .put("time", time == null ? null : time.toString());
  }

  /** The same prefilter, watched; it wants nothing more as soon as nobody listens. */
  Prefilter watching(Prefilter watched) {
    return new Prefilter() {
      @Override
      public boolean wants(String line) {
        looked.incrementAndGet();
        passed(line);
        return goesOn() && watched.wants(line);
      }

      @Override
      public boolean wantsAny(String lines) {
        boolean any = goesOn() && watched.wantsAny(lines);
        if (!any) {
          looked.addAndGet(lines.lines().count());
          passed(lines);
        }
        return any;
      }

      @Override
      public boolean wantsSegment(Segment segment) {
        return goesOn() && watched.wantsSegment(segment);
      }
    };
  }

  private void passed(String lines) {
    long now = nanoTime.getAsLong();
    if (now - toldAt < TOLD_EVERY) {
      return;
    }
    tellOf(lines, now);
  }

  private synchronized void tellOf(String lines, long now) {
    if (now - toldAt < TOLD_EVERY || gone) {
      return;
    }
    toldAt = now;
    back = time(lines);
    try {
      tell("progress", state());
    } catch (IOException e) {
      // Nobody listens: the search ends by itself.
      gone = true;
    }
  }

  /** When the first of some records was logged, or what was known before. */
  private @Nullable Instant time(String lines) {
    int at = lines.indexOf(TIME);
    int from = at + TIME.length();
    int end = at < 0 ? -1 : lines.indexOf('"', from);
    if (end < 0 || end - from > LONGEST_TIME) {
      return back;
    }
    try {
      Instant found = Instant.parse(lines.substring(from, end));
      Instant before = back;
      return before != null && before.isBefore(found) ? before : found;
    } catch (DateTimeException e) {
      return back;
    }
  }
}
