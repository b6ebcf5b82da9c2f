package io.github.notrahooks.sender;

import java.time.Instant;

/** Where attempts are written down. Threads may share it. */
public interface OutgoingLog extends AutoCloseable {
  /** Nowhere. */
  OutgoingLog NONE = attempt -> {};

  /** Takes note of an attempt; may wait, but never fails. */
  void add(Attempt attempt);

  /** Returns once all that was handed in is stored, or has failed to be. */
  @Override
  default void close() {}

  /**
   * One request and what came of it.
   *
   * @param delivery what was planned
   * @param request as it was sent
   * @param answer what came back
   * @param startedAt when it was sent
   */
  record Attempt(
      PlannedDelivery delivery, OutgoingRequest request, Answer answer, Instant startedAt) {}
}
