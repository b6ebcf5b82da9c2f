package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordKeys;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.signature.Sha256;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what the log keeps of a request: all of it, unless it was refused. */
final class Records {
  private Records() {}

  /**
   * The record of a request and of what was decided about it.
   *
   * @param id the record's own ID
   * @param deliveryId the provider's, or null
   */
  static LogRecord of(
      String id,
      Received received,
      Decision decision,
      @Nullable String deliveryId,
      long durationMs) {
    RequestHead head = received.head();
    Optional<Route> route = Route.of(head.path());
    Cuts cuts = new Cuts(Outcome.REJECTED.equals(decision.outcome()));
    int status = decision.reply().status();
    return LogRecord.builder()
        .id(id)
        .referenceId(cuts.nameOrNull(RecordKeys.REFERENCE_ID, deliveryId))
        .title(decision.title())
        .integrationType(
            cuts.name(RecordKeys.INTEGRATION_TYPE, route.map(Route::provider).orElse("")))
        .direction(Direction.INCOMING)
        .success(status < 300)
        .statusCode(status)
        .errorMessage(cuts.textOrNull(RecordKeys.ERROR_MESSAGE, decision.errorMessage()))
        .payload(payload(decision.payload(), cuts))
        .createdAt(received.at())
        .organizationId(cuts.nameOrNull(
            RecordKeys.ORGANIZATION_ID, route.map(Route::organizationId).orElse(null)))
        .integrationId(cuts.nameOrNull(
            RecordKeys.INTEGRATION_ID, route.map(Route::integrationId).orElse(null)))
        .repositoryId(cuts.nameOrNull(
            RecordKeys.REPOSITORY_ID, route.map(Route::repositoryId).orElse(null)))
        .outcome(decision.outcome())
        .duplicateOf(decision.duplicateOf())
        .durationMs(durationMs)
        .request(request(received, Outcome.REJECTED.equals(decision.outcome()), cuts))
        .build();
  }

  private static LogRecord.Payload payload(LogRecord.Payload payload, Cuts cuts) {
    return new LogRecord.Payload(
        cuts.name(RecordKeys.EVENT, payload.event()),
        cuts.name(RecordKeys.ACTION, payload.action()),
        payload.reason(),
        payload.data());
  }

  private static LogRecord.Request request(Received received, boolean rejected, Cuts cuts) {
    RequestHead head = received.head();
    Body body = received.body();
    Body kept = rejected ? body.truncated(Receiver.REJECTED_BODY_BYTES) : body;
    return LogRecord.Request.builder()
        .method(cuts.name(RecordKeys.METHOD, head.method()))
        .path(cuts.text(RecordKeys.PATH, head.target()))
        .remoteAddress(head.remoteAddress())
        .headers(cuts.headers(head.headers()))
        .bodySha256(Sha256.hex(body.pieces()))
        .bodyBytes(body.size())
        .body(kept)
        .bodyTruncated(kept.size() < body.size() || !received.complete())
        .cut(cuts.keys())
        .build();
  }

  /** The same request where its record could not be stored; for a display, not for the log. */
  static LogRecord unstored(LogRecord entry, IOException cause) {
    return failed(
        entry,
        "Webhook could not be stored",
        "the record could not be stored: " + FileProblem.named(cause));
  }

  /** The same request where it could not even be decided about; for a display, not for the log. */
  static LogRecord undecided(LogRecord entry, Throwable cause) {
    String why = cause instanceof OutOfMemoryError
        ? "out of memory: %d MiB of heap were not enough for it"
            .formatted(Runtime.getRuntime().maxMemory() / (1024 * 1024))
        : "the server failed on it: " + cause;
    return failed(entry, "Webhook could not be processed", why);
  }

  private static LogRecord failed(LogRecord entry, String title, String errorMessage) {
    return entry.toBuilder()
        .title(title)
        .success(false)
        .statusCode(500)
        .errorMessage(errorMessage)
        .payload(new LogRecord.Payload(
            entry.payload().event(), entry.payload().action(), null, Json.object()))
        .outcome(Outcome.FAILED)
        .duplicateOf(null)
        .response(null)
        .build();
  }

  /** The event as far as the headers tell. */
  static String event(RequestHead head) {
    return provider(head)
        .map(provider -> provider.announcedEvent(head.headers()))
        .orElse("");
  }

  /** The provider's delivery ID, if the headers have one, whatever its form. */
  static @Nullable String deliveryId(RequestHead head) {
    return provider(head)
        .flatMap(provider -> provider.scheme().deliveryHeader())
        .flatMap(head.headers()::first)
        .orElse(null);
  }

  private static Optional<Provider> provider(RequestHead head) {
    return Route.of(head.path()).flatMap(route -> Providers.named(route.provider()));
  }
}
