package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.signature.ConstantTime;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.signature.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A scheme that signs nothing: the secret itself stands in a header. */
public final class TokenScheme extends DeclaredScheme {
  /** The scheme of a declaration, whose signature header has the secret in it. */
  public TokenScheme(Declaration declaration) {
    super(declaration);
  }

  @Override
  public boolean isToken() {
    return true;
  }

  @Override
  public Optional<String> malformation(String signature) {
    return signature.isEmpty() ? Optional.of(signatureHeader() + " is empty") : Optional.empty();
  }

  @Override
  public List<byte[]> macs(String signature) {
    return List.of();
  }

  /** Compared by their hashes, so that the time that it takes tells nothing of the secret's length either. */
  @Override
  public boolean matches(Headers headers, Body body, Secret secret) {
    byte[] given = headers.first(signatureHeader()).orElse("").getBytes(StandardCharsets.UTF_8);
    return ConstantTime.equal(hash(given), hash(secret.bytes()));
  }

  private static byte[] hash(byte[] bytes) {
    return Sha256.hex(List.of(bytes)).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String expected(Headers headers, Body body, Secret secret) {
    return secret.reveal();
  }

  @Override
  public boolean isSignature(String value) {
    return false;
  }
}
