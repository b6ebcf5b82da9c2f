package io.github.notrahooks.dedup;

import io.github.notrahooks.delivery.DeliveryKey;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers which deliveries were processed within the dedup window, and lets one of several copies that
 * arrive together be processed. Asked only about deliveries whose signatures hold. Thread-safe. Never
 * blocks: answers are given once, on the caller's thread or on any other.
 */
public interface DeliveryMemory {
  /** Who asks for the right to process a delivery. One of the two is called, once. */
  interface Claimant {
    /** The delivery is new, and the claimant's to process: it must end in a commit or a release. */
    void granted();

    /**
     * It was processed already, perhaps by a copy that was waited for.
     *
     * @param logId the log record of the first
     */
    void duplicate(String logId);
  }

  /**
   * Looks whether a delivery was processed.
   *
   * @param answer is given the log record of the one that this repeats, or nothing
   */
  void look(DeliveryKey delivery, Consumer<Optional<String>> answer);

  /** Asks for the right to process a delivery, and waits while a copy of it is being processed. */
  void claim(DeliveryKey delivery, Claimant claimant);

  /** The claimed delivery is on disk as processed: from now on its copies are duplicates. */
  void commit(DeliveryKey delivery, String logId);

  /** The claimed delivery was not stored: it is forgotten, and a copy of it may be processed. */
  void release(DeliveryKey delivery);
}
