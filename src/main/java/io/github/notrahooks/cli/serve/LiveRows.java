package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.live.Row;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.view.DeliverySummary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** What the live view shows of records, safe to print. Immutable. */
final class LiveRows {
  private static final int LONGEST_TEXT = 300;

  private final Map<String, String> repositories;
  private final LocalDate today;

  /**
   * Rows.
   *
   * @param today the day that need not be said
   */
  LiveRows(Configuration configuration, LocalDate today) {
    Map<String, String> names = new HashMap<>();
    configuration
        .endpoints()
        .forEach(endpoint ->
            names.put(endpoint.repository().id(), endpoint.repository().name()));
    this.repositories = Map.copyOf(names);
    this.today = today;
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
        repository == null ? "-" : safe(repositories.getOrDefault(repository, repository)),
        deliveryId == null ? "-" : safe(deliveryId),
        safe(summary.what()),
        Map.of());
  }

  /** What is said on a delivery's line of what a trigger did for it; safe to print. */
  static String note(LogRecord run, String triggerId) {
    DeliverySummary summary = DeliverySummary.of(run);
    String again = Outcome.RETRYING.equals(run.outcome()) ? ", is tried again" : "";
    String done = run.run() == null
        ? summary.status() + " " + summary.durationMs() + " ms"
        : ended(run.run(), summary);
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
