package io.github.notrahooks.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a secret that is not in the configuration comes from. */
public final class SecretOptions {
  /** What {@code --secret} means without a value. */
  public static final String ASK = "\0ask";

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "A file with the secret, or - for standard input; one line end after it is dropped. May be"
              + " repeated: the first signs, any may match.")
  private @Nullable List<String> files;

  @Option(
      names = "--secret",
      arity = "0..1",
      paramLabel = "SECRET",
      fallbackValue = ASK,
      description =
          "Ask for the secret. A value may be given, but other users can read it in the process list."
              + " Without both options it comes from the file in NOTRA_HOOKS_SECRET_FILE, then from NOTRA_HOOKS_SECRET, then from GITHUB_WEBHOOK_SECRET"
              + " or LINEAR_WEBHOOK_SECRET, then from the integration; the home's own integration has its"
              + " secret before those two when something is sent to it.")
  private @Nullable String secret;

  /** The files that were named, in their order. */
  public List<String> files() {
    return files == null ? List.of() : files;
  }

  /** The secret that was given, {@link #ASK}, or null. */
  public @Nullable String secret() {
    return secret;
  }
}
