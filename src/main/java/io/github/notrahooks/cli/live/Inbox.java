package io.github.notrahooks.cli.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Where deliveries, and what is said of them, wait until the screen has time for them. A screen that does not take them for long,
 * such as that of a stopped terminal, loses the oldest; it could not show them anyway. Thread-safe.
 */
final class Inbox {
  private final BlockingQueue<Consumer<DeliveryList>> changes =
      new ArrayBlockingQueue<>(DeliveryList.MOST);

  /** Adds what is to be done to the list; never blocks. */
  void add(Consumer<DeliveryList> change) {
    while (!changes.offer(change)) {
      changes.poll();
    }
  }

  /** Takes what is there, and says whether there was anything. */
  boolean drainTo(DeliveryList deliveries) {
    boolean any = false;
    // Those that come meanwhile wait for the next time, or a flood would never let the screen be
    // drawn.
    for (int left = changes.size(); left > 0; left--) {
      Consumer<DeliveryList> change = changes.poll();
      if (change == null) {
        break;
      }
      change.accept(deliveries);
      any = true;
    }
    return any;
  }
}
