package io.github.notrahooks.cli.option;

import io.github.notrahooks.failure.Failure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how a server shows its deliveries in a browser. */
public final class InspectorOptions {
  @Option(
      names = "--inspector-port",
      paramLabel = "PORT",
      description = "Show deliveries in a browser, on this port of this machine; 0 picks a free one"
          + " (default: 8485 or the next free one where standard error is a terminal, else none).")
  private @Nullable Integer port;

  @Option(
      names = "--no-inspector",
      fallbackValue = "true",
      description = "Show nothing in a browser.")
  private boolean none;

  @Option(
      names = "--inspector-read-only",
      fallbackValue = "true",
      description = "In the browser nothing can be sent, and no secret is shown.")
  private boolean readOnly;

  @Option(
      names = "--inspector-allow-remote",
      fallbackValue = "true",
      description = "From the browser it can be sent to any address, not only to this machine and"
          + " the targets of triggers.")
  private boolean allowRemote;

  /**
   * Refuses what makes no sense.
   *
   * @param serverPort the port that the server itself is to have
   */
  public void check(int serverPort) {
    checkPort("--inspector-port", port);
    if (port != null && port != 0 && port == serverPort) {
      throw Failure.usage("--inspector-port and --port are both " + port
          + ", and one port has room for one; give another to one of them");
    }
  }

  /** Refuses what is no port. */
  public static void checkPort(String option, @Nullable Integer port) {
    if (port != null && (port < 0 || port > 65_535)) {
      throw Failure.usage(option + " must be from 0 to 65535, and is " + port);
    }
  }

  /** The port that was asked for, or null where none was. */
  public @Nullable Integer port() {
    return port;
  }

  /**
   * Whether there is one at all.
   *
   * @param terminal whether somebody sees where it is
   */
  public boolean wanted(boolean terminal) {
    return !none && (port != null || terminal);
  }

  /** Whether nothing is sent, and no secret shown. */
  public boolean readOnly() {
    return readOnly;
  }

  /** Whether any address may be sent to. */
  public boolean allowRemote() {
    return allowRemote;
  }
}
