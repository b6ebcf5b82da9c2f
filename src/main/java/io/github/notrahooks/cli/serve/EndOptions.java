package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.option.DurationConverter;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a server ends by itself, and with what. */
public final class EndOptions {
  @Option(
      names = "--until",
      paramLabel = "N",
      description = "Exit with 0 once N deliveries were answered (default: run until stopped).")
  private @Nullable Long until;

  @Option(
      names = "--until-event",
      paramLabel = "EVENT=N",
      description = "Exit with 0 once N deliveries of an event came that were not rejected: push=2,"
          + " pull_request.opened=1 or github:push=2. May be repeated; all must be reached, and"
          + " --until with them.")
  private @Nullable List<String> untilEvents;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Exit with 1 if that was not reached by then (default: wait for ever).")
  private @Nullable Duration timeout;

  @Option(
      names = "--fail-on",
      paramLabel = "OUTCOME",
      split = ",",
      description =
          "Exit with 1, once it ends, if there was a delivery with this outcome, or a trigger's run:"
              + " rejected, failed, duplicate and so on. May be repeated.")
  private @Nullable List<FilterOptions.Became> failOn;

  /**
   * What it waits for.
   *
   * @throws Failure of usage if that makes no sense
   */
  Wanted wanted() {
    if (until != null && until < 1) {
      throw Failure.usage("--until must be 1 or more, and is " + until);
    }
    List<String> events = untilEvents == null ? List.of() : untilEvents;
    return new Wanted(until, events.stream().map(EventCount::parse).toList());
  }

  /** With which outcomes its run is a failure. */
  BadOutcomes badOutcomes() {
    Set<Outcome> outcomes = failOn == null
        ? Set.of()
        : failOn.stream().map(FilterOptions.Became::outcome).collect(Collectors.toSet());
    return new BadOutcomes(outcomes);
  }

  /** How long it waits, or null for ever. */
  @Nullable
  Duration timeout() {
    return timeout;
  }
}
