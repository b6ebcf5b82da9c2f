package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.live.Row;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.view.DeliverySummary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the live view shows of records, safe to print. Thread-safe. */
final class LiveRows {
  private static final int LONGEST_TEXT = 300;

  /** Names by ID; what the configuration does not know either is its own name. */
  private final Map<String, String> repositories = new ConcurrentHashMap<>();

  private final Supplier<Configuration> configuration;
  private final LocalDate today;

  /**
   * Rows.
   *
   * @param configuration what is configured now: asked at the beginning, and where a repository has been
   *     added since
   * @param today the day that need not be said
   */
  LiveRows(Supplier<Configuration> configuration, LocalDate today) {
    this.configuration = configuration;
    this.today = today;
    readNames();
  }

  private void readNames() {
    configuration
        .get()
        .endpoints()
        .forEach(endpoint ->
            repositories.put(endpoint.repository().id(), endpoint.repository().name()));
  }

  private String name(String repositoryId) {
    String known = repositories.get(repositoryId);
    if (known == null) {
      try {
        readNames();
      } catch (Failure e) {
        // The server says what is wrong with it; until then an ID will do.
        return repositoryId;
      }
      known = repositories.computeIfAbsent(repositoryId, unused -> repositoryId);
    }
    return known;
  }

  /** The row of a delivery that came just now. */
  Row row(LogRecord delivery) {
    return row(delivery, "");
  }

  /** The row of a delivery that came at any time. */
  Row earlier(LogRecord delivery) {
    LocalDate day = LocalDate.ofInstant(delivery.createdAt(), ZoneOffset.UTC);
    return row(
        delivery,
        day.equals(today) ? "" : "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()));
  }

  private Row row(LogRecord delivery, String day) {
    DeliverySummary summary = DeliverySummary.of(delivery);
    String deliveryId = summary.deliveryId();
    String repository = delivery.repositoryId();
    return new Row(
        summary.id(),
        day,
        DeliveryText.time(summary),
        safe(summary.provider()),
        safe(summary.event()),
        summary.outcome(),
        safe(summary.status()),
        summary.durationMs(),
        repository == null ? "-" : safe(name(repository)),
        deliveryId == null ? "-" : safe(deliveryId),
        safe(summary.reason().isEmpty() ? summary.happened() : summary.what()),
        Map.of());
  }

  /** What is said on a delivery's line of what a trigger did for it; safe to print. */
  static String note(LogRecord run, String triggerId) {
    DeliverySummary summary = DeliverySummary.brief(run);
    String again = Outcome.RETRYING.equals(run.outcome()) ? ", retrying" : "";
    String done = run.run() == null ? summary.status() : ended(run.run(), summary);
    return safe("→ " + triggerId + " " + done + again);
  }

  /** How a command ended; where that is not known, what became of it. */
  private static String ended(LogRecord.Run run, DeliverySummary summary) {
    return run.exitCode() == null && run.signal() == null
        ? summary.outcome().wireName()
        : summary.status();
  }

  private static String safe(String text) {
    return Printable.line(text, LONGEST_TEXT);
  }
}
