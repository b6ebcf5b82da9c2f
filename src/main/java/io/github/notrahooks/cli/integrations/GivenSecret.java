package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret that there is already, taken from a file into the configuration. */
final class GivenSecret {
  private GivenSecret() {}

  /**
   * The secret in a file.
   *
   * @param file its path, or {@code -} for standard input
   * @throws Failure if it cannot be read, is empty, or is no text that a configuration can have
   */
  static SecretSource from(Context context, String file) {
    String origin = name(file);
    Secret secret = Secrets.usable(SecretChoice.read(context, file), origin);
    if (!isText(secret)) {
      throw Failure.usage("the secret in " + origin + " is no text in UTF-8, and a configuration"
          + " is; leave it in its file, and name that with 'notra-hooks repos add INTEGRATION NAME"
          + " --secret-path FILE'");
    }
    return new SecretSource.Inline(secret);
  }

  /** Names where a secret was taken from. */
  static String name(String file) {
    return file.equals("-") ? "standard input" : "the file " + file;
  }

  /** Whether all of a secret is in its text. */
  static boolean isText(Secret secret) {
    return Arrays.equals(secret.bytes(), secret.reveal().getBytes(StandardCharsets.UTF_8));
  }
}
