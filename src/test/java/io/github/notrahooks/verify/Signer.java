package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A sender of one scheme with one secret, and what its receiver submits for verification. */
record Signer(SignatureScheme scheme, String secret) {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Set<String> DIAGNOSED =
      Set.of("github", "linear", "standard-webhooks", "notra");

  /** A signer of each scheme whose mistakes are known one by one, with secrets as its provider makes them. */
  static List<Signer> all(Random random) {
    return SignatureSchemes.BUILT_IN.all().stream()
        .filter(scheme -> DIAGNOSED.contains(scheme.id()))
        .map(scheme -> of(scheme, random))
        .toList();
  }

  static Signer of(SignatureScheme scheme, Random random) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    return new Signer(
        scheme,
        switch (scheme.id()) {
          case "github" -> "Zoë:" + text;
          case "linear" -> "lin_wh_" + text;
          default -> "whsec_" + Base64.getEncoder().encodeToString(key);
        });
  }

  static Signer of(String scheme) {
    return of(SignatureSchemes.BUILT_IN.named(scheme).orElseThrow(), new Random(1));
  }

  boolean decodes() {
    return secret.startsWith("whsec_");
  }

  byte[] key() {
    return scheme.key(Secret.of(secret)).orElseThrow();
  }

  /** The headers of a message with this body. */
  Headers headers(byte[] signed) {
    return scheme.headers(
        new SignatureScheme.Message("msg_2aXw", "push", Body.of(signed), "application/json", NOW),
        Secret.of(secret));
  }

  /** The headers of a message with this body, signed with another key. */
  Headers headers(byte[] signed, byte[] key) {
    Headers headers = headers(signed);
    byte[] mac = Hmac.SHA256.of(key, scheme.signed(headers, Body.of(signed)));
    return headers.with(scheme.signatureHeader(), scheme.signature(headers, mac));
  }

  String signature(byte[] signed) {
    return headers(signed).first(scheme.signatureHeader()).orElseThrow();
  }

  Submission submission(Headers headers, byte[] held) {
    return submission(headers, held, secret);
  }

  Submission submission(Headers headers, byte[] held, String heldSecret) {
    return submission(headers, held, heldSecret, List.of());
  }

  Submission submission(Headers headers, byte[] held, String heldSecret, List<NamedSecret> others) {
    return new Submission(
        headers,
        null,
        Body.of(held),
        scheme,
        List.of(new NamedSecret("--secret-file a.txt", Secret.of(heldSecret))),
        others,
        NOW,
        TOLERANCE);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return scheme.id();
  }
}
