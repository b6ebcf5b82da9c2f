package io.github.notrahooks.log.segment;

import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.record.RecordHead;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the records of a segment were made, or imported, as they say themselves: from the index, and where that has
 * gaps, from the beginnings of the lines. Damaged lines are passed over. Not thread-safe.
 */
public final class RecordTimes {
  private final Path logs;
  private final HeadReader heads;

  /** Takes records one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a record.
     *
     * @param createdAt when it was made
     * @param processed its fingerprint and ID, if it was received and processed
     */
    void visit(Instant createdAt, @Nullable Processed processed) throws IOException;
  }

  /**
   * What tells a processed delivery from others.
   *
   * @param key the fingerprint of its {@link io.github.notrahooks.delivery.DeliveryKey}
   * @param id the record's ID
   */
  public record Processed(Fingerprint key, String id) {
    static @Nullable Processed of(IndexEntry entry) {
      Fingerprint key = entry.processedKey();
      return key == null ? null : new Processed(key, entry.id());
    }

    static @Nullable Processed of(RecordHead head) {
      Fingerprint key = IndexEntry.processedKey(head);
      return key == null ? null : new Processed(key, head.id());
    }
  }

  /** The times of the log in a folder. */
  public RecordTimes(Path logs) {
    this.logs = logs;
    this.heads = new HeadReader(logs);
  }

  /** Visits the records of a segment, the first first; none of one that was removed. */
  public void visit(Segment segment, Visitor visitor) throws IOException {
    try (SegmentIndex index = SegmentIndex.open(logs, segment)) {
      index.oldestFirst(new SegmentIndex.Visitor() {
        @Override
        public boolean entry(IndexEntry entry) throws IOException {
          visitor.visit(entry.loggedAt(), Processed.of(entry));
          return true;
        }

        @Override
        public boolean gap(long from, long to) throws IOException {
          heads.read(
              segment,
              from,
              to,
              (head, offset, length) -> visitor.visit(head.loggedAt(), Processed.of(head)));
          return true;
        }
      });
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return;
    }
  }

  /** The UTC day of a time; the first or last there is, for a time that is farther off. */
  public static LocalDate day(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
    return LocalDate.ofEpochDay(
        Math.max(LocalDate.MIN.toEpochDay(), Math.min(LocalDate.MAX.toEpochDay(), day)));
  }

  /** The latest time that any record of a segment says. */
  public Optional<Instant> latest(Segment segment) throws IOException {
    Instant[] latest = new Instant[1];
    visit(segment, (createdAt, processed) -> {
      if (latest[0] == null || createdAt.isAfter(latest[0])) {
        latest[0] = createdAt;
      }
    });
    return Optional.ofNullable(latest[0]);
  }

  /** The time of a segment's last record. */
  public Optional<Instant> last(Segment segment) throws IOException {
    Instant[] last = new Instant[1];
    try (SegmentIndex index = SegmentIndex.open(logs, segment)) {
      index.newestFirst(new SegmentIndex.Visitor() {
        @Override
        public boolean entry(IndexEntry entry) {
          last[0] = entry.loggedAt();
          return false;
        }

        @Override
        public boolean gap(long from, long to) throws IOException {
          heads.read(segment, from, to, (head, offset, length) -> last[0] = head.loggedAt());
          return last[0] == null;
        }
      });
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return Optional.empty();
    }
    return Optional.ofNullable(last[0]);
  }
}
