package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.Verdict.Invalid;
import io.github.notrahooks.signature.ConstantTime;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
    return signatures(signature).stream()
            .anyMatch(one -> TimestampedSignature.parse(one).isPresent())
        ? Optional.empty()
        : Optional.of(SIGNATURE + " must have at least one v1, and the base64 of 32 bytes");
  }

  @Override
  public Optional<String> secretProblem(Secret secret) {
    return TimestampedSignature.key(secret).isPresent()
        ? Optional.empty()
        : Optional.of("the secret must be whsec_ and base64");
  }

  @Override
  public boolean matches(Headers headers, Body body, Secret secret) {
    Optional<byte[]> key = TimestampedSignature.key(secret);
    Optional<String> given = headers.first(SIGNATURE);
    if (key.isEmpty() || given.isEmpty()) {
      return false;
    }
    byte[] right = TimestampedSignature.of(key.get(), fields(headers), body);
    boolean matches = false;
    for (String one : signatures(given.get())) {
      Optional<byte[]> candidate = TimestampedSignature.parse(one);
      matches |= candidate.isPresent() && ConstantTime.equal(candidate.get(), right);
    }
    return matches;
  }

  @Override
  public String expected(Headers headers, Body body, Secret secret) {
    byte[] key = TimestampedSignature.key(secret)
        .orElseThrow(() -> new IllegalArgumentException(secretProblem(secret).orElse("")));
    return TimestampedSignature.text(TimestampedSignature.of(key, fields(headers), body));
  }

  @Override
  public boolean signsTime() {
    return true;
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

  private static List<String> signatures(String value) {
    return Arrays.asList(value.split(" ", -1));
  }

  private static List<String> fields(Headers headers) {
    return List.of(headers.first(ID).orElse(""), headers.first(TIMESTAMP).orElse(""));
  }
}
