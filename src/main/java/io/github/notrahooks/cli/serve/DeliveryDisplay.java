package io.github.notrahooks.cli.serve;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.receiver.TurnedAway;

/** How a server tells a person of its deliveries. */
interface DeliveryDisplay extends AutoCloseable {
  /** Shows a delivery; never blocks, for any thread. */
  void print(LogRecord delivery);

  /** Shows what a trigger did; never blocks, for any thread. */
  void ran(LogRecord run);

  /** Shows a request that was no delivery; never blocks, for any thread. */
  void turnedAway(TurnedAway request);

  /** Says something that only informs; never blocks, for any thread. */
  void info(String text);

  /** Warns; never blocks, for any thread. */
  void warn(String text);

  /** The server listens, and has said so. */
  default void listening(String url, Configuration configuration) {}

  /** The server is about to stop. */
  default void stopping() {}

  /** Where the server says what there is to say at its start and at its end: it may have to wait there. */
  Output output();

  @Override
  void close() throws InterruptedException;
}
