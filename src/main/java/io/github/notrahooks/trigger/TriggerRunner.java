package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Does what a trigger is for, on a thread of its own: it follows the log, keeps what is owed, has attempts
 * made on other threads, and writes what came of them to the log, which alone decides what is owed.
 */
final class TriggerRunner implements AutoCloseable {
  /** What waits is in the log; of so much it is known where it stands. */
  private static final int MOST_KNOWN = 100_000;

  /** After that it is noted how far the trigger is, also where nothing fits. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** How long a stop waits for attempts on their way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Trigger trigger;
  private final Parts parts;
  private final RunRecords records;
  private final TriggerLog log;
  private final Lookout lookout;
  private final NotedPosition position;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Read, and not yet known to be synced. */
  private final Deque<Owed> unsynced = new ArrayDeque<>();

  private final RunWriter writer;
  private final Dispatch dispatch;
  private final OwedDeliveries owed;
  private final DirectAnswers direct;

  private boolean stopping;
  private boolean caughtUp;

  /** Whether nothing is owed, as far as the log was read; for other threads. */
  private volatile boolean idle;

  /** What is owed, as far as the log was read; for other threads. */
  private volatile Backlog backlog = Backlog.NONE;

  /**
   * What a trigger works with.
   *
   * @param deliveries the server's log, to which it writes
   * @param attempts does what the trigger is for
   * @param nanoTime the monotonic clock
   * @param random shortens pauses
   */
  record Parts(
      Home home,
      DeliveryLog deliveries,
      Attempts attempts,
      Clock clock,
      LongSupplier nanoTime,
      RandomGenerator random,
      TriggerListener listener) {}

  TriggerRunner(Trigger trigger, Parts parts, RunRecords records, TriggerLog log) {
    this.trigger = trigger;
    this.parts = parts;
    this.records = records;
    this.log = log;
    this.lookout = new Lookout(trigger.conditions());
    this.position =
        new NotedPosition(parts.home(), trigger, log, parts.listener(), parts.nanoTime());
    this.writer = new RunWriter(
        trigger.id(), parts.deliveries(), parts.listener(), parts.nanoTime(), events::add);
    this.dispatch = new Dispatch(trigger, parts, records, writer, log.failures(), events::add);
    this.owed = dispatch.owed();
    this.direct = new DirectAnswers(trigger, parts.attempts());
    this.thread = new Thread(this::run, "trigger-" + trigger.id());
    this.thread.setDaemon(true);
  }

  /** What is owed, as far as the log was read; for any thread. */
  Backlog backlog() {
    return backlog;
  }

  void start() {
    thread.start();
  }

  /** Tells that a delivery was logged; for any thread. */
  void delivered(LogRecord delivery) {
    if (lookout.told(delivery, parts.deliveries().stored())) {
      expect();
    }
  }

  private synchronized void expect() {
    idle = false;
    wake();
  }

  private void wake() {
    if (!woken.getAndSet(true)) {
      events.add(() -> woken.set(false));
    }
  }

  /** Whether all that was logged until now is done. */
  boolean isIdle() {
    return idle;
  }

  /** Those that are answered as the application does. */
  DirectAnswers direct() {
    return direct;
  }

  /** Asks the application what the provider of a delivery that is in the log now is told; for any thread. */
  void ask(LogRecord delivery, Consumer<TheirAnswer> answer) {
    direct.ask(delivery, answer, attempt -> events.add(() -> asked(attempt)));
  }

  private void asked(Attempt attempt) {
    if (attempt instanceof Attempt.Sent sent && Dispatch.isCancelled(sent.sent().answer())) {
      // It is owed, and sent at the next start.
      return;
    }
    writer.write(records.of(attempt, RunRecords.onlyOutcome(attempt), 1), this::wake);
  }

  private void run() {
    try (TriggerReading reading = new TriggerReading(log, lookout, parts.clock())) {
      while (!isOver()) {
        if (caughtUp && owesNothing()) {
          reading.passOver().ifPresent(position::passedOver);
        }
        boolean room = owed.size() < MOST_KNOWN;
        boolean more = !stopping && room && read(reading);
        // With so much to do, what was done of the rest before a restart is seen when its turn
        // comes.
        caughtUp |= !room;
        admit();
        writer.writeAgain();
        if (caughtUp && !stopping) {
          dispatch.begin();
        }
        backlog =
            new Backlog(owed.size() + unsynced.size(), oldest().map(Owed::at).orElse(null));
        noteIdle(more);
        notePosition(false);
        next(more);
      }
      notePosition(true);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      parts
          .listener()
          .warn("the trigger " + trigger.id() + " has stopped: " + FileProblem.named(e)
              + "; what it owes is taken up at the next start");
    } finally {
      ended.countDown();
    }
  }

  private boolean owesNothing() {
    return owed.size() == 0 && unsynced.isEmpty() && writer.isIdle() && direct.isEmpty();
  }

  private synchronized void noteIdle(boolean more) {
    boolean now = caughtUp
        && !more
        && (owesNothing()
            || dispatch.isPaused() && !dispatch.isBusy() && writer.isIdle() && direct.isEmpty())
        && !woken.get();
    if (now && !idle) {
      idle = true;
      parts.listener().idle();
    }
  }

  private boolean isOver() {
    return stopping && !dispatch.isBusy() && writer.isIdle();
  }

  /** Reads on in the log; says whether there may be more at once. */
  private boolean read(TriggerReading reading) throws IOException {
    boolean more = reading.read(
        entry -> {
          take(entry);
          return owed.size() < MOST_KNOWN;
        },
        parts.deliveries().storedSeq());
    caughtUp |= !more;
    return more;
  }

  private void take(LogEntry entry) {
    LogRecord record = entry.delivery();
    LogRecord.Cause cause = record.cause();
    if (cause == null) {
      if (direct.has(record.id())) {
        owed.addTaken(new Owed(entry));
      } else if (log.isOwed(entry)) {
        unsynced.add(new Owed(entry));
      }
    } else if (cause.triggerId().equals(trigger.id())) {
      admit();
      if (Outcome.RETRYING.equals(record.outcome())) {
        owed.attempted(cause.causeId(), cause.attempt(), now());
      } else {
        owed.done(cause.causeId());
        direct.release(cause.causeId());
      }
    }
    position.saw(entry);
  }

  /** Takes up what is synced by now: nothing is started by a line that a power cut may take away. */
  private void admit() {
    long synced = parts.deliveries().storedSeq();
    while (!unsynced.isEmpty() && unsynced.peek().seq() <= synced) {
      owed.add(unsynced.remove());
    }
  }

  /** Does what happened meanwhile or, if there is nothing to do at once, waits for it. */
  private void next(boolean atOnce) {
    Runnable event = events.poll();
    try {
      if (event == null && !atOnce) {
        event = events.poll(Math.max(0, pauseNanos()), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      // Nothing interrupts this thread: it ends when it is asked to.
      return;
    }
    while (event != null) {
      event.run();
      event = events.poll();
    }
  }

  private long pauseNanos() {
    long pause = LONGEST_PAUSE.toNanos();
    if (!unsynced.isEmpty()) {
      pause = Math.min(pause, TimeUnit.MILLISECONDS.toNanos(1));
    }
    pause = Math.min(pause, writer.pauseNanos());
    if (position.pauseNanos() > 0) {
      pause = Math.min(pause, position.pauseNanos());
    }
    return stopping ? pause : dispatch.pauseNanos(pause);
  }

  /** The oldest that is owed; also what is read, and not yet known to be synced. */
  private Optional<Owed> oldest() {
    return owed.oldest().or(() -> Optional.ofNullable(unsynced.peek()));
  }

  private void notePosition(boolean atOnce) {
    if (caughtUp) {
      position.note(oldest(), owed.size() + unsynced.size(), dispatch.failures(), atOnce);
    }
  }

  private long now() {
    return parts.nanoTime().getAsLong();
  }

  /** Begins nothing more; does not wait. */
  void retire() {
    events.add(() -> {
      stopping = true;
      dispatch.stop();
    });
  }

  /** Begins nothing more, and has what takes long come to its end now; does not wait. */
  void end() {
    retire();
    events.add(() -> {
      dispatch.end();
      writer.stop();
    });
  }

  /** Begins nothing more, and waits for the end of what is under way, however long that takes. */
  void finish() {
    retire();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release();
  }

  /** Begins nothing more, and waits some seconds for what is under way; what is cut off is done again. */
  @Override
  public void close() {
    end();
    try {
      if (!ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        parts.attempts().work().stop();
        ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release();
  }

  private void release() {
    parts.attempts().work().stop();
    dispatch.close();
    direct.close();
  }
}
