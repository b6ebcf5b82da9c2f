package io.github.notrahooks.verify;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.provider.Verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a verification found. It holds neither a secret nor a right signature.
 *
 * @param valid whether the message may be trusted
 * @param provider the scheme it was checked by, or null if none could be told
 * @param reason why it must not be trusted; null if valid
 * @param hints what would have to be different, the most telling first; empty if nothing is known
 * @param message a sentence or some for a person
 * @param secret the label of the secret that matches, or that would once the hints are followed
 * @param skew for a stale time, how far it is in the past; negative where it is in the future
 */
public record Verification(
    boolean valid,
    @Nullable String provider,
    @Nullable Reason reason,
    List<Hint> hints,
    String message,
    @Nullable String secret,
    @Nullable Duration skew) {

  static Verification valid(String provider, String label) {
    return new Verification(
        true,
        provider,
        null,
        List.of(),
        "The signature is valid (secret from " + label + ").",
        label,
        null);
  }

  static Verification invalid(
      @Nullable String provider, Reason reason, List<Hint> hints, String message) {
    return new Verification(false, provider, reason, hints, message, null, null);
  }

  Verification withSecret(@Nullable String label) {
    return new Verification(valid, provider, reason, hints, message, label, skew);
  }

  Verification withSkew(@Nullable Duration by) {
    return new Verification(valid, provider, reason, hints, message, secret, by);
  }

  /** The most telling hint, or null. */
  public @Nullable Hint hint() {
    return hints.isEmpty() ? null : hints.get(0);
  }

  /**
   * The object that {@code -o json} prints: {@code valid}, {@code provider}, {@code reason}, {@code
   * hint}, {@code hints}, {@code message}, {@code secret} (a label) and {@code skewSeconds}, null where
   * they do not apply.
   */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    Hint first = hint();
    json.put("valid", valid);
    json.put("provider", provider);
    json.put("reason", reason == null ? null : reason.wireName());
    json.put("hint", first == null ? null : first.wireName());
    ArrayNode names = json.putArray("hints");
    for (Hint hint : hints) {
      names.add(hint.wireName());
    }
    json.put("message", message);
    json.put("secret", secret);
    if (skew == null) {
      json.putNull("skewSeconds");
    } else if (skew.toMillisPart() == 0) {
      json.put("skewSeconds", skew.toSeconds());
    } else {
      json.put("skewSeconds", skew.toMillis() / 1000.0);
    }
    return json;
  }
}
