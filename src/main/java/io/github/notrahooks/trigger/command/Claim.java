package io.github.notrahooks.trigger.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of an execution that somebody claimed.
 *
 * @param causeId the {@code id} of the delivery that it was claimed for; empty where the note is damaged
 * @param attempt the last attempt that was begun, from 1; {@link #UNKNOWN} where the note is damaged
 * @param process what ran then, or null where it did not start, or that is not known
 */
public record Claim(String causeId, int attempt, @Nullable StartedProcess process) {
  /** The attempt of a claim that cannot be read: it may have been any. */
  public static final int UNKNOWN = 0;

  /** What a crash left of a claim. It is one all the same: the command may have run. */
  static final Claim DAMAGED = new Claim("", UNKNOWN, null);

  /**
   * A process, and what tells it from a later one with the same number.
   *
   * @param pid its number
   * @param at when it started, to the millisecond; null where the system does not say
   */
  public record StartedProcess(long pid, @Nullable Instant at) {}
}
