package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.json.Shape;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
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
public record Payload(
    SignatureScheme scheme, String event, String action, Body body, boolean stamped) {
  private static final Shape ACTION = Shape.of("action?: any");

  /**
   * A payload of which the bytes are at hand, and perhaps more.
   *
   * @param origin what the bytes are called in messages, such as a file's name
   * @param provider whose it is, or null for what the content tells
   * @param event its event, or null for what the content tells
   * @throws Failure of usage if the content does not tell what was not given
   */
  public static Payload of(
      SignatureSchemes schemes,
      Body body,
      String origin,
      @Nullable String provider,
      @Nullable String event) {
    SignatureScheme scheme =
        provider == null ? guess(schemes, body, origin) : schemes.required(provider);
    String name = event != null ? event : event(scheme, body, origin);
    return new Payload(scheme, name, action(body), body, false);
  }

  private static SignatureScheme guess(SignatureSchemes schemes, Body body, String origin) {
    return schemes
        .ofBody(body)
        .orElseThrow(() -> Failure.usage("the content of "
            + origin
            + " does not tell whose it is; give --provider NAME and --event NAME"));
  }

  private static String event(SignatureScheme scheme, Body body, String origin) {
    Optional<String> told = scheme.event(Headers.EMPTY, body);
    if (told.isEmpty() && scheme.namesEvent()) {
      throw Failure.usage(
          "the content of " + origin + " does not tell which event it is; give --event NAME");
    }
    return told.orElse("");
  }

  /** The action that a body names, or the empty string. */
  static String action(Body body) {
    try {
      JsonNode action = ACTION.read(body.pieces()).path("action");
      return action.isString() ? action.stringValue() : "";
    } catch (MalformedJson e) {
      return "";
    }
  }

  /** This payload with other bytes. */
  public Payload withBody(Body changed) {
    return new Payload(scheme, event, action(changed), changed, stamped);
  }
}
