package io.github.notrahooks.cli.option;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How requests are sent, for every command that sends any. */
public final class TransmitOptions {
  @Option(
      names = "--to",
      paramLabel = "URL",
      description =
          "Where to send to (default: the provider's integration at the server that runs on this home,"
              + " else at http://127.0.0.1:8484).")
  private @Nullable String to;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description =
          "A header to add, or to send in place of the provider's; 'Name:' leaves one out. May be"
              + " repeated.")
  private @Nullable List<String> headers;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many requests are under way at once (default: ${DEFAULT-VALUE}).")
  private int concurrency;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description =
          "How many requests are started in a second or minute, such as 5/s or 30/m (default: no"
              + " limit).")
  private @Nullable String rate;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to wait for each answer (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How often a delivery is tried again after a network failure, 408, 429 or 5xx, with growing"
              + " pauses and as Retry-After says (default: ${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "A PEM file with the certificates to trust in place of Java's own, of the receiver or of its"
              + " authority.")
  private @Nullable String cacert;

  @Option(
      names = "--insecure",
      fallbackValue = "true",
      description = "Send over TLS without checking whose certificate the receiver has.")
  private boolean insecure;

  @Option(
      names = "--dry-run",
      fallbackValue = "true",
      description = "Print the exact requests, and send nothing.")
  private boolean dryRun;

  @Option(
      names = "--no-log",
      fallbackValue = "true",
      description = "Keep what is sent out of the delivery log.")
  private boolean noLog;

  /** The URL to send to, or null for the local integration. */
  public @Nullable String to() {
    return to;
  }

  /** The user's own headers, unparsed. */
  public List<String> headers() {
    return headers == null ? List.of() : headers;
  }

  /** How many requests are under way at once. */
  public int concurrency() {
    return concurrency;
  }

  /** The pace, unparsed, or null for none. */
  public @Nullable String rate() {
    return rate;
  }

  /** How long to wait for each answer. */
  public Duration timeout() {
    return timeout;
  }

  /** How often a delivery is tried again. */
  public int retries() {
    return retries;
  }

  /** The file with the certificates to trust, or null for those that Java trusts. */
  public @Nullable String cacert() {
    return cacert;
  }

  /** Whether certificates are not checked. */
  public boolean insecure() {
    return insecure;
  }

  /** Whether requests are printed in place of being sent. */
  public boolean dryRun() {
    return dryRun;
  }

  /** Whether what is sent is kept out of the log. */
  public boolean noLog() {
    return noLog;
  }
}
