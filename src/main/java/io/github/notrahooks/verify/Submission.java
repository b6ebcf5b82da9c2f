package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message to verify.
 *
 * @param headers as received; empty if only a signature is known
 * @param signature a signature given apart from the headers, which takes the place of theirs, or null
 * @param body the bytes that are said to be signed
 * @param scheme how they are said to be signed, or null to tell from the headers or the signature
 * @param secrets those with which it may be signed; at least one
 * @param others further secrets of the same user, looked through only to explain a mismatch
 * @param variables the environment variables whose names stand in place of a secret, if any does
 * @param now what a signed time is compared with
 * @param tolerance how far a signed time may be from {@code now}, either way, or null for what the
 *     scheme tolerates
 */
public record Submission(
    Headers headers,
    @Nullable String signature,
    Body body,
    @Nullable SignatureScheme scheme,
    List<NamedSecret> secrets,
    List<NamedSecret> others,
    List<NamedSecret> variables,
    Instant now,
    @Nullable Duration tolerance) {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  /** Takes copies of the lists. */
  public Submission {
    secrets = List.copyOf(secrets);
    others = List.copyOf(others);
    variables = List.copyOf(variables);
  }

  /** One whose secrets are no variables' names. */
  public Submission(
      Headers headers,
      @Nullable String signature,
      Body body,
      @Nullable SignatureScheme scheme,
      List<NamedSecret> secrets,
      List<NamedSecret> others,
      Instant now,
      @Nullable Duration tolerance) {
    this(headers, signature, body, scheme, secrets, others, List.of(), now, tolerance);
  }

  /** Where {@code Content-Length} says of the body what is not so, a sentence without its full stop. */
  public Optional<String> contradictedLength() {
    return headers
        .first("Content-Length")
        .map(String::strip)
        .filter(length -> LENGTH.matcher(length).matches() && Long.parseLong(length) != body.size())
        .map(length -> "Content-Length says " + length + " bytes, and the body has " + body.size());
  }

  /** The same with another body. */
  public Submission withBody(Body other) {
    return new Submission(
        headers, signature, other, scheme, secrets, others, variables, now, tolerance);
  }
}
