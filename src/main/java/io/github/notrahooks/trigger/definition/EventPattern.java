package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.provider.known.Providers;
import org.jspecify.annotations.Nullable;

/**
 * Which events fit: {@code github:push}, {@code github:pull_request.merged}, {@code linear:*}.
 *
 * @param provider the provider's name
 * @param event the event's name, or {@code *} for any
 * @param action the action, or null for any
 */
public record EventPattern(
    String provider, String event, @Nullable String action) {
  private static final String ANY = "*";

  /**
   * Reads a pattern.
   *
   * @throws Failure of usage if it is not {@code PROVIDER:EVENT[.ACTION]}, or no provider has that name
   */
  public static EventPattern parse(String text) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    int dot = rest.indexOf('.');
    String event = dot < 0 ? rest : rest.substring(0, dot);
    String action = dot < 0 ? null : rest.substring(dot + 1);
    if (colon <= 0 || event.isEmpty() || action != null && action.isEmpty()) {
      throw Failure.usage("'" + text + "' is no pattern of events: write PROVIDER:EVENT,"
          + " PROVIDER:EVENT.ACTION or 'PROVIDER:*'");
    }
    String provider = text.substring(0, colon);
    Providers.required(provider);
    return new EventPattern(provider, event, action);
  }

  /** Whether deliveries of this provider and event can fit at all. */
  boolean mayFit(String ofProvider, String name) {
    return provider.equals(ofProvider) && (event.equals(ANY) || event.equals(name));
  }

  /** Whether an action fits. */
  boolean fitsAction(String name) {
    return action == null || action.equals(name);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return provider + ":" + event + (action == null ? "" : "." + action);
  }
}
