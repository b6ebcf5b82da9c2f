package io.github.notrahooks.trigger;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.trigger.definition.Trigger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Deliveries that go to the application at once, because what it says is what the provider is told: past all
 * that waits, and in one attempt each. For any thread.
 */
final class DirectAnswers {
  private static final String NOT_SENT = "The delivery could not be sent to the application";

  private final Trigger trigger;
  private final Attempts attempts;
  private final ExecutorService asking;

  /** The log's IDs of those that are logged, or about to be, and whose answer is not in the log yet. */
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  DirectAnswers(Trigger trigger, Attempts attempts) {
    this.trigger = trigger;
    this.attempts = attempts;
    this.asking = Executors.newCachedThreadPool(work -> {
      Thread worker = new Thread(work, "trigger-" + trigger.id() + "-answer");
      worker.setDaemon(true);
      return worker;
    });
  }

  /** Takes a delivery that is about to be logged, if its answer is to be the application's. */
  boolean take(LogRecord delivery) {
    return trigger.answers() && trigger.conditions().fits(delivery) && taken.add(delivery.id());
  }

  /** Lets go of one that is not in the log, or whose answer is. */
  void release(String id) {
    taken.remove(id);
  }

  /** Whether a delivery is answered in this way, and the answer is not in the log yet. */
  boolean has(String id) {
    return taken.contains(id);
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return taken.isEmpty();
  }

  /**
   * Asks the application.
   *
   * @param answer takes what the provider is told
   * @param attempt takes what came of it; before that, so that a server which stops once all are answered
   *     has heard of it
   */
  void ask(LogRecord delivery, Consumer<TheirAnswer> answer, Consumer<Attempt> attempt) {
    try {
      asking.execute(() -> {
        Attempt made = attempts.make(delivery, 1, false);
        attempt.accept(made);
        answer.accept(told(made));
      });
    } catch (RejectedExecutionException e) {
      // It was taken just before the trigger was changed or the server stopped; it is owed.
      answer.accept(TheirAnswer.error(503, "The trigger was changed just now"));
    }
  }

  private static TheirAnswer told(Attempt made) {
    if (made instanceof Attempt.Sent sent) {
      return told(sent.sent().answer());
    }
    return TheirAnswer.error(
        502, made instanceof Attempt.Impossible impossible ? impossible.problem() : NOT_SENT);
  }

  private static TheirAnswer told(Answer answer) {
    if (answer instanceof Answer.Received received) {
      return new TheirAnswer(
          received.status(),
          received.headers().first("Content-Type").orElse("application/octet-stream"),
          received.body());
    } else if (answer instanceof Answer.NetworkFailure failure) {
      return switch (failure.kind()) {
        case TIMED_OUT -> TheirAnswer.error(504, "The application did not answer in time");
        case CANCELLED -> TheirAnswer.error(503, "The server is shutting down");
        default ->
          TheirAnswer.error(
              502,
              RunRecords.isDown(answer)
                  ? "The application cannot be reached"
                  : "The application gave no answer");
      };
    }
    return TheirAnswer.error(502, NOT_SENT);
  }

  void close() {
    asking.shutdown();
  }
}
