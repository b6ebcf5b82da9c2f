package io.github.notrahooks.cli.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Where deliveries wait until the screen has time for them. A screen that does not take them for long,
 * such as that of a stopped terminal, loses the oldest; it could not show them anyway. Thread-safe.
 */
final class Inbox {
  private final BlockingQueue<Row> rows = new ArrayBlockingQueue<>(DeliveryList.MOST);

  /** Adds a delivery; never blocks. */
  void add(Row row) {
    while (!rows.offer(row)) {
      rows.poll();
    }
  }

  /** Takes what is there, and says whether there was anything. */
  boolean drainTo(Consumer<Row> taker) {
    boolean any = false;
    // Those that come meanwhile wait for the next time, or a flood would never let the screen be
    // drawn.
    for (int left = rows.size(); left > 0; left--) {
      Row row = rows.poll();
      if (row == null) {
        break;
      }
      taker.accept(row);
      any = true;
    }
    return any;
  }
}
