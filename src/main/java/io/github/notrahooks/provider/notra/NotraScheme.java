package io.github.notrahooks.provider.notra;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.NewIds;
import io.github.notrahooks.provider.declared.Declaration;
import io.github.notrahooks.provider.declared.DeclaredScheme;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Notra's own outbound scheme (Notra Docs, "Outbound webhooks"): one {@code v1,} base64 signature of
 * event id, delivery id, timestamp and body, keyed with exactly 32 bytes.
 */
public final class NotraScheme extends DeclaredScheme {
  private static final String EVENT_ID = "x-notra-event-id";
  private static final String ENDPOINT = "_whe_";
  private static final Shape ENVELOPE = Shape.of("id?: any");

  /** What Notra's own verification tolerates. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Makes it. */
  public NotraScheme() {
    super(Declaration.of("notra", "Notra", "x-notra-signature")
        .base64("v1,")
        .whsec(32)
        .signed("{" + EVENT_ID + "}.{delivery}.{time}.{body}")
        .deliveryIn("x-notra-delivery-id")
        .secondsIn("x-notra-timestamp", TOLERANCE)
        .eventIn("x-notra-event")
        .eventInBody("type")
        .family("x-notra-")
        .madeBySigning("event id")
        .sent(
            "Content-Length: {length}",
            "content-type: {type}",
            "user-agent: Notra-Webhooks/1.0",
            "x-notra-event: {event}",
            EVENT_ID + ": {event id}",
            "x-notra-delivery-id: {delivery}",
            "x-notra-timestamp: {time}",
            "x-notra-signature: {signature}"));
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(10);
  }

  @Override
  protected Map<String, String> values(Message message, Secret secret) {
    return Map.of("event id", eventId(message.deliveryId(), message.body()));
  }

  @Override
  public String newDeliveryId(Body body, Instant now, RandomGenerator random) {
    String event = envelopeId(body)
        .filter(id -> id.matches("[A-Za-z0-9_-]{1,64}"))
        .orElseGet(() -> "whev_" + NewIds.randomBased(random));
    return event + ENDPOINT + NewIds.randomBased(random);
  }

  /** A delivery ID is its event's ID, an underscore and its endpoint's ID. */
  private static String eventId(String deliveryId, Body body) {
    int endpoint = deliveryId.indexOf(ENDPOINT);
    return endpoint > 0
        ? deliveryId.substring(0, endpoint)
        : envelopeId(body).orElse("whev_" + deliveryId);
  }

  private static Optional<String> envelopeId(Body body) {
    try {
      JsonNode id = ENVELOPE.read(body.pieces()).path("id");
      return id.isString() ? Optional.of(id.stringValue()) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}
