package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;

/** Fresh secrets of repositories and teams, and how they are shown at the one moment when they are new. */
final class SecretRows {
  private SecretRows() {}

  /** A secret of the kind that a provider makes. */
  static SecretSource fresh(Context context, String provider) {
    return new SecretSource.Inline(context.configuration().newSecret(provider));
  }

  /** Prints a repository or team with its secret in clear. */
  static void print(Context context, Endpoint endpoint) {
    Output output = context.output();
    String secret = EndpointRows.secret(endpoint.repository(), context.secrets(), true);
    if (output.json()) {
      output.json(EndpointRows.json(endpoint).put("secret", secret));
    } else {
      output.line(endpoint.integration().id()
          + "  "
          + endpoint.repository().id()
          + "  secret: "
          + Printable.line(secret));
    }
  }
}
