package io.github.notrahooks.cli.text;

import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.SendSummary;

/** Takes what became of deliveries, by one thread at a time, to print it. */
public interface Results {
  /** Takes a result. */
  void print(DeliveryResult result);

  /** Whether a result is going to be printed. */
  default boolean prints(DeliveryResult result) {
    return true;
  }

  /**
   * Sums up when all is done.
   *
   * @param nanos how long it took
   */
  default void summarize(SendSummary summary, long nanos) {}
}
