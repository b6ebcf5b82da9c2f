package io.github.notrahooks.cli;

import io.github.notrahooks.log.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints a line for each delivery, on a thread of its own: a slow terminal must not slow the server. Lines
 * that it cannot keep up with are counted, not kept.
 */
final class DeliveryLines implements DeliveryDisplay {
  private static final int WAITING = 10_000;
  private static final String STOP = "";

  private final Output output;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread printer;

  DeliveryLines(Output output) {
    this.output = output;
    this.printer = new Thread(this::run, "delivery-lines");
    printer.setDaemon(true);
    printer.start();
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public void print(LogRecord delivery) {
    if (!output.settings().quiet()
        && !lines.offer(line(delivery, output.settings().errColours()))) {
      dropped.incrementAndGet();
    }
  }

  /**
   * The line of a delivery: when, what, what became of it, and what was wrong. With an ID as GitHub and this
   * tool make them, all but the last fits in 100 columns.
   */
  static String line(LogRecord delivery, boolean colours) {
    String what = delivery.title().equals(LogTable.what(delivery)) ? "" : LogTable.what(delivery);
    Style style = LogTable.style(delivery);
    String outcome = "%-9s".formatted(delivery.outcome().wireName());
    return "%s %-6s %-23s %s %3s %4d ms  %s%s"
        .formatted(
            time(delivery),
            Printable.line(delivery.integrationType()),
            Printable.line(LogTable.event(delivery)),
            style == null ? outcome : style.paint(outcome, colours),
            delivery.statusCode() == null ? "-" : delivery.statusCode(),
            delivery.durationMs(),
            delivery.referenceId() == null ? "-" : Printable.line(delivery.referenceId()),
            what.isEmpty() ? "" : "  " + Printable.line(what));
  }

  /** The time of a delivery to the second, in UTC. */
  static String time(LogRecord delivery) {
    return "%tT".formatted(LocalTime.ofInstant(delivery.createdAt(), ZoneOffset.UTC));
  }

  private void run() {
    while (true) {
      try {
        String line = lines.take();
        if (line.equals(STOP)) {
          return;
        }
        show(line);
      } catch (InterruptedException | RuntimeException | OutOfMemoryError e) {
        // Nothing interrupts this thread; it ends by STOP. A line that cannot be printed, for want
        // of
        // memory too, must not keep the next from being.
        continue;
      }
    }
  }

  private void show(String line) {
    output.info(line);
    long missed = dropped.getAndSet(0);
    if (missed > 0) {
      output.warn(missed + " deliveries came faster than they could be shown; all are logged");
    }
  }

  /** Prints what is waiting, and ends. */
  @Override
  public void close() throws InterruptedException {
    lines.put(STOP);
    printer.join(2000);
  }
}
