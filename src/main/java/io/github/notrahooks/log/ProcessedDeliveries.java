package io.github.notrahooks.log;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The deliveries that were received and processed, from which the memory of duplicates is rebuilt. */
public final class ProcessedDeliveries {
  private final Path logs;

  /** Takes deliveries one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a delivery.
     *
     * @param integrationId the integration that received it
     * @param repositoryId its repository or team
     * @param referenceId the provider's delivery ID
     * @param id the record's ID
     * @param createdAt when it was received
     */
    void visit(
        String integrationId,
        String repositoryId,
        String referenceId,
        String id,
        Instant createdAt);
  }

  /** The deliveries in the log's folder, which need not exist. */
  public ProcessedDeliveries(Path logs) {
    this.logs = logs;
  }

  /**
   * Visits the deliveries received at a time or later, in the order in which they were logged. Only
   * segments that can hold them are read, and of each line no more is looked at than its beginning and
   * its checksum. A damaged line is passed over: its delivery is processed again if it comes again.
   *
   * @throws IOException if a segment cannot be read
   */
  public void since(Instant since, Visitor visitor) throws IOException {
    LocalDate firstDay = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
    new HeadReader(logs).oldestFirst(segment -> !segment.day().isBefore(firstDay), head -> {
      if (head.outcome() == Outcome.PROCESSED
          && head.direction() == Direction.INCOMING
          && !head.createdAt().isBefore(since)
          && head.integrationId() != null
          && head.repositoryId() != null
          && head.referenceId() != null) {
        visitor.visit(
            head.integrationId(),
            head.repositoryId(),
            head.referenceId(),
            head.id(),
            head.createdAt());
      }
    });
  }
}
