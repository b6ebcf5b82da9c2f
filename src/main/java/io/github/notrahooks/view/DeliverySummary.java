package io.github.notrahooks.view;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.known.Providers;
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
 * @param happened what its payload says has happened; the empty string where that is not known
 * @param what what was wrong; else what happened, with why a filter turned it away; else its title
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
    String happened,
    String what,
    String reason) {
  private static final int UNSUPPORTED = 415;

  /** The usual codings (IANA, "HTTP Content Coding Registry"). */
  private static final Set<String> CODINGS = Set.of("gzip", "deflate", "br", "zstd", "compress");

  /** The summary of a record. */
  public static DeliverySummary of(LogRecord delivery) {
    return of(delivery, happened(delivery));
  }

  /** The same without a look into the payload, which takes longer than all else: nothing says what happened. */
  public static DeliverySummary brief(LogRecord delivery) {
    return of(delivery, "");
  }

  private static DeliverySummary of(LogRecord delivery, String happened) {
    String wrong = wrong(delivery);
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
        happened,
        what(delivery, wrong, happened),
        refused || !wrong.equals(delivery.title()) ? wrong : "");
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

  private static String happened(LogRecord delivery) {
    LogRecord.Request request = delivery.request();
    // A list may leave out what is long, and of what was refused only the beginning is kept.
    return delivery.run() == null && request.body().size() == request.bodyBytes()
        ? Providers.happening(
                delivery.integrationType(), delivery.payload().event(), request.body())
            .orElse("")
        : "";
  }

  private static String what(LogRecord delivery, String wrong, String happened) {
    if (happened.isEmpty() || delivery.errorMessage() != null) {
      return wrong;
    }
    String reason = delivery.payload().reason();
    return reason == null ? happened : happened + " (" + reason + ")";
  }

  private static String wrong(LogRecord delivery) {
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
