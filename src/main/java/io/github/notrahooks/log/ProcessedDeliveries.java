package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Fingerprint;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The deliveries that were received and processed, from which the memory of duplicates is rebuilt. Not thread-safe. */
public final class ProcessedDeliveries {
  private final Path logs;
  private final HeadReader heads;

  /** Takes deliveries one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a delivery.
     *
     * @param key the fingerprint of its {@link io.github.notrahooks.delivery.DeliveryKey}
     * @param id the record's ID
     * @param createdAt when it was received
     */
    void visit(Fingerprint key, String id, Instant createdAt);
  }

  /** The deliveries in the log's folder, which need not exist. */
  public ProcessedDeliveries(Path logs) {
    this.logs = logs;
    this.heads = new HeadReader(logs);
  }

  /**
   * Visits the deliveries received at a time or later, in the order in which they were logged. Only
   * segments that can hold them are looked at, and of those the index; where that has gaps, the beginnings
   * of the lines and their checksums. A damaged line is passed over: its delivery is processed again if
   * it comes again.
   *
   * @throws IOException if a segment cannot be read
   */
  public void since(Instant since, Visitor visitor) throws IOException {
    LocalDate firstDay = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
    for (Segment segment : Segments.in(logs)) {
      if (!segment.day().isBefore(firstDay)) {
        visit(segment, since, visitor);
      }
    }
  }

  private void visit(Segment segment, Instant since, Visitor visitor) throws IOException {
    try (SegmentIndex index = SegmentIndex.open(logs, segment)) {
      index.oldestFirst(new SegmentIndex.Visitor() {
        @Override
        public boolean entry(IndexEntry entry) {
          Fingerprint key = entry.processedKey();
          if (key != null) {
            visit(key, entry.id(), entry.createdAt());
          }
          return true;
        }

        @Override
        public boolean gap(long from, long to) throws IOException {
          heads.read(segment, from, to, (head, offset, length) -> {
            Fingerprint key = IndexEntry.processedKey(head);
            if (key != null) {
              visit(key, head.id(), head.createdAt());
            }
          });
          return true;
        }

        private void visit(Fingerprint key, String id, Instant createdAt) {
          if (!createdAt.isBefore(since)) {
            visitor.visit(key, id, createdAt);
          }
        }
      });
    } catch (NoSuchFileException e) {
      // Retention removed it since the folder was listed.
      return;
    }
  }
}
