package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notra's own outbound scheme (Notra Docs, "Outbound webhooks"): one {@code v1,} base64 signature of
 * event id, delivery id, timestamp and body, keyed with exactly 32 bytes.
 */
final class NotraSignature implements SignatureScheme {
  private static final String EVENT = "x-notra-event";
  private static final String EVENT_ID = "x-notra-event-id";
  private static final String DELIVERY = "x-notra-delivery-id";
  private static final String TIMESTAMP = "x-notra-timestamp";
  private static final String SIGNATURE = "x-notra-signature";
  private static final Shape ENVELOPE = Shape.of("id?: any", "type?: any");

  @Override
  public String id() {
    return "notra";
  }

  @Override
  public String signatureHeader() {
    return SIGNATURE;
  }

  @Override
  public List<String> verifiedHeaders() {
    return List.of(SIGNATURE, EVENT_ID, DELIVERY, TIMESTAMP);
  }

  @Override
  public Optional<String> malformation(String signature) {
    return macs(signature).isEmpty()
        ? Optional.of(SIGNATURE + " must be v1, and the base64 of 32 bytes")
        : Optional.empty();
  }

  @Override
  public Optional<String> secretProblem(Secret secret) {
    return key(secret).isPresent()
        ? Optional.empty()
        : Optional.of(
            "the secret must be the base64 of exactly 32 bytes, with or without whsec_ before it");
  }

  @Override
  public Optional<byte[]> key(Secret secret) {
    return TimestampedSignature.key(secret).filter(key -> key.length == 32);
  }

  @Override
  public List<byte[]> signed(Headers headers, Body body) {
    return TimestampedSignature.signed(headers, body, EVENT_ID, DELIVERY, TIMESTAMP);
  }

  @Override
  public List<byte[]> macs(String signature) {
    return TimestampedSignature.parse(signature).map(List::of).orElse(List.of());
  }

  @Override
  public String signature(byte[] mac) {
    return TimestampedSignature.text(mac);
  }

  @Override
  public boolean signsTime() {
    return true;
  }

  /** What Notra's own verification tolerates. */
  @Override
  public Duration tolerance() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Optional<Invalid> staleness(Headers headers, Body body, Instant now, Duration tolerance) {
    return Staleness.ofSeconds(headers.first(TIMESTAMP).orElse(""), now, tolerance, TIMESTAMP);
  }

  @Override
  public Headers headers(Message message, Secret secret) {
    String eventId = eventId(message.deliveryId(), message.body());
    Headers unsigned = Headers.of(
        "Content-Length",
        Integer.toString(message.body().size()),
        "content-type",
        message.contentType(),
        "user-agent",
        "Notra-Webhooks/1.0",
        EVENT,
        message.event(),
        EVENT_ID,
        eventId,
        DELIVERY,
        message.deliveryId(),
        TIMESTAMP,
        Long.toString(message.at().getEpochSecond()));
    return unsigned.with(SIGNATURE, expected(unsigned, message.body(), secret));
  }

  @Override
  public String deliveryHeader() {
    return DELIVERY;
  }

  @Override
  public List<String> signingHeaders() {
    return List.of(EVENT_ID, TIMESTAMP, SIGNATURE);
  }

  @Override
  public Optional<String> event(Headers headers, Body body) {
    return headers.first(EVENT).or(() -> envelope(body, "type"));
  }

  /** A delivery ID is its event's ID, an underscore and its endpoint's ID. */
  private static String eventId(String deliveryId, Body body) {
    int endpoint = deliveryId.indexOf("_whe_");
    return endpoint > 0
        ? deliveryId.substring(0, endpoint)
        : envelope(body, "id").orElse("whev_" + deliveryId);
  }

  private static Optional<String> envelope(Body body, String property) {
    try {
      ObjectNode fields = ENVELOPE.read(body.pieces());
      JsonNode value = fields.path(property);
      return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}
