package io.github.notrahooks.sender;

import io.github.notrahooks.failure.ExitCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The count of a job's results.
 *
 * @param deliveries how many were done with
 * @param accepted how many were answered with 2xx
 * @param statuses how many were answered with each status
 * @param networkFailures how many got no answer, by what went wrong
 * @param notSent how many could not be sent at all
 * @param retries how many requests were second or later ones
 * @param interrupted whether the job was stopped before its end
 * @param exitCode what the process exits with
 */
public record SendSummary(
    long deliveries,
    long accepted,
    SortedMap<Integer, Long> statuses,
    Map<Answer.Kind, Long> networkFailures,
    long notSent,
    long retries,
    boolean interrupted,
    ExitCode exitCode) {

  /** How many were not accepted, for whatever reason. */
  public long failed() {
    return deliveries - accepted;
  }

  /** Counts results as they come. Not thread-safe. */
  static final class Counter {
    private final SortedMap<Integer, Long> statuses = new TreeMap<>();
    private final Map<Answer.Kind, Long> networkFailures = new EnumMap<>(Answer.Kind.class);
    private long deliveries;
    private long accepted;
    private long notSent;
    private long retries;
    private ExitCode exitCode = ExitCode.SUCCESS;

    void add(DeliveryResult result) {
      Answer answer = result.answer();
      deliveries++;
      retries += Math.max(0, result.attempts() - 1);
      accepted += answer.accepted() ? 1 : 0;
      exitCode = exitCode.and(answer.exitCode());
      if (answer instanceof Answer.Received received) {
        statuses.merge(received.status(), 1L, Long::sum);
      } else if (answer instanceof Answer.NetworkFailure failure) {
        networkFailures.merge(failure.kind(), 1L, Long::sum);
      } else {
        notSent++;
      }
    }

    SendSummary summary(boolean interrupted) {
      return new SendSummary(
          deliveries,
          accepted,
          Collections.unmodifiableSortedMap(new TreeMap<>(statuses)),
          Collections.unmodifiableMap(new EnumMap<>(networkFailures)),
          notSent,
          retries,
          interrupted,
          interrupted ? ExitCode.INTERRUPTED : exitCode);
    }
  }
}
