package io.github.notrahooks.check;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** How often a receiver worked on a delivery, as an observation tells. Belongs to one thread. */
public final class WorkCount {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int LOOKS = 25;

  private final Bench bench;
  private final String deliveryId;
  private final long before;

  private WorkCount(Bench bench, String deliveryId, long before) {
    this.bench = bench;
    this.deliveryId = deliveryId;
    this.before = before;
  }

  /**
   * Begins to count, before anything is sent.
   *
   * @throws IOException if it cannot be asked, or tells no number
   */
  public static WorkCount begin(Bench bench, String deliveryId) throws IOException {
    return new WorkCount(bench, deliveryId, look(bench, deliveryId));
  }

  /**
   * How often it was worked on since: asked for until the number is the same twice, and at least one, for five
   * seconds at most.
   *
   * @throws IOException if it cannot be asked, or tells no number
   */
  public long settled() throws IOException {
    long last = look(bench, deliveryId);
    for (int i = 0; i < LOOKS && !bench.isOver(); i++) {
      bench.pause(BETWEEN_LOOKS);
      long now = look(bench, deliveryId);
      if (now == last && now > before) {
        return now - before;
      }
      last = now;
    }
    return last - before;
  }

  private static long look(Bench bench, String deliveryId) throws IOException {
    OptionalLong count = bench.observation().count(deliveryId);
    return count.orElseThrow(() -> new IOException("it tells no number"));
  }
}
