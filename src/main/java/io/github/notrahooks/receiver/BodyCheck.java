package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.Examination;
import io.github.notrahooks.provider.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The checks of a body that has arrived, in the order of the receiver's table: its signature (rows 15 and
 * 16), then whether it was processed before (17), then what it says (18 to 22). Pure functions.
 */
public final class BodyCheck {
  private BodyCheck() {}

  /**
   * The refusal of a delivery whose signature does not hold; nothing if it holds.
   *
   * @param tolerance how far a signed time may be from {@code now}, either way
   */
  static Optional<Decision> unverified(
      Admission admission, Headers headers, Body body, Instant now, Duration tolerance) {
    Verdict verdict = admission
        .provider()
        .scheme()
        .verify(headers, body, List.of(admission.secret()), now, tolerance);
    return verdict instanceof Verdict.Invalid invalid
        ? Optional.of(refused(admission, invalid))
        : Optional.empty();
  }

  /** The decision about a verified delivery, if it is none that was processed before. */
  public static Decision examined(Admission admission, Headers headers, Body body) {
    return examined(admission, admission.provider().examine(headers, body));
  }

  /** The decision about a delivery that was processed before. */
  static Decision duplicate(Admission admission, Headers headers, Body body, String firstId) {
    String event = admission.provider().scheme().event(headers, body).orElse(admission.event());
    return Decision.duplicate(event, admission.deliveryId(), firstId);
  }

  private static Decision refused(Admission admission, Verdict.Invalid invalid) {
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
