package io.github.notrahooks.provider.known;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.provider.Happening;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.github.GitHub;
import io.github.notrahooks.provider.linear.Linear;
import io.github.notrahooks.signature.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** The table of all providers whose webhooks can be received. */
public final class Providers {
  /** GitHub. */
  public static final Provider GITHUB = new GitHub(SignatureSchemes.GITHUB);

  /** Linear. */
  public static final Provider LINEAR = new Linear(SignatureSchemes.LINEAR);

  /** All of them, in the order in which they are listed to users. */
  public static final List<Provider> ALL = List.of(GITHUB, LINEAR);

  private Providers() {}

  /** The provider of this name. */
  public static Optional<Provider> named(String id) {
    for (Provider provider : ALL) {
      if (provider.id().equals(id)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  /**
   * What a payload says has happened: {@link Provider#happening} for who sends it, and for anybody whose
   * webhooks cannot be received what payloads usually have.
   *
   * @param id the name of its provider, or of another scheme
   */
  public static Optional<String> happening(String id, String event, Body body) {
    Optional<Provider> provider = named(id);
    return provider.isPresent() ? provider.get().happening(event, body) : Happening.of(event, body);
  }

  /**
   * The provider of the name that a user gave.
   *
   * @throws Failure of usage if there is none; it names those that exist, and the nearest of them
   */
  public static Provider required(String id) {
    return named(id).orElseThrow(() -> unknown(id, names()));
  }

  static Failure unknown(String id, List<String> known) {
    return Failure.usage("there is no provider '" + id + "', only " + String.join(", ", known) + "."
        + Nearest.hint(id, known));
  }

  /**
   * What makes a fresh secret for each provider, by its name.
   *
   * @param below gives a random number from 0 to its argument, exclusive
   */
  public static Map<String, Supplier<Secret>> newSecrets(IntUnaryOperator below) {
    Map<String, Supplier<Secret>> secrets = new LinkedHashMap<>();
    ALL.forEach(provider -> secrets.put(provider.id(), () -> provider.newSecret(below)));
    return secrets;
  }

  /** The names of all providers. */
  public static List<String> names() {
    return ALL.stream().map(Provider::id).toList();
  }
}
