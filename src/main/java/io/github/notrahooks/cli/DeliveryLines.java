package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.receiver.TurnedAway;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints a line for each delivery, on a thread of its own: a slow terminal must not slow the server, nor
 * one that takes nothing stop it. Lines that it cannot keep up with are counted, not kept, and so is a flood of
 * requests that are refused.
 */
final class DeliveryLines implements DeliveryDisplay {
  private static final int WAITING = 10_000;
  private static final Runnable STOP = () -> {};
  private static final long PATIENCE_MILLIS = 2000;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ID = 128;
  private static final int LONGEST_REASON = 300;

  private final Output output;
  private final BlockingQueue<Runnable> lines = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final TurnedAwayLines turnedAway = new TurnedAwayLines(System::nanoTime);
  private final RefusedLines refused = new RefusedLines(System::nanoTime);
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
    if (output.settings().quiet()) {
      return;
    }
    boolean colours = output.settings().errColours();
    String line = delivery.outcome() == Outcome.REJECTED
        ? refused.line(delivery.title(), () -> line(delivery, colours))
        : line(delivery, colours);
    if (line != null) {
      info(line);
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

  /**
   * The line of a delivery: when, what, what became of it, and what was wrong. With an ID as GitHub and this
   * tool make them, all but the last fits in 100 columns.
   */
  static String line(LogRecord delivery, boolean colours) {
    String what = reason(delivery);
    Style style = LogTable.style(delivery);
    String outcome = "%-9s".formatted(delivery.outcome().wireName());
    return "%s %-6s %-23s %s %3s %4d ms  %s%s"
        .formatted(
            time(delivery),
            shown(delivery.integrationType(), LONGEST_NAME),
            shown(LogTable.event(delivery), LONGEST_NAME),
            style == null ? outcome : style.paint(outcome, colours),
            delivery.statusCode() == null ? "-" : delivery.statusCode(),
            delivery.durationMs(),
            delivery.referenceId() == null ? "-" : shown(delivery.referenceId(), LONGEST_ID),
            what.isEmpty() ? "" : "  " + shown(what, LONGEST_REASON));
  }

  /** Why a delivery was refused or turned away by a filter; the empty string for any other. */
  static String reason(LogRecord delivery) {
    String what = LogTable.what(delivery);
    boolean refused =
        delivery.outcome() == Outcome.REJECTED || delivery.outcome() == Outcome.FAILED;
    return refused || !what.equals(delivery.title()) ? what : "";
  }

  /** A text from outside on one line, which says so where it was too long for one. */
  static String shown(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      String next = Printable.line(Character.toString(text.codePointAt(i)));
      if (shown.length() + next.length() > longest) {
        return shown.append('…').toString();
      }
      shown.append(next);
      i += Character.charCount(text.codePointAt(i));
    }
    return shown.toString();
  }

  /** The time of a delivery to the second, in UTC. */
  static String time(LogRecord delivery) {
    return "%tT".formatted(LocalTime.ofInstant(delivery.createdAt(), ZoneOffset.UTC));
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
