package io.github.notrahooks.cli.option;

import io.github.notrahooks.failure.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A trigger of the command line: what deliveries start while a server runs. */
public final class TriggerOptions {
  /** What an application says is passed on. */
  public static final String THEIRS = "theirs";

  private static final String OURS = "ours";

  @Option(
      names = "--forward",
      paramLabel = "URL",
      description =
          "Send each verified delivery on to this address, once it is logged and answered:"
              + " the same bytes and headers, again and again until it is accepted.")
  private @Nullable String forward;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start this command for each delivery that Notra acts on, once it is logged and answered:"
              + " the payload is its standard input. It goes through no shell; quotes keep"
              + " arguments with spaces together.")
  private @Nullable String exec;

  @Option(
      names = "--on",
      paramLabel = "PROVIDER:EVENT",
      split = ",",
      description = "Only these events, such as github:push, github:pull_request.merged or"
          + " 'linear:*'; several are separated by commas.")
  private @Nullable List<String> on;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Only payloads in which this holds: PATH=VALUE, PATH!=VALUE or PATH~PATTERN, such"
              + " as ref=refs/heads/main; all that are given must hold.")
  private @Nullable List<String> where;

  @Option(
      names = "--answer",
      paramLabel = "ok|STATUS|flaky:N|slow:D|retry-after:S|theirs",
      description =
          "What senders of verified deliveries are told. ok: what Notra would say, the default."
              + " To test a sender: a status such as 500 always; flaky:2 is 503 for the first 2"
              + " attempts of each delivery; slow:15s answers late; retry-after:120 is 429 once."
              + " What is answered so with no 2xx was not processed, and is no duplicate later."
              + " theirs: what the application at --forward says.")
  private @Nullable String answer;

  @Option(
      names = "--time-scale",
      paramLabel = "NUMBER",
      description = "Wait so many times less between attempts, such as 60x.")
  private @Nullable String timeScale;

  /** Whether a sender is told what the application says. */
  public boolean answersTheirs() {
    return THEIRS.equals(answer);
  }

  /** What senders are told in place of what the receiver would say, as given; null for nothing. */
  public @Nullable String fixedAnswer() {
    return answer == null || answer.equals(OURS) || answer.equals(THEIRS) ? null : answer;
  }

  /** Where deliveries are sent on to, or null. */
  public @Nullable String forward() {
    return forward;
  }

  /** The command that deliveries start, as given, or null. */
  public @Nullable String exec() {
    return exec;
  }

  /** The events, as given. */
  public List<String> on() {
    return on == null ? List.of() : on;
  }

  /** The conditions, as given. */
  public List<String> where() {
    return where == null ? List.of() : where;
  }

  /**
   * How many times faster attempts follow each other.
   *
   * @throws Failure of usage if that is no number
   */
  public double times() {
    String given = timeScale;
    if (given == null) {
      return 1;
    }
    try {
      return Double.parseDouble(
          given.endsWith("x") ? given.substring(0, given.length() - 1) : given);
    } catch (NumberFormatException e) {
      throw Failure.usage("--time-scale is a number, such as 60x, and not " + given);
    }
  }
}
