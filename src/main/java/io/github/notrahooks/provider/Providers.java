package io.github.notrahooks.provider;

import java.util.List;
import java.util.Optional;

/** The table of all providers whose webhooks can be received. */
public final class Providers {
  /** GitHub. */
  public static final Provider GITHUB = new GitHub();

  /** Linear. */
  public static final Provider LINEAR = new Linear();

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

  /** The names of all providers. */
  public static List<String> names() {
    return ALL.stream().map(Provider::id).toList();
  }
}
