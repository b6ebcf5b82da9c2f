package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFollower;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Does what a trigger is for, on a thread of its own: it follows the log, keeps what is owed, has attempts
 * made on other threads, and writes what came of them to the log, which alone decides what is owed.
 */
final class TriggerRunner implements AutoCloseable {
  /** What waits is in the log; of so much it is known where it stands. */
  private static final int MOST_KNOWN = 200_000;

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

  /** How long a stop waits for attempts on their way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Trigger trigger;
  private final Parts parts;
  private final RunRecords records;
  private final TriggerLog log;
  private final NotedPosition position;
  private final OwedDeliveries owed = new OwedDeliveries();
  private final TargetHealth health = new TargetHealth();
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ExecutorService attempts;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Read, and not yet known to be synced. */
  private final Deque<LogEntry> unsynced = new ArrayDeque<>();

  /** What could not be written to the log, and is tried again. */
  private final Deque<Runnable> unwritten = new ArrayDeque<>();

  private int underWay;
  private int beingWritten;
  private boolean stopping;
  private boolean caughtUp;
  private boolean writeFailed;
  private long lost;
  private long nextWriteNanos;

  /** Whether nothing is owed, as far as the log was read; for other threads. */
  private volatile boolean idle;

  /**
   * What a trigger works with.
   *
   * @param deliveries the server's log, to which it writes
   * @param nanoTime the monotonic clock
   * @param random shortens pauses
   */
  record Parts(
      Home home,
      DeliveryLog deliveries,
      Forwarding forwarding,
      LongSupplier nanoTime,
      RandomGenerator random,
      TriggerListener listener) {}

  TriggerRunner(Trigger trigger, Parts parts, RunRecords records, TriggerLog log) {
    this.trigger = trigger;
    this.parts = parts;
    this.records = records;
    this.log = log;
    this.position =
        new NotedPosition(parts.home(), trigger, log, parts.listener(), parts.nanoTime());
    this.attempts = Executors.newFixedThreadPool(trigger.forward().concurrency(), work -> {
      Thread worker = new Thread(work, "trigger-" + trigger.id() + "-attempt");
      worker.setDaemon(true);
      return worker;
    });
    this.thread = new Thread(this::run, "trigger-" + trigger.id());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Tells that a delivery was logged; for any thread. */
  void delivered(LogRecord delivery) {
    if (trigger.conditions().mayFit(delivery)) {
      idle = false;
      wake();
    }
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

  private void run() {
    try (LogFollower follower = log.follower()) {
      boolean more = true;
      while (!isOver()) {
        more = !stopping && owed.size() < MOST_KNOWN && read(follower);
        admit();
        write();
        if (caughtUp && !stopping) {
          begin();
        }
        noteIdle(more);
        notePosition(false);
        next(more);
      }
      notePosition(true);
    } catch (IOException | RuntimeException e) {
      parts
          .listener()
          .warn("the trigger " + trigger.id() + " has stopped: " + FileProblem.named(e)
              + "; what it owes is taken up at the next start");
    } finally {
      ended.countDown();
    }
  }

  private void noteIdle(boolean more) {
    boolean now = caughtUp
        && !more
        && owed.size() == 0
        && unsynced.isEmpty()
        && beingWritten == 0
        && !woken.get();
    if (now && !idle) {
      idle = true;
      parts.listener().idle();
    }
  }

  private boolean isOver() {
    return stopping && underWay == 0 && beingWritten == 0 && unwritten.isEmpty();
  }

  /** Reads on in the log; says whether there may be more at once. */
  private boolean read(LogFollower follower) throws IOException {
    int given = follower.poll(entry -> {
      take(entry);
      return owed.size() < MOST_KNOWN;
    });
    caughtUp |= given == 0;
    return given > 0;
  }

  private void take(LogEntry entry) {
    LogRecord record = entry.delivery();
    LogRecord.Cause cause = record.cause();
    if (cause == null) {
      if (log.isOwed(entry)) {
        unsynced.add(entry);
      }
    } else if (cause.triggerId().equals(trigger.id())) {
      admit();
      if (Outcome.RETRYING.equals(record.outcome())) {
        owed.attempted(cause.causeId(), cause.attempt(), now());
      } else {
        owed.done(cause.causeId());
      }
    }
    position.saw(entry);
  }

  /** Takes up what is synced by now: nothing is started by a line that a power cut may take away. */
  private void admit() {
    long synced = parts.deliveries().storedSeq();
    while (!unsynced.isEmpty() && unsynced.peek().seq() <= synced) {
      owed.add(new Owed(unsynced.remove()));
    }
  }

  private void begin() {
    while (underWay < trigger.forward().concurrency()
        && health.mayTry(now())
        && (!health.isDown() || underWay == 0)) {
      Optional<Owed> next = health.isDown() ? owed.takeOldest() : owed.take(now());
      if (next.isEmpty()) {
        return;
      }
      underWay++;
      attempts.execute(() -> {
        Attempt attempt = parts.forwarding().attempt(next.get());
        events.add(() -> finished(attempt));
      });
    }
  }

  private void finished(Attempt attempt) {
    underWay--;
    Owed tried = attempt.owed();
    OutgoingLog.Attempt sent = attempt.sent();
    if (attempt.gone()) {
      owed.done(tried.id());
      lost++;
      parts
          .listener()
          .warn("the trigger " + trigger.id() + " cannot do its work for " + tried.id() + ": "
              + attempt.problem() + " (" + lost + " lost so far)");
    } else if (sent == null) {
      settle(attempt, records.failed(attempt, tried.attempts() + 1), 0);
    } else if (stopping && isCancelled(sent.answer())) {
      owed.putBack(tried);
    } else if (RunRecords.isDown(sent.answer())) {
      owed.putBack(tried);
      if (health.wentDown(now())) {
        parts
            .listener()
            .warn(
                trigger.id() + " is down: " + problem(sent.answer()) + "; deliveries wait for it");
      }
    } else {
      answered(attempt, sent);
    }
  }

  private static boolean isCancelled(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure
        && failure.kind() == Answer.Kind.CANCELLED;
  }

  private static String problem(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure ? failure.message() : "";
  }

  private void answered(Attempt attempt, OutgoingLog.Attempt sent) {
    if (health.answered()) {
      parts.listener().info(trigger.id() + " is back");
    }
    int number = attempt.owed().attempts() + 1;
    Outcome outcome = records.outcome(attempt, number);
    Duration pause = outcome.equals(Outcome.RETRYING)
        ? trigger.forward().retries().pauseAfter(number, parts.random())
        : Duration.ZERO;
    log.holdFor(sent.answer()).ifPresent(time -> health.hold(time, now()));
    settle(attempt, records.of(attempt, sent, outcome, number), now() + pause.toNanos());
  }

  /** Writes to the log what came of an attempt, and lets that decide. */
  private void settle(Attempt attempt, LogRecord record, long dueNanos) {
    beingWritten++;
    parts.deliveries().append(record, new DeliveryLog.Completion() {
      @Override
      public void stored(long seq) {
        events.add(() -> settled(attempt.owed(), record, dueNanos));
      }

      @Override
      public void failed(IOException cause) {
        events.add(() -> unsettled(attempt, record, dueNanos, cause));
      }
    });
  }

  private void settled(Owed tried, LogRecord record, long dueNanos) {
    beingWritten--;
    writeFailed = false;
    if (Outcome.RETRYING.equals(record.outcome())) {
      LogRecord.Cause cause = record.cause();
      owed.retry(tried, cause == null ? 1 : cause.attempt(), dueNanos);
    } else {
      owed.done(tried.id());
    }
    parts.listener().ran(record);
  }

  private void unsettled(Attempt attempt, LogRecord record, long dueNanos, IOException cause) {
    beingWritten--;
    if (stopping) {
      // It is owed still, and sent again at the next start.
      return;
    }
    unwritten.add(() -> settle(attempt, record, dueNanos));
    nextWriteNanos = now() + BETWEEN_WRITES.toNanos();
    if (!writeFailed) {
      writeFailed = true;
      parts
          .listener()
          .warn("what the trigger " + trigger.id()
              + " did cannot be written to the delivery log, and is tried again: "
              + FileProblem.named(cause));
    }
  }

  private void write() {
    while (!unwritten.isEmpty() && (stopping || nextWriteNanos - now() <= 0)) {
      unwritten.remove().run();
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
    long now = now();
    long pause = TimeUnit.HOURS.toNanos(1);
    if (!unsynced.isEmpty()) {
      pause = Math.min(pause, TimeUnit.MILLISECONDS.toNanos(1));
    }
    if (!unwritten.isEmpty()) {
      pause = Math.min(pause, nextWriteNanos - now);
    }
    if (position.pauseNanos() > 0) {
      pause = Math.min(pause, position.pauseNanos());
    }
    if (stopping || underWay >= trigger.forward().concurrency() || owed.size() == 0) {
      return pause;
    }
    if (health.isHeld(now)) {
      return Math.min(pause, health.untilNanos() - now);
    }
    return owed.nextDue().isPresent() ? Math.min(pause, owed.nextDue().getAsLong() - now) : pause;
  }

  private void notePosition(boolean atOnce) {
    if (caughtUp) {
      // What is read and not yet known to be synced is owed, too.
      position.note(
          owed.oldest().or(() -> Optional.ofNullable(unsynced.peek()).map(Owed::new)), atOnce);
    }
  }

  private long now() {
    return parts.nanoTime().getAsLong();
  }

  /** Begins nothing more, and waits some seconds for what is under way; what is cut off is done again. */
  @Override
  public void close() {
    events.add(() -> stopping = true);
    try {
      if (!ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        parts.forwarding().stop();
        ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.forwarding().stop();
    attempts.shutdown();
  }
}
