package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.log.segment.RecordTimes;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.Segments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that were received and processed, from which the memory of duplicates is rebuilt.
 *
 * <p>Neither the clock now nor the one by which a record was written is believed alone. A pause between
 * two records is counted as a twenty-fourth of the window at most: it may be a clock that was set. So all
 * that can be within the window is given, and of a log with pauses some that is older. A record that says
 * a time well before that of one above it was written by a wrong clock, or that one was: it is given as if
 * it had just been processed. Not thread-safe.
 */
public final class ProcessedDeliveries {
  /** How many pauses that are longer than is believed make up the window. */
  private static final int PAUSES = 24;

  /** Deliveries that take long are logged after others that came later. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  private final Path logs;
  private final RecordTimes times;

  /** Takes deliveries one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a delivery.
     *
     * @param key the fingerprint of its {@link io.github.notrahooks.delivery.DeliveryKey}
     * @param id the record's ID
     * @param at when it was received; now, where that is not known
     */
    void visit(Fingerprint key, String id, Instant at);
  }

  /** The deliveries in the log's folder, which need not exist. */
  public ProcessedDeliveries(Path logs) {
    this.logs = logs;
    this.times = new RecordTimes(logs);
  }

  /**
   * Visits the deliveries that can have been received within a window before now, in the order in which
   * they were logged, and perhaps some that are older. Only the segments that hold them are looked at, and
   * of those the index; where that has gaps, the beginnings of the lines and their checksums. A damaged
   * line is passed over: its delivery is processed again if it comes again.
   *
   * @throws IOException if a segment cannot be read
   */
  public void within(Duration window, Instant now, Visitor visitor) throws IOException {
    Duration longest = window.dividedBy(PAUSES);
    List<Segment> segments = Segments.in(logs);
    Duration counted = Duration.ZERO;
    Instant next = now;
    int from = segments.size();
    while (from > 0 && counted.compareTo(window) <= 0) {
      from--;
      Passed passed = new Passed(longest);
      times.visit(segments.get(from), (createdAt, processed) -> passed.to(createdAt));
      if (passed.first != null && passed.last != null) {
        counted = counted.plus(pause(passed.last, next, longest)).plus(passed.sum);
        next = passed.first;
      }
    }
    Duration surplus = counted.minus(window);
    Passed passed = new Passed(longest);
    Instant[] latest = {Instant.EPOCH};
    for (Segment segment : segments.subList(from, segments.size())) {
      times.visit(segment, (createdAt, processed) -> {
        passed.to(createdAt);
        if (processed != null && passed.sum.compareTo(surplus) >= 0) {
          boolean wrong = createdAt.isBefore(latest[0].minus(TOLERANCE));
          visitor.visit(processed.key(), processed.id(), wrong ? now : createdAt);
        }
        // One that is ahead of now says nothing of those that follow it.
        if (createdAt.isAfter(latest[0]) && !createdAt.isAfter(now)) {
          latest[0] = createdAt;
        }
      });
    }
  }

  private static Duration pause(Instant earlier, Instant later, Duration longest) {
    if (!later.isAfter(earlier)) {
      return Duration.ZERO;
    }
    Duration pause = Duration.between(earlier, later);
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** How much time has certainly passed over some records. */
  private static final class Passed {
    private final Duration longest;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private Duration sum = Duration.ZERO;

    Passed(Duration longest) {
      this.longest = longest;
    }

    void to(Instant createdAt) {
      if (last == null) {
        first = createdAt;
      } else {
        sum = sum.plus(pause(last, createdAt, longest));
      }
      last = createdAt;
    }
  }
}
