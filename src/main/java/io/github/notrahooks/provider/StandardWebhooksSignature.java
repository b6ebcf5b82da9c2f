package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The scheme of the Standard Webhooks specification 1.0.0: {@code webhook-signature} lists {@code v1,}
 * base64 signatures of id, timestamp and body, of which any may match.
 */
final class StandardWebhooksSignature implements SignatureScheme {
  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final Shape TYPE = Shape.of("type?: any");

  @Override
  public String id() {
    return "standard-webhooks";
  }

  @Override
  public String signatureHeader() {
    return SIGNATURE;
  }

  @Override
  public List<String> verifiedHeaders() {
    return List.of(SIGNATURE, ID, TIMESTAMP);
  }

  @Override
  public Optional<String> malformation(String signature) {
    return macs(signature).isEmpty()
        ? Optional.of(SIGNATURE + " must have at least one v1, and the base64 of 32 bytes")
        : Optional.empty();
  }

  @Override
  public Optional<String> secretProblem(Secret secret) {
    return TimestampedSignature.key(secret).isPresent()
        ? Optional.empty()
        : Optional.of("the secret must be base64, with or without whsec_ before it");
  }

  @Override
  public Optional<byte[]> key(Secret secret) {
    return TimestampedSignature.key(secret);
  }

  @Override
  public List<byte[]> signed(Headers headers, Body body) {
    return TimestampedSignature.signed(headers, body, ID, TIMESTAMP);
  }

  @Override
  public List<byte[]> macs(String signature) {
    List<byte[]> macs = new ArrayList<>(1);
    for (String one : signature.split(" ", -1)) {
      TimestampedSignature.parse(one).ifPresent(macs::add);
    }
    return macs;
  }

  @Override
  public String signature(byte[] mac) {
    return TimestampedSignature.text(mac);
  }

  @Override
  public boolean signsTime() {
    return true;
  }

  /** What the libraries of the specification and of Svix tolerate. */
  @Override
  public Duration tolerance() {
    return Duration.ofMinutes(5);
  }

  /** The specification has no header for it, and a body may do without {@code type}. */
  @Override
  public boolean namesEvent() {
    return false;
  }

  @Override
  public Optional<Invalid> staleness(Headers headers, Body body, Instant now, Duration tolerance) {
    return Staleness.ofSeconds(headers.first(TIMESTAMP).orElse(""), now, tolerance, TIMESTAMP);
  }

  @Override
  public Headers headers(Message message, Secret secret) {
    Headers unsigned = Headers.of(
        "Content-Length",
        Integer.toString(message.body().size()),
        "Content-Type",
        message.contentType(),
        ID,
        message.deliveryId(),
        TIMESTAMP,
        Long.toString(message.at().getEpochSecond()));
    return unsigned.with(SIGNATURE, expected(unsigned, message.body(), secret));
  }

  @Override
  public String deliveryHeader() {
    return ID;
  }

  @Override
  public List<String> signingHeaders() {
    return List.of(TIMESTAMP, SIGNATURE);
  }

  @Override
  public Optional<String> event(Headers headers, Body body) {
    try {
      JsonNode type = TYPE.read(body.pieces()).path("type");
      return type.isString() ? Optional.of(type.stringValue()) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }
}
