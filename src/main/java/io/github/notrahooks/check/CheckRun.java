package io.github.notrahooks.check;

import io.github.notrahooks.check.Report.End;
import io.github.notrahooks.check.Report.Outcome;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.signature.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks against a receiver, one after the other: the right delivery first, since without it nothing
 * else tells anything. Belongs to one thread.
 */
public final class CheckRun {
  /** The check that comes first, whatever is chosen. */
  public static final String FIRST = "reach.accepts";

  /** The check that comes last, whatever is chosen. */
  public static final String LAST = "after.still-answers";

  private static final String REACH = "reach";

  private final Profile profile;
  private final Receiver receiver;
  private final @Nullable Secret secret;
  private final Observation observation;
  private final RandomGenerator ids;
  private final long seed;
  private final Ticks ticks;
  private final List<Outcome> outcomes = new ArrayList<>();
  private End end = End.COMPLETE;

  /** Told of each check that has ended. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A check has ended.
     *
     * @param done how many have
     * @param all how many there are
     */
    void ended(Outcome outcome, int done, int all);
  }

  /**
   * A run that has not begun.
   *
   * @param secret the receiver's, or null to run only what needs none
   * @param ids makes delivery IDs, which are new in each run
   * @param seed decides what is left to chance otherwise
   */
  public CheckRun(
      Profile profile,
      Receiver receiver,
      @Nullable Secret secret,
      Observation observation,
      RandomGenerator ids,
      long seed,
      Ticks ticks) {
    this.profile = profile;
    this.receiver = receiver;
    this.secret = secret;
    this.observation = observation;
    this.ids = ids;
    this.seed = seed;
    this.ticks = ticks;
  }

  /** Runs them in their order. */
  public Report run(List<Check> checks, boolean strict, Listener listener) {
    Instant begin = receiver.clock().instant();
    for (Check check : checks) {
      long start = ticks.nanos();
      Finding finding = finding(check);
      long took = TimeUnit.NANOSECONDS.toMillis(ticks.nanos() - start);
      Outcome outcome = new Outcome(check, finding, took);
      outcomes.add(outcome);
      endsIt(outcome);
      listener.ended(outcome, outcomes.size(), checks.size());
    }
    return new Report(
        receiver.target().url(),
        profile,
        begin,
        seed,
        strict,
        outcomes,
        receiver.requests(),
        receiver.pace().durationMs(),
        end);
  }

  private Finding finding(Check check) {
    boolean ofFirst = check.group().equals(REACH);
    if (end == End.NOT_ACCEPTED && !ofFirst) {
      return notRun(
          check, "the right delivery was not accepted in time, so this would tell nothing");
    } else if (end == End.UNREACHABLE) {
      return notRun(check, "no connection could be made");
    } else if (end == End.OUT_OF_TIME) {
      return notRun(check, "there was no time left");
    } else if (end == End.STOPPED) {
      return notRun(check, "it was stopped");
    } else if (secret == null && check.needs()) {
      return notRun(check, "it needs the secret");
    }
    // Without a secret nothing rightly signed is sent; what is made to be refused is signed with
    // this.
    Secret used = secret == null ? Secret.of("there is no secret") : secret;
    Bench bench = new Bench(check, profile, used, receiver, observation, ids, seed);
    try {
      return check.trial().run(bench);
    } catch (Receiver.OutOfTime e) {
      end = receiver.pace().isStopped() ? End.STOPPED : End.OUT_OF_TIME;
      return finding(check);
    }
  }

  private static Finding notRun(Check check, String why) {
    return new Finding(Result.NOT_RUN, check.level(), why, List.of());
  }

  private void endsIt(Outcome outcome) {
    if (end != End.COMPLETE || outcome.result() != Result.FAILED) {
      return;
    }
    String id = outcome.check().id();
    if (id.equals(FIRST) && !receiver.wasReached()) {
      end = End.UNREACHABLE;
    } else if (id.equals(FIRST) || id.equals("reach.in-time")) {
      end = End.NOT_ACCEPTED;
    }
  }
}
