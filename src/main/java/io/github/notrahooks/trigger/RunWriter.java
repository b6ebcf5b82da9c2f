package io.github.notrahooks.trigger;

import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes to the delivery log what a trigger did, as often as it takes. Belongs to the trigger's thread, to
 * which the log's answers come as events.
 */
final class RunWriter {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final String triggerId;
  private final DeliveryLog log;
  private final TriggerListener listener;
  private final LongSupplier nanoTime;
  private final Consumer<Runnable> events;
  private final Deque<Runnable> unwritten = new ArrayDeque<>();
  private int beingWritten;
  private long nextNanos;
  private boolean failed;
  private boolean stopping;

  /**
   * A writer.
   *
   * @param events has something done on the trigger's thread; for any thread
   */
  RunWriter(
      String triggerId,
      DeliveryLog log,
      TriggerListener listener,
      LongSupplier nanoTime,
      Consumer<Runnable> events) {
    this.triggerId = triggerId;
    this.log = log;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.events = events;
  }

  /** Writes a record, and then does what follows on that. */
  void write(LogRecord record, Runnable then) {
    beingWritten++;
    log.append(record, new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        events.accept(() -> written(record, then));
      }

      @Override
      public void failed(IOException cause) {
        events.accept(() -> notWritten(record, then, cause));
      }
    });
  }

  private void written(LogRecord record, Runnable then) {
    beingWritten--;
    failed = false;
    then.run();
    listener.ran(record);
  }

  private void notWritten(LogRecord record, Runnable then, IOException cause) {
    beingWritten--;
    if (stopping) {
      // It is owed still, and done again at the next start.
      return;
    }
    unwritten.add(() -> write(record, then));
    nextNanos = nanoTime.getAsLong() + BETWEEN.toNanos();
    if (!failed) {
      failed = true;
      listener.warn("what the trigger " + triggerId
          + " did cannot be written to the delivery log, and is tried again: "
          + FileProblem.named(cause));
    }
  }

  /** Tries again what could not be written, if it is time to. */
  void writeAgain() {
    while (!unwritten.isEmpty() && (stopping || nextNanos - nanoTime.getAsLong() <= 0)) {
      unwritten.remove().run();
    }
  }

  /** From now on, what cannot be written is left for the next start. */
  void stop() {
    stopping = true;
  }

  /** Whether all is written. */
  boolean isIdle() {
    return beingWritten == 0 && unwritten.isEmpty();
  }

  /** How long it is until something is to be tried again; a long time if nothing is. */
  long pauseNanos() {
    return unwritten.isEmpty() ? Long.MAX_VALUE : nextNanos - nanoTime.getAsLong();
  }
}
