package io.github.notrahooks.config;

import io.github.notrahooks.signature.Secret;

/** Where a secret comes from. */
public sealed interface SecretSource {
  /**
   * It stands in the configuration.
   *
   * @param secret the secret itself
   */
  record Inline(Secret secret) implements SecretSource {}

  /**
   * It is in an environment variable of the process that needs it.
   *
   * @param name the variable's name
   */
  record FromVariable(String name) implements SecretSource {}

  /**
   * It is in a file, of which one trailing line end is dropped.
   *
   * @param path absolute, or relative to the home
   */
  record FromFile(String path) implements SecretSource {}
}
