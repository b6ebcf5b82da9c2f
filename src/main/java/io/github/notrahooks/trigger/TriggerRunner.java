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
import io.github.notrahooks.trigger.definition.Trigger;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Does what a trigger is for, on a thread of its own: it follows the log, keeps what is owed, has attempts
 * made on other threads, and writes what came of them to the log, which alone decides what is owed.
 */
final class TriggerRunner implements AutoCloseable {
  /** What waits is in the log; of so much it is known where it stands. */
  private static final int MOST_KNOWN = 50_000;

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
  private final Deque<Owed> unsynced = new ArrayDeque<>();

  private final RunWriter writer;
  private final DirectAnswers direct;

  private int underWay;
  private boolean stopping;
  private boolean caughtUp;
  private long lost;

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
    this.writer = new RunWriter(
        trigger.id(), parts.deliveries(), parts.listener(), parts.nanoTime(), events::add);
    this.direct = new DirectAnswers(trigger, parts.forwarding());
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
  synchronized void delivered(LogRecord delivery) {
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

  /** Those that are answered as the application does. */
  DirectAnswers direct() {
    return direct;
  }

  /** Asks the application what the provider of a delivery that is in the log now is told; for any thread. */
  void ask(LogRecord delivery, Consumer<TheirAnswer> answer) {
    direct.ask(delivery, answer, attempt -> events.add(() -> asked(attempt)));
  }

  private void asked(Attempt attempt) {
    OutgoingLog.Attempt sent = attempt.sent();
    if (sent != null && isCancelled(sent.answer())) {
      // It is owed, and sent at the next start.
      return;
    }
    writer.write(
        sent == null
            ? records.failed(attempt, 1)
            : records.of(attempt, sent, RunRecords.onlyOutcome(attempt), 1),
        this::wake);
  }

  private void run() {
    try (LogFollower follower = log.follower()) {
      while (!isOver()) {
        boolean room = owed.size() < MOST_KNOWN;
        boolean more = !stopping && room && read(follower);
        // With so much to do, what was done of the rest before a restart is seen when its turn
        // comes.
        caughtUp |= !room;
        admit();
        writer.writeAgain();
        if (caughtUp && !stopping) {
          begin();
        }
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

  private synchronized void noteIdle(boolean more) {
    boolean now = caughtUp
        && !more
        && owed.size() == 0
        && unsynced.isEmpty()
        && writer.isIdle()
        && direct.isEmpty()
        && !woken.get();
    if (now && !idle) {
      idle = true;
      parts.listener().idle();
    }
  }

  private boolean isOver() {
    return stopping && underWay == 0 && writer.isIdle();
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
        events.add(() -> finished(next.get(), attempt));
      });
    }
  }

  private void finished(Owed tried, Attempt attempt) {
    underWay--;
    OutgoingLog.Attempt sent = attempt.sent();
    if (attempt.gone()) {
      owed.done(tried.id());
      lost++;
      parts
          .listener()
          .warn("the trigger " + trigger.id() + " cannot do its work for " + tried.id() + ": "
              + attempt.problem() + " (" + lost + " lost so far)");
    } else if (sent == null) {
      writer.write(records.failed(attempt, tried.attempts() + 1), () -> owed.done(tried.id()));
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
      answered(tried, attempt, sent);
    }
  }

  private static boolean isCancelled(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure
        && failure.kind() == Answer.Kind.CANCELLED;
  }

  private static String problem(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure ? failure.message() : "";
  }

  private void answered(Owed tried, Attempt attempt, OutgoingLog.Attempt sent) {
    if (health.answered()) {
      parts.listener().info(trigger.id() + " is back");
    }
    int number = tried.attempts() + 1;
    Outcome outcome = records.outcome(attempt, number);
    log.holdFor(sent.answer()).ifPresent(time -> health.hold(time, now()));
    LogRecord record = records.of(attempt, sent, outcome, number);
    if (outcome.equals(Outcome.RETRYING)) {
      Duration pause = trigger.forward().retries().pauseAfter(number, parts.random());
      long due = now() + pause.toNanos();
      writer.write(record, () -> owed.retry(tried, number, due));
    } else {
      writer.write(record, () -> owed.done(tried.id()));
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
    pause = Math.min(pause, writer.pauseNanos());
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
      position.note(owed.oldest().or(() -> Optional.ofNullable(unsynced.peek())), atOnce);
    }
  }

  private long now() {
    return parts.nanoTime().getAsLong();
  }

  /** Begins nothing more, and waits some seconds for what is under way; what is cut off is done again. */
  @Override
  public void close() {
    events.add(() -> {
      stopping = true;
      writer.stop();
    });
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
    direct.close();
  }
}
