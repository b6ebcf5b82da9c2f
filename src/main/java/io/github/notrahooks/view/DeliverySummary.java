package io.github.notrahooks.view;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in a line. Its texts are as strangers wrote them: not safe to print, and of any length.
 *
 * @param id the log's ID of it
 * @param time when it came, or was sent
 * @param direction which way it went
 * @param provider the name of its provider
 * @param event the event and its action, such as {@code release.published}
 * @param outcome what became of it
 * @param tone whether that is good news
 * @param status the answer's status, or how a command ended; a dash if there was neither
 * @param durationMs how long it took to answer, in milliseconds
 * @param deliveryId the provider's ID of it, or null if it has none
 * @param what what was wrong, else why a filter turned it away, else its title
 * @param reason why it was refused, turned away by a filter, or could not be run; the empty string for any
 *     other
 */
public record DeliverySummary(
    String id,
    Instant time,
    Direction direction,
    String provider,
    String event,
    Outcome outcome,
    Tone tone,
    String status,
    long durationMs,
    @Nullable String deliveryId,
    String what,
    String reason) {
  private static final int UNSUPPORTED = 415;

  /** The usual codings (IANA, "HTTP Content Coding Registry"). */
  private static final Set<String> CODINGS = Set.of("gzip", "deflate", "br", "zstd", "compress");

  /** The summary of a record. */
  public static DeliverySummary of(LogRecord delivery) {
    String what = what(delivery);
    boolean refused = Outcome.REJECTED.equals(delivery.outcome())
        || Outcome.FAILED.equals(delivery.outcome()) && delivery.run() == null;
    return new DeliverySummary(
        delivery.id(),
        delivery.createdAt(),
        delivery.direction(),
        delivery.integrationType(),
        event(delivery),
        delivery.outcome(),
        tone(delivery),
        status(delivery),
        delivery.durationMs(),
        delivery.referenceId(),
        what,
        refused || !what.equals(delivery.title()) ? what : "");
  }

  /** The event and its action, such as {@code release.published}. */
  public static String event(LogRecord delivery) {
    String action = delivery.payload().action();
    return delivery.payload().event() + (action.isEmpty() ? "" : "." + action);
  }

  private static String status(LogRecord delivery) {
    if (delivery.statusCode() != null) {
      return delivery.statusCode().toString();
    }
    return delivery.run() == null ? "-" : CommandText.end(delivery.run());
  }

  private static String what(LogRecord delivery) {
    String error = delivery.errorMessage();
    if (error != null) {
      return delivery.statusCode() != null && delivery.statusCode() == UNSUPPORTED
          ? error + coding(delivery)
          : error;
    }
    String reason = delivery.payload().reason();
    return reason == null ? delivery.title() : reason;
  }

  /** How the body was encoded; only what is usual, as any other value is a stranger's text. */
  private static String coding(LogRecord delivery) {
    return delivery
        .request()
        .headers()
        .first("Content-Encoding")
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(CODINGS::contains)
        .map(value -> ": " + value)
        .orElse("");
  }

  private static Tone tone(LogRecord delivery) {
    return switch (delivery.outcome().wireName()) {
      case "filtered", "ignored", "duplicate", "skipped", "retrying" -> Tone.QUIET;
      default -> delivery.success() ? Tone.GOOD : Tone.BAD;
    };
  }
}
