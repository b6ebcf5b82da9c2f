package io.github.notrahooks.sender;

import java.time.Duration;

/** Carries requests. Threads may share it. */
public interface Transport extends AutoCloseable {
  /**
   * Sends a request once and waits for the answer: no redirect is followed, nothing is tried again.
   *
   * @param timeout for all of it, from looking up the host to the last byte of the answer
   * @return {@link Answer.Received} or {@link Answer.NetworkFailure}; {@link Answer.NotSent} where what
   *     says how to get to the target is wrong
   */
  Answer send(OutgoingRequest request, Duration timeout);

  /** Ends what is under way as {@link Answer.Kind#CANCELLED}, and keeps no thread or connection. */
  @Override
  void close();
}
