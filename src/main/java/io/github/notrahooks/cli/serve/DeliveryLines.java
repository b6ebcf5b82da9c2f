package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.receiver.TurnedAway;
import io.github.notrahooks.view.DeliverySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Prints a line for each delivery, on a thread of its own: a slow terminal must not slow the server, nor
 * one that takes nothing stop it. Lines that it cannot keep up with are counted, not kept, and so is a flood of
 * requests that are refused.
 */
final class DeliveryLines implements DeliveryDisplay {
  private static final int WAITING = 10_000;
  private static final Runnable STOP = () -> {};
  private static final long PATIENCE_MILLIS = 2000;

  /** How many payloads a second are looked into, on the thread that has more to receive: nobody reads more lines. */
  static final int LOOKED_INTO = 50;

  private static final long SECOND_NANOS = 1_000_000_000;

  private final Output output;
  private final BlockingQueue<Runnable> lines = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final TurnedAwayLines turnedAway = new TurnedAwayLines(System::nanoTime);
  private final RefusedLines refused = new RefusedLines(System::nanoTime);
  private final LongSupplier nanoTime;
  private final Thread printer;
  private long secondBegan;
  private int lookedInto;

  DeliveryLines(Output output) {
    this(output, System::nanoTime);
  }

  /**
   * Prints there.
   *
   * @param nanoTime the monotonic clock
   */
  DeliveryLines(Output output, LongSupplier nanoTime) {
    this.output = output;
    this.nanoTime = nanoTime;
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
    if (output.settings().quiet()) {
      return;
    }
    String line = Outcome.REJECTED.equals(delivery.outcome())
        ? refused.line(delivery.title(), () -> line(delivery))
        : line(delivery);
    if (line != null) {
      info(line);
    }
  }

  private String line(LogRecord delivery) {
    return DeliveryText.line(
        mayLookIntoOne() ? DeliverySummary.of(delivery) : DeliverySummary.brief(delivery),
        output.settings().errWidth(),
        output.settings().errColours());
  }

  private synchronized boolean mayLookIntoOne() {
    long now = nanoTime.getAsLong();
    if (lookedInto == 0 || now - secondBegan >= SECOND_NANOS) {
      secondBegan = now;
      lookedInto = 0;
    }
    return lookedInto++ < LOOKED_INTO;
  }

  @Override
  public void ran(LogRecord run) {
    LogRecord.Cause cause = run.cause();
    if (cause != null && !output.settings().quiet()) {
      info(DeliveryText.line(
          DeliverySummary.brief(run),
          "→ " + cause.triggerId(),
          output.settings().errColours()));
    }
  }

  @Override
  public void turnedAway(TurnedAway request) {
    String line = output.settings().quiet() ? null : turnedAway.line(request);
    if (line != null) {
      info(line);
    }
  }

  @Override
  public void info(String text) {
    queue(() -> output.info(text));
  }

  @Override
  public void warn(String text) {
    queue(() -> output.warn(text));
  }

  private void queue(Runnable line) {
    if (!lines.offer(line)) {
      dropped.incrementAndGet();
    }
  }

  private void run() {
    while (true) {
      try {
        Runnable line = lines.poll(1, TimeUnit.SECONDS);
        boolean stop = STOP.equals(line);
        counted(stop).forEach(rest -> show(() -> output.info(rest)));
        if (stop) {
          return;
        }
        if (line != null) {
          show(line);
        }
      } catch (InterruptedException | RuntimeException | OutOfMemoryError e) {
        // Nothing interrupts this thread; it ends by STOP. A line that cannot be printed, for want
        // of
        // memory too, must not keep the next from being.
        continue;
      }
    }
  }

  /** What was counted until now and may be said; all of it, if nothing follows. */
  private List<String> counted(boolean all) {
    List<String> lines = new ArrayList<>(all ? refused.last() : refused.rest());
    String rest = all ? turnedAway.last() : turnedAway.rest();
    if (rest != null) {
      lines.add(rest);
    }
    return lines;
  }

  private void show(Runnable line) {
    line.run();
    long missed = dropped.getAndSet(0);
    if (missed > 0) {
      output.warn(
          missed + " lines came faster than they could be shown; see notra-hooks logs list");
    }
  }

  /** Prints what is waiting, and ends; does not wait long for a terminal that takes nothing. */
  @Override
  public void close() throws InterruptedException {
    if (lines.offer(STOP, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      printer.join(PATIENCE_MILLIS);
    }
  }
}
