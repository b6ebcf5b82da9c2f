package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.Envelope.Content;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.restore.Restoring;
import io.github.notrahooks.restore.Restoring.Restored;
import io.github.notrahooks.signature.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A delivery that was taken out of what it was in.
 *
 * @param envelope what it was in
 * @param body its body
 * @param bytes {@code exact}, {@code restored} by its signature, or {@code rebuilt}
 */
public record Unwrapped(Envelope envelope, Body body, String bytes) {
  /**
   * Takes a delivery out.
   *
   * @param secrets those that a message of a scheme may have been signed with; with one of them, bytes that
   *     are not in the envelope can be found again
   */
  public static Unwrapped of(
      Envelope envelope,
      SignatureSchemes schemes,
      Function<SignatureScheme, List<Secret>> secrets) {
    Content content = signed(envelope, schemes, secrets);
    if (content.exact()) {
      return new Unwrapped(envelope, content.body(), "exact");
    }
    Restoring restoring = new Restoring(content.body());
    UnaryOperator<Body> carrier = FormBody.carrier(envelope.headers());
    Optional<Body> restored = envelope
        .scheme(schemes)
        .filter(scheme -> !scheme.isToken())
        .flatMap(scheme -> {
          Headers headers = scheme.standard(envelope.headers());
          List<Secret> usable = secrets.apply(scheme);
          return restoring
              .search(json -> usable.stream()
                  .anyMatch(secret -> scheme.matches(headers, carrier.apply(json), secret)))
              .map(Restored::body);
        });
    return restored
        .map(json -> new Unwrapped(envelope, carrier.apply(json), "restored"))
        .orElseGet(() -> new Unwrapped(envelope, carrier.apply(restoring.compact()), "rebuilt"));
  }

  /** The body that the signature holds for, if there are several; else the most likely. */
  private static Content signed(
      Envelope envelope,
      SignatureSchemes schemes,
      Function<SignatureScheme, List<Secret>> secrets) {
    SignatureScheme scheme = envelope.contents().size() < 2
        ? null
        : envelope.scheme(schemes).filter(each -> !each.isToken()).orElse(null);
    if (scheme == null) {
      return envelope.content();
    }
    Headers headers = scheme.standard(envelope.headers());
    List<Secret> usable = secrets.apply(scheme);
    return envelope.contents().stream()
        .filter(Content::exact)
        .filter(content ->
            usable.stream().anyMatch(secret -> scheme.matches(headers, content.body(), secret)))
        .findFirst()
        .orElseGet(envelope::content);
  }

  /** What was read, for people and programs to see. */
  public List<ReadAs> readAs(String origin) {
    return envelope.readAs(origin, envelope.content(), bytes);
  }

  /** How its bytes were signed, if its headers or its event show it. */
  public Optional<SignatureScheme> scheme(SignatureSchemes schemes) {
    return envelope.scheme(schemes);
  }
}
