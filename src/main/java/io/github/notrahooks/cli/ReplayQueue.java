package io.github.notrahooks.cli;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.LogEntry;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.sender.PlannedDelivery;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands deliveries from the log to the sender while both are at work: a thread of its own reads ahead a
 * little, so that any number of deliveries takes no more memory than a few.
 */
final class ReplayQueue implements Iterator<PlannedDelivery>, AutoCloseable {
  private static final int AHEAD = 16;
  private static final Item END = new Item(null, null);

  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD);
  private final ReplayPlanner planner;
  private final @Nullable ReplayPreview preview;
  private final Thread reader;
  private @Nullable Item next;
  private int problems;

  /** Where deliveries come from. */
  interface Source {
    /** Gives all of them to a taker, which may block. */
    void each(Consumer<LogEntry> taker) throws IOException;
  }

  /** A delivery, or why there are no more. */
  private record Item(@Nullable LogEntry entry, @Nullable Throwable failure) {}

  /** Tells the reading thread that nobody takes deliveries any more. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  ReplayQueue(Source source, ReplayPlanner planner, boolean previewing) {
    this.planner = planner;
    this.preview = previewing ? planner.preview() : null;
    this.reader = new Thread(() -> read(source), "replay-reader");
    this.reader.setDaemon(true);
    this.reader.start();
  }

  private void read(Source source) {
    try {
      put(last(source));
    } catch (Abandoned e) {
      // The sender has stopped.
      return;
    }
  }

  /** Hands on all deliveries, and gives what is to follow them: the end, or why they ended early. */
  private Item last(Source source) {
    try {
      source.each(entry -> put(new Item(entry, null)));
      return END;
    } catch (Abandoned e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return new Item(null, e);
    }
  }

  private void put(Item item) {
    try {
      items.put(item);
    } catch (InterruptedException e) {
      throw new Abandoned();
    }
  }

  @Override
  public boolean hasNext() {
    return peek().entry() != null;
  }

  private Item peek() {
    Item item = next;
    if (item == null) {
      try {
        item = items.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        item = END;
      }
      next = item;
      if (item.failure() != null) {
        throw Failure.failed("cannot read the delivery log: " + item.failure().getMessage());
      }
    }
    return item;
  }

  @Override
  public PlannedDelivery next() {
    LogEntry entry = peek().entry();
    if (entry == null) {
      throw new NoSuchElementException();
    }
    next = null;
    ReplayPlan plan = planner.plan(entry.delivery(), preview == null);
    if (plan.problem() != null) {
      problems++;
    }
    if (preview != null) {
      preview.print(entry.delivery(), plan);
    }
    return plan.delivery();
  }

  /** How many of those that were taken cannot be sent. */
  int problems() {
    return problems;
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
