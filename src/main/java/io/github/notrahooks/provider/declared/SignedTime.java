package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The time that a scheme signs.
 *
 * @param field where it is
 * @param inMillis whether it is in UNIX milliseconds; otherwise in seconds
 * @param tolerance how far it may be from now, either way, unless somebody says otherwise
 */
record SignedTime(Field field, boolean inMillis, Duration tolerance) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** A time as it is written there. */
  String text(Instant at) {
    return Long.toString(inMillis ? at.toEpochMilli() : at.getEpochSecond());
  }

  /** Whether the body has it, a number or the digits of one as a text. */
  boolean isIn(Body body) {
    try {
      JsonNode time = field instanceof Field.InBody inBody ? inBody.of(body) : null;
      return time != null
          && (time.isNumber()
              || time.isString() && DIGITS.matcher(time.stringValue()).matches());
    } catch (MalformedJson e) {
      return false;
    }
  }

  /** What is wrong with it, compared with the clock. */
  Optional<Invalid> staleness(String text, Body body, Instant now, Duration within) {
    return field instanceof Field.InBody inBody
        ? inBody(inBody, body, now, within)
        : Staleness.ofText(text, inMillis, now, within, field.name());
  }

  private Optional<Invalid> inBody(Field.InBody inBody, Body body, Instant now, Duration within) {
    JsonNode time;
    try {
      time = inBody.of(body);
    } catch (MalformedJson e) {
      return Optional.of(new Invalid(
          Reason.MISSING_TIMESTAMP,
          "the body is not JSON, so it has no " + field.name() + ": " + e.getMessage()));
    }
    if (!time.isNumber()) {
      String unit = inMillis ? "milliseconds" : "seconds";
      return Optional.of(new Invalid(
          Reason.MISSING_TIMESTAMP,
          time.isString()
              ? field.name() + " in the body is a text, not a number of " + unit
              : "the body has no " + field.name() + " in " + unit));
    }
    return Staleness.ofNumber(time.doubleValue(), inMillis, now, within, field.name());
  }
}
