package io.github.notrahooks.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is read that may be something else than a payload's bytes. */
public final class FileOptions {
  @Option(
      names = "--raw",
      fallbackValue = "true",
      description = "Take the file's bytes as they are: never unwrap what it looks like.")
  private boolean raw;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Which of several deliveries in the file is meant, from 1.")
  private @Nullable Integer entry;

  /** Whether the file is never unwrapped. */
  public boolean raw() {
    return raw;
  }

  /** The number of the delivery that is meant, from 1, or null. */
  public @Nullable Integer entry() {
    return entry;
  }
}
