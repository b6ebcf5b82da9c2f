package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Linear's signature: {@code Linear-Signature}, the lower-case hex HMAC-SHA256 of the raw body without a
 * prefix, and inside the body {@code webhookTimestamp} in UNIX milliseconds (Linear Developers,
 * "Webhooks"; {@code LinearWebhookClient} of its SDK).
 */
final class LinearSignature implements SignatureScheme {
  static final String EVENT = "Linear-Event";
  static final String DELIVERY = "Linear-Delivery";
  static final String SIGNATURE = "Linear-Signature";
  private static final String SENT_AT = "Linear-Timestamp";

  private static final Shape TIMESTAMP = Shape.of("webhookTimestamp?: any");
  private static final Shape TYPE = Shape.of("type?: any");

  @Override
  public String id() {
    return "linear";
  }

  @Override
  public String signatureHeader() {
    return SIGNATURE;
  }

  @Override
  public List<String> verifiedHeaders() {
    return List.of(SIGNATURE);
  }

  @Override
  public Optional<String> malformation(String signature) {
    return macs(signature).isEmpty()
        ? Optional.of(SIGNATURE + " must be 64 lower-case hexadecimal digits without a prefix")
        : Optional.empty();
  }

  @Override
  public List<byte[]> macs(String signature) {
    return Hex.decode(signature, 32).map(List::of).orElse(List.of());
  }

  @Override
  public String signature(byte[] mac) {
    return Hex.encode(mac);
  }

  @Override
  public boolean signsTime() {
    return true;
  }

  /** What Linear recommends. */
  @Override
  public Duration tolerance() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Optional<Invalid> staleness(Headers headers, Body body, Instant now, Duration tolerance) {
    JsonNode timestamp;
    try {
      timestamp = TIMESTAMP.read(body.pieces()).path("webhookTimestamp");
    } catch (MalformedJson e) {
      return Optional.of(new Invalid(
          Reason.MISSING_TIMESTAMP,
          "the body is not JSON, so it has no webhookTimestamp: " + e.getMessage()));
    }
    if (!timestamp.isNumber()) {
      return Optional.of(new Invalid(
          Reason.MISSING_TIMESTAMP, "the body has no webhookTimestamp in milliseconds"));
    }
    return Staleness.ofMillis(timestamp.doubleValue(), now, tolerance, "webhookTimestamp");
  }

  @Override
  public Body stamped(Body body, Instant at) {
    return LinearTimestamp.replaced(body, at);
  }

  @Override
  public Headers headers(Message message, Secret secret) {
    return new Headers.Builder()
        .add("User-Agent", "Linear-Webhook")
        .add("Content-Length", Integer.toString(message.body().size()))
        .add("Accept-Charset", "utf-8")
        .add("Content-Type", message.contentType())
        .add(DELIVERY, message.deliveryId())
        .add(EVENT, message.event())
        .add(SIGNATURE, expected(Headers.EMPTY, message.body(), secret))
        .add(SENT_AT, Long.toString(message.at().toEpochMilli()))
        .build();
  }

  @Override
  public String deliveryHeader() {
    return DELIVERY;
  }

  @Override
  public List<String> signingHeaders() {
    return List.of(SIGNATURE, SENT_AT);
  }

  @Override
  public String contentType() {
    return "application/json; charset=utf-8";
  }

  @Override
  public Optional<String> event(Headers headers, Body body) {
    return headers.first(EVENT).or(() -> typeOf(body));
  }

  private static Optional<String> typeOf(Body body) {
    try {
      JsonNode type = TYPE.read(body.pieces()).path("type");
      return type.isString() ? Optional.of(type.stringValue()) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}
