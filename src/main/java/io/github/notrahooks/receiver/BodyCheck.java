package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Examination;
import io.github.notrahooks.provider.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of a body that has arrived: rows 15 to 22 of the receiver's table, in its order. A pure
 * function but for the look-up that it is given.
 */
public final class BodyCheck {
  private BodyCheck() {}

  /**
   * Decides about a delivery.
   *
   * @param tolerance how far a signed time may be from {@code now}, either way
   * @param duplicateOf finds the log record of the processed delivery that one repeats
   */
  public static Decision check(
      Admission admission,
      Headers headers,
      Body body,
      Instant now,
      Duration tolerance,
      Function<Fingerprint, Optional<String>> duplicateOf) {
    Verdict verdict = admission
        .provider()
        .scheme()
        .verify(headers, body, List.of(admission.secret()), now, tolerance);
    if (verdict instanceof Verdict.Invalid invalid) {
      return unverified(admission, invalid);
    }
    Optional<String> first = duplicateOf.apply(admission.key());
    if (first.isPresent()) {
      return duplicate(admission, headers, body, first.get());
    }
    return examined(admission, admission.provider().examine(headers, body));
  }

  /** The decision about a delivery that was processed before. */
  static Decision duplicate(Admission admission, Headers headers, Body body, String firstId) {
    String event = admission.provider().scheme().event(headers, body).orElse(admission.event());
    return Decision.duplicate(event, admission.deliveryId(), firstId);
  }

  private static Decision unverified(Admission admission, Verdict.Invalid invalid) {
    String event = admission.event();
    return switch (invalid.reason()) {
      case MISSING_TIMESTAMP ->
        Decision.rejected(
            400, "Missing webhookTimestamp", "Missing webhook timestamp", event, invalid.message());
      case STALE_TIMESTAMP ->
        Decision.rejected(
            401,
            "Webhook timestamp is outside the tolerance",
            "Stale webhook timestamp",
            event,
            invalid.message());
      default ->
        Decision.rejected(
            401,
            "Invalid webhook signature",
            "Invalid webhook signature",
            event,
            invalid.message());
    };
  }

  private static Decision examined(Admission admission, Examination examination) {
    String id = admission.deliveryId();
    if (examination instanceof Examination.Pong pong) {
      return Decision.pong(pong.event(), id);
    }
    if (examination instanceof Examination.NotJson notJson) {
      return Decision.rejected(
          400,
          "Invalid JSON payload",
          "Invalid webhook payload",
          notJson.event(),
          "Invalid JSON payload: " + notJson.problem());
    }
    if (examination instanceof Examination.WrongStructure wrong) {
      return Decision.wrongStructure(wrong.event(), wrong.problems());
    }
    if (examination instanceof Examination.Ignored ignored) {
      return Decision.ignored(ignored, id);
    }
    if (examination instanceof Examination.Filtered filtered) {
      return Decision.filtered(filtered, id);
    }
    return Decision.processed((Examination.Processed) examination, id);
  }
}
