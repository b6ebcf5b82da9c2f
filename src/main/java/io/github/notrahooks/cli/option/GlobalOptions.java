package io.github.notrahooks.cli.option;

import io.github.notrahooks.output.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, before or after its name. */
public final class GlobalOptions {
  /** When colours are used. */
  public enum Colour {
    /** On a terminal, unless NO_COLOR is set. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The folder of the configuration, the secrets and the delivery log (default:"
          + " $NOTRA_HOOKS_HOME, else ~/.notra-hooks).")
  private @Nullable String home;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "auto|table|json",
      scope = ScopeType.INHERIT,
      defaultValue = "auto",
      description =
          "How data is printed; auto is a table on a terminal and JSON elsewhere (default:"
              + " ${DEFAULT-VALUE}).")
  // Null while errors of a command line are reported that could not be parsed to its end.
  private @Nullable Format output;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      scope = ScopeType.INHERIT,
      defaultValue = "auto",
      description = "When to use colours; auto is on a terminal, unless NO_COLOR is set (default:"
          + " ${DEFAULT-VALUE}).")
  private @Nullable Colour colour;

  @Option(
      names = {"-q", "--quiet"},
      fallbackValue = "true",
      scope = ScopeType.INHERIT,
      description = "Say nothing but warnings and errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      fallbackValue = "true",
      scope = ScopeType.INHERIT,
      description = "Say more, such as headers and bodies.")
  private boolean verbose;

  @Option(
      names = "--stacktrace",
      fallbackValue = "true",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean stacktrace;

  /** The home that was asked for, or null. */
  public @Nullable String home() {
    return home;
  }

  /** How data is printed. */
  public Format output() {
    return output == null ? Format.AUTO : output;
  }

  /** When colours are used. */
  public Colour colour() {
    return colour == null ? Colour.AUTO : colour;
  }

  /** Whether only warnings and errors are said. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether details are said. */
  public boolean verbose() {
    return verbose;
  }

  /** Whether stack traces are shown. */
  public boolean stacktrace() {
    return stacktrace;
  }
}
