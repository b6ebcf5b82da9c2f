package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordBuilder;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Sha256;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes what the log keeps of attempts to send. Thread-safe if its source of randomness is. */
public final class AttemptRecords {
  /** What opens doors elsewhere, and so is not kept. */
  private static final Set<String> CONFIDENTIAL =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private final RandomGenerator random;
  private final SignatureSchemes schemes;

  /** The body that was hashed last, as long as others need it: as a rule the next one is the same. */
  private volatile Hashed hashed =
      new Hashed(new WeakReference<>(Body.EMPTY), Sha256.hex(List.of()));

  private record Hashed(WeakReference<Body> body, String sha256) {}

  /**
   * A maker of records.
   *
   * @param random for the records' IDs
   * @param schemes those by which what is sent may be signed
   */
  public AttemptRecords(RandomGenerator random, SignatureSchemes schemes) {
    this.random = random;
    this.schemes = schemes;
  }

  /** The record of an attempt; what opens doors elsewhere is redacted. */
  public RecordBuilder of(OutgoingLog.Attempt attempt) {
    PlannedDelivery delivery = attempt.delivery();
    Answer answer = attempt.answer();
    PlannedDelivery.Route route = delivery.route();
    String event = delivery.event();
    RecordBuilder record = LogRecord.builder()
        .id("log_" + Hex.encode(idBytes()))
        .referenceId(deliveryId(attempt))
        .title(event.isEmpty() ? "Sent delivery" : "Sent " + event + " event")
        .integrationType(delivery.scheme())
        .direction(Direction.OUTGOING)
        .success(answer.accepted())
        .errorMessage(problem(answer))
        .payload(new LogRecord.Payload(event, delivery.action(), null, Json.object()))
        .createdAt(attempt.startedAt())
        .outcome(Outcome.SENT)
        .durationMs(duration(answer))
        .request(request(attempt));
    if (route != null) {
      record
          .organizationId(route.organizationId())
          .integrationId(route.integrationId())
          .repositoryId(route.repositoryId());
    }
    if (answer instanceof Answer.Received received) {
      record
          .statusCode(received.status())
          .response(new LogRecord.Response(
              received.status(),
              redacted(received.headers()),
              received.body(),
              received.durationMs()));
    }
    return record;
  }

  private byte[] idBytes() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return bytes;
  }

  private String deliveryId(OutgoingLog.Attempt attempt) {
    return schemes
        .named(attempt.delivery().scheme())
        .flatMap(SignatureScheme::deliveryHeader)
        .flatMap(attempt.request().headers()::first)
        .orElse(attempt.delivery().deliveryId());
  }

  private static @Nullable String problem(Answer answer) {
    if (!(answer instanceof Answer.Received received)) {
      return answer instanceof Answer.NetworkFailure failure ? failure.message() : "Not sent";
    }
    String cut = received.rest() == Answer.Received.Rest.CUT
        ? " (the body of the answer was cut short)"
        : "";
    if (answer.accepted()) {
      return cut.isEmpty() ? null : "Answered " + received.status() + cut;
    }
    String text = AnswerText.of(received);
    return String.format(
        Locale.ROOT, "Answered %d%s%s", received.status(), text.isEmpty() ? "" : ": " + text, cut);
  }

  private static long duration(Answer answer) {
    if (answer instanceof Answer.Received received) {
      return received.durationMs();
    }
    return answer instanceof Answer.NetworkFailure failure ? failure.durationMs() : 0;
  }

  private LogRecord.Request request(OutgoingLog.Attempt attempt) {
    OutgoingRequest request = attempt.request();
    Body body = request.body();
    return LogRecord.Request.builder()
        .method("POST")
        .path(request.target().path())
        .url(request.target().url())
        .headers(redacted(withoutToken(attempt)))
        .bodySha256(sha256(body))
        .body(body)
        .build();
  }

  /** Without the token of a scheme that sends its secret itself. */
  private Headers withoutToken(OutgoingLog.Attempt attempt) {
    Headers headers = attempt.request().headers();
    return schemes
        .named(attempt.delivery().scheme())
        .filter(SignatureScheme::isToken)
        .map(SignatureScheme::signatureHeader)
        .filter(headers::contains)
        .map(name -> headers.with(name, LogRecord.REDACTED))
        .orElse(headers);
  }

  private static Headers redacted(Headers headers) {
    Headers.Builder kept = new Headers.Builder();
    for (Header header : headers) {
      boolean confidential = CONFIDENTIAL.contains(header.name().toLowerCase(Locale.ROOT));
      kept.add(confidential ? new Header(header.name(), LogRecord.REDACTED) : header);
    }
    return kept.build();
  }

  // To compare the bytes would take as long as to hash them.
  private String sha256(Body body) {
    Hashed last = hashed;
    if (!last.body().refersTo(body)) {
      last = new Hashed(new WeakReference<>(body), Sha256.hex(body.pieces()));
      hashed = last;
    }
    return last.sha256();
  }
}
