package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Trigger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Has attempts made for what is owed, on other threads, and decides what follows on each. Belongs to the
 * trigger's thread.
 */
final class Dispatch {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Trigger trigger;
  private final TriggerRunner.Parts parts;
  private final RunRecords records;
  private final RunWriter writer;
  private final Consumer<Runnable> events;
  private final OwedDeliveries owed = new OwedDeliveries();
  private final TargetHealth health = new TargetHealth();
  private final ExecutorService workers;
  private int underWay;

  /** How many attempts came to an end, and the log does not say so yet. */
  private int beingNoted;

  private int failures;
  private boolean paused;
  private boolean stopped;
  private boolean stopping;
  private boolean waited;
  private long lost;

  /**
   * Nothing is owed yet.
   *
   * @param failures how many failures in a row there were before
   * @param events has something done on the trigger's thread; for any thread
   */
  Dispatch(
      Trigger trigger,
      TriggerRunner.Parts parts,
      RunRecords records,
      RunWriter writer,
      int failures,
      Consumer<Runnable> events) {
    this.trigger = trigger;
    this.parts = parts;
    this.records = records;
    this.writer = writer;
    this.failures = failures;
    this.events = events;
    this.workers = Executors.newFixedThreadPool(trigger.concurrency(), work -> {
      Thread worker = new Thread(work, "trigger-" + trigger.id() + "-attempt");
      worker.setDaemon(true);
      return worker;
    });
  }

  OwedDeliveries owed() {
    return owed;
  }

  /** How many failures in a row there were. */
  int failures() {
    return failures;
  }

  /** Whether nothing is begun any more, because of failures in a row. */
  boolean isPaused() {
    return paused;
  }

  /** Whether something is under way. */
  boolean isBusy() {
    return underWay > 0;
  }

  /** Begins what may be begun. */
  void begin() {
    while (!paused && !stopped && !isFull() && health.mayTry(now())) {
      Optional<Owed> next =
          health.isDown() ? owed.takeOldest() : owed.take(now(), trigger.strict());
      if (next.isEmpty()) {
        return;
      }
      underWay++;
      workers.execute(() -> {
        Attempt attempt = parts.attempts().make(next.get());
        events.accept(() -> finished(next.get(), attempt));
      });
    }
  }

  /** Whether nothing may be begun before something has come to its end, or is noted. */
  private boolean isFull() {
    // Only a command whose end the log does not know may be called interrupted after a crash.
    int taken = trigger.action() instanceof Command ? underWay + beingNoted : underWay;
    return taken >= (health.isDown() ? 1 : trigger.concurrency())
        || trigger.strict() && beingNoted > 0;
  }

  private void finished(Owed tried, Attempt attempt) {
    underWay--;
    if (attempt instanceof Attempt.Gone gone) {
      owed.done(tried.id());
      lost++;
      warn("the trigger " + trigger.id() + " cannot do its work for " + tried.id() + ": "
          + gone.problem() + " (" + lost + " lost so far)");
    } else if (attempt instanceof Attempt.Waits waits) {
      owed.putBack(tried);
      health.hold(BETWEEN_TRIES, now());
      if (waits.problem() != null && !waited) {
        waited = true;
        warn("the trigger " + trigger.id() + " waits: " + waits.problem());
      }
    } else if (attempt instanceof Attempt.Sent sent) {
      sent(tried, sent);
    } else {
      waited = false;
      follow(tried, attempt);
    }
  }

  private void sent(Owed tried, Attempt.Sent sent) {
    Answer answer = sent.sent().answer();
    if (stopping && isCancelled(answer)) {
      owed.putBack(tried);
    } else if (RunRecords.isDown(answer)) {
      owed.putBack(tried);
      if (health.wentDown(now())) {
        warn(trigger.id() + " is down: " + problem(answer) + "; deliveries wait for it");
      }
    } else {
      if (health.answered()) {
        parts.listener().info(trigger.id() + " is back");
      }
      RunRecords.holdFor(answer, parts.clock().instant())
          .ifPresent(time -> health.hold(time, now()));
      follow(tried, sent);
    }
  }

  static boolean isCancelled(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure
        && failure.kind() == Answer.Kind.CANCELLED;
  }

  private static String problem(Answer answer) {
    String message = answer instanceof Answer.NetworkFailure failure ? failure.message() : "";
    // It goes on behind it.
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private void follow(Owed tried, Attempt attempt) {
    int number = tried.attempts() + 1;
    Outcome outcome = records.outcome(attempt, number);
    LogRecord record = records.of(attempt, outcome, number);
    if (outcome.equals(Outcome.RETRYING)) {
      long due = now() + records.pauseAfter(attempt, number, parts.random()).toNanos();
      note(record, () -> owed.retry(tried, number, due));
    } else {
      note(record, () -> owed.done(tried.id()));
      count(attempt, outcome);
    }
  }

  private void note(LogRecord record, Runnable then) {
    beingNoted++;
    writer.write(record, () -> {
      beingNoted--;
      then.run();
    });
  }

  /** Counts failures in a row; that of a command which asks for another time is none. */
  private void count(Attempt attempt, Outcome outcome) {
    if (attempt instanceof Attempt.Ran ran && ran.end() == Attempt.End.NOT_AGAIN) {
      // Nothing ran that could tell.
      return;
    }
    if (isSuccess(outcome)) {
      failures = 0;
    } else if (!outcome.equals(Outcome.INTERRUPTED) && !RunRecords.asksForLater(attempt)) {
      failures++;
      if (trigger.pauseAfter() > 0 && failures >= trigger.pauseAfter() && !paused) {
        paused = true;
        parts.listener().paused(trigger, failures);
      }
    }
  }

  private static boolean isSuccess(Outcome outcome) {
    return outcome.equals(Outcome.SENT)
        || outcome.equals(Outcome.RAN)
        || outcome.equals(Outcome.SKIPPED);
  }

  /** How long it is until something may be begun, or so long at most. */
  long pauseNanos(long most) {
    long now = now();
    if (paused || isFull() || owed.size() == 0) {
      return most;
    }
    if (health.isHeld(now)) {
      return Math.min(most, health.untilNanos() - now);
    }
    return owed.nextDue().isPresent() ? Math.min(most, owed.nextDue().getAsLong() - now) : most;
  }

  /** Begins nothing more. */
  void stop() {
    stopped = true;
  }

  /** Has what takes long come to its end now. */
  void end() {
    stopping = true;
    parts.attempts().work().stopping();
  }

  /** Lets go of the threads. */
  void close() {
    workers.shutdown();
  }

  private void warn(String text) {
    parts.listener().warn(text);
  }

  private long now() {
    return parts.nanoTime().getAsLong();
  }
}
