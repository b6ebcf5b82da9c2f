package io.github.notrahooks.cli;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.log.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.receiver.TurnedAway;

/** How a server tells a person of its deliveries. */
interface DeliveryDisplay extends AutoCloseable {
  /** Shows a delivery; never blocks, for any thread. */
  void print(LogRecord delivery);

  /** Shows a request that was no delivery; never blocks, for any thread. */
  void turnedAway(TurnedAway request);

  /** The server listens, and has said so. */
  default void listening(String url, Configuration configuration) {}

  /** The server is about to stop. */
  default void stopping() {}

  /** Where the server says whatever else there is to say. */
  Output output();

  @Override
  void close() throws InterruptedException;
}
