package io.github.notrahooks.trigger.definition;

/**
 * What is started by which deliveries.
 *
 * @param id its name in the log, {@code [a-z0-9_]{1,64}}
 * @param enabled whether it starts anything
 * @param conditions which deliveries start it
 * @param action what it does
 * @param retries when a failed attempt is followed by another
 * @param later when a command that asks for another time (exit code 75) is started again
 * @param concurrency how many attempts may be under way at once, at least 1
 * @param pauseAfter after how many failures in a row it is disabled; 0 for never
 * @param strict whether a delivery waits until all before it are done with
 */
public record Trigger(
    String id,
    boolean enabled,
    Conditions conditions,
    Action action,
    RetrySchedule retries,
    RetrySchedule later,
    int concurrency,
    int pauseAfter,
    boolean strict) {
  /** The ID of the trigger that {@code serve --forward} is. */
  public static final String FORWARD = "forward";

  /** The ID of the trigger that {@code serve --exec} is. */
  public static final String EXEC = "exec";

  /** Whether what an application says is what the provider is told. */
  public boolean answers() {
    return action instanceof Forward forward && forward.answers();
  }

  /** The same, with less time between attempts. */
  public Trigger faster(double times) {
    return new Trigger(
        id,
        enabled,
        conditions,
        action,
        retries.faster(times),
        later.faster(times),
        concurrency,
        pauseAfter,
        strict);
  }
}
