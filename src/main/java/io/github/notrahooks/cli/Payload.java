package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payload to sign, and what it is.
 *
 * @param scheme how its provider signs
 * @param event the event's name as the provider writes it; empty where its scheme has none
 * @param action the action in it, or the empty string
 * @param body its bytes
 * @param stamped whether the time inside it is to be that of sending: true for samples, whose times are
 *     made up anyway
 */
record Payload(SignatureScheme scheme, String event, String action, Body body, boolean stamped) {
  private static final Shape ACTION = Shape.of("action?: any");

  /** The payload that an argument names: a sample, a file, or standard input. */
  static Payload of(
      Context context,
      String source,
      @Nullable String provider,
      @Nullable String event,
      boolean standardInputIsTaken) {
    if (source.isEmpty()) {
      throw Failure.usage("say what to send: a sample, a file, or - for standard input");
    }
    Optional<Sample> sample = sample(context, source);
    if (sample.isPresent()) {
      Sample found = sample.get();
      if (provider != null && !named(context.schemes(), provider).id().equals(found.provider())) {
        throw Failure.usage("the sample " + source + " is of " + found.provider()
            + ", and --provider says " + provider);
      }
      SignatureScheme scheme = SignatureSchemes.BUILT_IN.named(found.provider()).orElseThrow();
      Body body = found.body(context.environment().clock().instant());
      return new Payload(scheme, event == null ? found.event() : event, found.action(), body, true);
    }
    Body body = PayloadSource.read(context, source, standardInputIsTaken);
    return of(context.schemes(), body, source, provider, event);
  }

  /** A payload whose bytes are at hand. */
  static Payload of(
      SignatureSchemes schemes,
      Body body,
      String origin,
      @Nullable String provider,
      @Nullable String event) {
    SignatureScheme scheme =
        provider == null ? guess(schemes, body, origin) : named(schemes, provider);
    String name = event != null ? event : event(scheme, body, origin);
    return new Payload(scheme, name, action(body), body, false);
  }

  private static String event(SignatureScheme scheme, Body body, String origin) {
    Optional<String> told = scheme.event(Headers.EMPTY, body);
    if (told.isEmpty() && scheme.namesEvent()) {
      throw Failure.usage(
          "the content of " + origin + " does not tell which event it is; give --event NAME");
    }
    return told.orElse("");
  }

  private static Optional<Sample> sample(Context context, String source) {
    if (source.equals("-") || source.contains("/") || source.contains("\\")) {
      return Optional.empty();
    }
    SampleCatalogue catalogue = SampleCatalogue.load();
    Optional<Sample> found = catalogue.find(source);
    if (found.isPresent() || Files.exists(context.path(source))) {
      return found;
    }
    // Neither a sample nor a file: most likely a sample's name mistyped.
    return source.endsWith(".json") ? found : Optional.of(catalogue.named(source));
  }

  private static SignatureScheme named(SignatureSchemes schemes, String provider) {
    return schemes
        .named(provider)
        .orElseThrow(() -> UnknownProvider.named(provider, schemes.names()));
  }

  private static SignatureScheme guess(SignatureSchemes schemes, Body body, String origin) {
    return schemes
        .ofBody(body)
        .orElseThrow(() -> Failure.usage("the content of "
            + origin
            + " does not tell whose it is; give --provider NAME and --event NAME"));
  }

  private static String action(Body body) {
    try {
      JsonNode action = ACTION.read(body.pieces()).path("action");
      return action.isString() ? action.stringValue() : "";
    } catch (MalformedJson e) {
      return "";
    }
  }

  /** This payload with other bytes. */
  Payload withBody(Body changed) {
    return new Payload(scheme, event, action(changed), changed, stamped);
  }
}
