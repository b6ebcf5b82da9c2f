package io.github.notrahooks.check;

import io.github.notrahooks.failure.ExitCode;
import java.time.Instant;
import java.util.List;

/**
 * What a run found.
 *
 * @param url where the receiver is
 * @param profile what was sent to it
 * @param begin when the run began
 * @param seed what decided what was left to chance
 * @param strict whether checks that should pass count
 * @param outcomes all checks that fit, in their order, those that were not run too
 * @param requests how many requests were sent
 * @param durationMs how long it took, in milliseconds
 * @param end how it ended
 */
public record Report(
    String url,
    Profile profile,
    Instant begin,
    long seed,
    boolean strict,
    List<Outcome> outcomes,
    int requests,
    long durationMs,
    End end) {

  /** How a run ended. */
  public enum End {
    /** All that was chosen was run. */
    COMPLETE,
    /** The right delivery was not accepted in time, so that nothing else would tell anything. */
    NOT_ACCEPTED,
    /** No connection was ever made. */
    UNREACHABLE,
    /** The time was up. */
    OUT_OF_TIME,
    /** Somebody stopped it. */
    STOPPED
  }

  /**
   * A check and what it found.
   *
   * @param durationMs how long it took, in milliseconds
   */
  public record Outcome(Check check, Finding finding, long durationMs) {
    /** The level that counts. */
    public Level level() {
      return finding.level();
    }

    /** How it ended. */
    public Result result() {
      return finding.result();
    }
  }

  /** What is kept cannot be changed. */
  public Report {
    outcomes = List.copyOf(outcomes);
  }

  /** How many ended so. */
  public long count(Result result) {
    return outcomes.stream().filter(each -> each.result() == result).count();
  }

  /** How many failed at a level. */
  public long failed(Level level) {
    return outcomes.stream()
        .filter(each -> each.result() == Result.FAILED && each.level() == level)
        .count();
  }

  /** Those that make the run fail. */
  public List<Outcome> counting() {
    return outcomes.stream().filter(each -> each.finding().counts(strict)).toList();
  }

  /** What the process exits with. */
  public ExitCode exitCode() {
    if (end == End.STOPPED) {
      return ExitCode.INTERRUPTED;
    } else if (end == End.UNREACHABLE) {
      return ExitCode.NETWORK;
    }
    boolean missed = end == End.OUT_OF_TIME
        && outcomes.stream()
            .anyMatch(each -> each.result() == Result.NOT_RUN && each.level() == Level.MUST);
    return counting().isEmpty() && !missed ? ExitCode.SUCCESS : ExitCode.FAILED;
  }
}
