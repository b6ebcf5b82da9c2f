package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.Compression;
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

  private static final String LENGTH = "Content-Length";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

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

  /**
   * Where {@code Content-Length} is not the body's, a sentence without its full stop. With a {@code
   * Content-Encoding} it tells nothing, as it is that of what was unpacked.
   */
  public Optional<String> contradictedLength() {
    return headers
        .first(LENGTH)
        .map(String::strip)
        .filter(length -> Compression.said(headers).isEmpty()
            && DIGITS.matcher(length).matches()
            && Long.parseLong(length) != body.size())
        .map(length ->
            "Content-Length says " + length + " bytes, and the body here has " + body.size());
  }

  /** The same with a body that was written anew, whose length says nothing of the one that was sent. */
  public Submission withRewritten(Body other) {
    boolean signed =
        scheme != null && scheme.verifiedHeaders().stream().anyMatch(LENGTH::equalsIgnoreCase);
    Submission rewritten = withBody(other);
    return signed ? rewritten : rewritten.withHeaders(headers.without(LENGTH));
  }

  private Submission withHeaders(Headers others) {
    return new Submission(
        others, signature, body, scheme, secrets, this.others, variables, now, tolerance);
  }

  /** The same with another body. */
  public Submission withBody(Body other) {
    return new Submission(
        headers, signature, other, scheme, secrets, others, variables, now, tolerance);
  }
}
