package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import org.jspecify.annotations.Nullable;

/** Secrets of repositories and teams that are new to the configuration, and how they are shown then. */
final class SecretRows {
  private SecretRows() {}

  /**
   * The secret in a file, or a fresh one of the kind that a provider makes.
   *
   * @param file where it is, or null
   */
  static SecretSource of(Context context, String provider, @Nullable String file) {
    return file == null
        ? new SecretSource.Inline(context.configuration().newSecret(provider))
        : GivenSecret.from(context, file);
  }

  /**
   * Prints a repository or team with its secret in clear, unless the user has it.
   *
   * @param file where the secret was taken from, or null for one that is fresh
   */
  static void print(Context context, Endpoint endpoint, @Nullable String file) {
    Output output = context.output();
    String secret = file == null
        ? EndpointRows.secret(endpoint.repository(), context.secrets(), true)
        : "taken from " + GivenSecret.name(file);
    if (output.json()) {
      output.json(
          EndpointRows.json(endpoint).put(file == null ? "secret" : "secretSource", secret));
    } else {
      output.line(endpoint.integration().id()
          + "  "
          + endpoint.repository().id()
          + "  secret: "
          + Printable.line(secret));
    }
  }
}
