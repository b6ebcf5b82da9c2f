package io.github.notrahooks.cli;

import io.github.notrahooks.log.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.OutputClosed;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints a line for each delivery, on a thread of its own: a slow terminal must not slow the server. Lines
 * that it cannot keep up with are counted, not kept.
 */
final class DeliveryLines implements AutoCloseable {
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

  /** Has a line printed; never blocks. */
  void print(LogRecord delivery) {
    if (!output.settings().quiet() && !lines.offer(line(delivery))) {
      dropped.incrementAndGet();
    }
  }

  private String line(LogRecord delivery) {
    LocalTime time =
        LocalTime.ofInstant(delivery.createdAt(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    String action = delivery.payload().action();
    String event = delivery.payload().event() + (action.isEmpty() ? "" : "." + action);
    String problem = delivery.errorMessage();
    String reason = delivery.payload().reason();
    String detail = problem != null ? problem : reason != null ? reason : "";
    String outcome = "%-9s".formatted(delivery.outcome().wireName());
    return "%tT  %-6s %-24s %s %3d %4d ms  %s%s"
        .formatted(
            time,
            Printable.line(delivery.integrationType()),
            Printable.line(event),
            output.painted(style(delivery), outcome),
            delivery.statusCode(),
            delivery.durationMs(),
            delivery.referenceId() == null ? "-" : Printable.line(delivery.referenceId()),
            detail.isEmpty() ? "" : "  " + Printable.line(detail));
  }

  private static Style style(LogRecord delivery) {
    return switch (delivery.outcome()) {
      case PROCESSED, PONG, SENT -> Style.SUCCESS;
      case FILTERED, IGNORED, DUPLICATE -> Style.MUTED;
      case REJECTED, FAILED -> Style.ERROR;
    };
  }

  private void run() {
    while (true) {
      try {
        String line = lines.take();
        if (line.equals(STOP)) {
          return;
        }
        show(line);
      } catch (InterruptedException e) {
        // Nothing interrupts this thread; it ends by STOP.
        continue;
      }
    }
  }

  private void show(String line) {
    try {
      output.info(line);
      long missed = dropped.getAndSet(0);
      if (missed > 0) {
        output.warn(missed + " deliveries came faster than they could be shown; all are logged");
      }
    } catch (OutputClosed e) {
      // Nobody looks any more, which is no reason to stop receiving.
      dropped.set(0);
    }
  }

  /** Prints what is waiting, and ends. */
  @Override
  public void close() throws InterruptedException {
    lines.put(STOP);
    printer.join(2000);
  }
}
