package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordBuilder;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.AttemptRecords;
import io.github.notrahooks.sender.RetryAfter;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.RetrySchedule;
import io.github.notrahooks.trigger.definition.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a trigger's attempts, and makes what the log keeps of them. The body is not kept
 * again where it is the delivery's.
 */
final class RunRecords {
  /** What a command ends with to be started again later, as sendmail has it (sysexits.h, EX_TEMPFAIL). */
  private static final int TRY_LATER = 75;

  /** What a command ends with that had nothing to do, as Automake has it. */
  private static final int SKIP = 77;

  private final Trigger trigger;
  private final AttemptRecords attempts;
  private final Supplier<String> ids;
  private final Clock clock;

  RunRecords(Trigger trigger, AttemptRecords attempts, Supplier<String> ids, Clock clock) {
    this.trigger = trigger;
    this.attempts = attempts;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether an answer means that the target was not reached at all, and so got nothing. */
  static boolean isDown(Answer answer) {
    return answer instanceof Answer.NetworkFailure failure
        && switch (failure.kind()) {
          case REFUSED, UNKNOWN_HOST, UNREACHABLE, TLS, PROXY -> true;
          default -> false;
        };
  }

  /** Whether an answer is one after which another attempt may be accepted. */
  private static boolean isTransient(Answer answer) {
    if (answer instanceof Answer.Received received) {
      int status = received.status();
      return status == 408 || status == 425 || status == 429 || status >= 500;
    }
    return answer instanceof Answer.NetworkFailure;
  }

  /** How long an answer asks to be left alone, an hour at most. */
  static Optional<Duration> holdFor(Answer answer, Instant now) {
    return answer instanceof Answer.Received received
            && (received.status() == 429 || received.status() == 503)
        ? RetryAfter.askedBy(answer, now)
        : Optional.empty();
  }

  /** Whether a command came to its end, and asks to be started again later. */
  static boolean asksForLater(Attempt attempt) {
    return attempt instanceof Attempt.Ran ran
        && ran.end() == Attempt.End.ENDED
        && ran.problem() == null
        && Integer.valueOf(TRY_LATER).equals(ran.run().exitCode());
  }

  /** What becomes of an attempt that no other follows, whatever came of it. */
  static Outcome onlyOutcome(Attempt attempt) {
    if (attempt instanceof Attempt.Sent sent) {
      return sent.sent().answer().accepted() ? Outcome.SENT : Outcome.FAILED;
    }
    return attempt instanceof Attempt.Ran ran ? ended(ran) : Outcome.FAILED;
  }

  private static Outcome ended(Attempt.Ran ran) {
    Integer exitCode = ran.run().exitCode();
    return switch (ran.end()) {
      case INTERRUPTED -> Outcome.INTERRUPTED;
      case NOT_AGAIN -> Outcome.SKIPPED;
      case ENDED -> {
        if (ran.problem() != null || exitCode == null) {
          yield Outcome.FAILED;
        }
        yield switch (exitCode) {
          case 0 -> Outcome.RAN;
          case SKIP -> Outcome.SKIPPED;
          default -> Outcome.FAILED;
        };
      }
    };
  }

  /**
   * What becomes of an attempt.
   *
   * @param number which attempt it was, from 1
   */
  Outcome outcome(Attempt attempt, int number) {
    Outcome only = onlyOutcome(attempt);
    if (!only.equals(Outcome.FAILED) || !mayFollow(attempt)) {
      return only;
    }
    RetrySchedule schedule = schedule(attempt);
    if (schedule.goesOnAfter(number)) {
      return Outcome.RETRYING;
    }
    // A command that is not to be tried again has nothing used up.
    return attempt instanceof Attempt.Ran && schedule.pauses().isEmpty()
        ? Outcome.FAILED
        : Outcome.EXHAUSTED;
  }

  /** Whether a failed attempt is of a kind that another may follow on. */
  private static boolean mayFollow(Attempt attempt) {
    return attempt instanceof Attempt.Sent sent
        ? isTransient(sent.sent().answer())
        : attempt instanceof Attempt.Ran;
  }

  private RetrySchedule schedule(Attempt attempt) {
    return asksForLater(attempt) ? trigger.later() : trigger.retries();
  }

  /** How long to wait after a failed attempt that another follows on. */
  Duration pauseAfter(Attempt attempt, int number, RandomGenerator random) {
    return schedule(attempt).pauseAfter(number, random);
  }

  /**
   * The record of an attempt.
   *
   * @param attempt one at which something was done, or never can be
   * @param number which it was, from 1
   */
  LogRecord of(Attempt attempt, Outcome outcome, int number) {
    RecordBuilder record = attempt instanceof Attempt.Sent sent
        ? sent(sent)
        : attempt instanceof Attempt.Ran ran ? ran(ran, outcome, number) : impossible(attempt);
    return record
        .outcome(outcome)
        .success(outcome.equals(Outcome.SENT)
            || outcome.equals(Outcome.RAN)
            || outcome.equals(Outcome.SKIPPED))
        .cause(new LogRecord.Cause(trigger.id(), attempt.deliveryId(), number))
        .build();
  }

  private RecordBuilder sent(Attempt.Sent attempt) {
    LogRecord plain = attempts.of(attempt.sent()).build();
    RecordBuilder record = plain.toBuilder()
        .payload(new LogRecord.Payload(
            plain.payload().event(),
            plain.payload().action(),
            null,
            Json.object().put("signing", attempt.sent().request().signing())));
    if (!attempt.sameBody()) {
      return record;
    }
    LogRecord.Request request = plain.request();
    return record.request(request.toBuilder()
        .bodyTruncated(request.bodyBytes() > 0)
        .body(Body.EMPTY)
        .build());
  }

  private RecordBuilder ran(Attempt.Ran attempt, Outcome outcome, int number) {
    LogRecord.Run run = attempt.run();
    return attempt
        .delivery()
        .ofRun(trigger.id(), number, run)
        .id(ids.get())
        .title(trigger.id() + ": " + told(run, outcome))
        .errorMessage(attempt.problem() != null ? attempt.problem() : failure(run, outcome))
        .createdAt(clock.instant());
  }

  private static String told(LogRecord.Run run, Outcome outcome) {
    return run.exitCode() == null ? outcome.wireName() : "exit " + run.exitCode();
  }

  private static @Nullable String failure(LogRecord.Run run, Outcome outcome) {
    if (outcome.equals(Outcome.RAN) || outcome.equals(Outcome.SKIPPED)) {
      return null;
    }
    return run.signal() == null
        ? "it ended with exit code " + run.exitCode()
        : "it ended with exit code " + run.exitCode() + ", as after signal " + run.signal();
  }

  /** Of one at which nothing was done, and never can be. */
  private RecordBuilder impossible(Attempt attempt) {
    RecordBuilder record = LogRecord.builder()
        .id(ids.get())
        .title(trigger.action() instanceof Command ? "Not run" : "Not sent")
        .direction(Direction.OUTGOING)
        .errorMessage(attempt instanceof Attempt.Impossible impossible ? impossible.problem() : "")
        .payload(new LogRecord.Payload("", "", null, Json.object()))
        .createdAt(clock.instant());
    if (trigger.action() instanceof Forward forward) {
      return record.request(LogRecord.Request.builder()
          .method("POST")
          .path(forward.target().path())
          .url(forward.target().url())
          .headers(Headers.EMPTY)
          .body(Body.EMPTY)
          .build());
    }
    return record
        .request(LogRecord.Request.NONE)
        .run(LogRecord.Run.unseen(((Command) trigger.action()).arguments()));
  }
}
