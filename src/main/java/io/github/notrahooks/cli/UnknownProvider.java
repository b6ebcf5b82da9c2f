package io.github.notrahooks.cli;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.List;

/** What is said of a provider that does not exist. */
final class UnknownProvider {
  private UnknownProvider() {}

  /** The failure, which names those that exist, and the nearest of them. */
  static Failure named(String name, List<String> known) {
    return Failure.usage("there is no provider '"
        + name
        + "', only "
        + String.join(", ", known)
        + "."
        + Nearest.hint(name, known));
  }
}
