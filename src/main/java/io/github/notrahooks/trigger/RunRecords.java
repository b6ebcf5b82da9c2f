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
import io.github.notrahooks.sender.OutgoingLog;
import io.github.notrahooks.trigger.definition.Trigger;
import java.time.Clock;
import java.util.function.Supplier;

/** Makes what the log keeps of a trigger's attempts. The body is not kept again where it is the delivery's. */
final class RunRecords {
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
  static boolean isTransient(Answer answer) {
    if (answer instanceof Answer.Received received) {
      int status = received.status();
      return status == 408 || status == 425 || status == 429 || status >= 500;
    }
    return answer instanceof Answer.NetworkFailure;
  }

  /** What becomes of an attempt that no other follows, whatever came of it. */
  static Outcome onlyOutcome(Attempt attempt) {
    OutgoingLog.Attempt sent = attempt.sent();
    return sent != null && sent.answer().accepted() ? Outcome.SENT : Outcome.FAILED;
  }

  /** What becomes of an attempt. */
  Outcome outcome(Attempt attempt, int number) {
    OutgoingLog.Attempt sent = attempt.sent();
    if (sent == null || sent.answer() instanceof Answer.NotSent) {
      return Outcome.FAILED;
    } else if (sent.answer().accepted()) {
      return Outcome.SENT;
    } else if (!isTransient(sent.answer())) {
      return Outcome.FAILED;
    }
    return trigger.forward().retries().goesOnAfter(number) ? Outcome.RETRYING : Outcome.EXHAUSTED;
  }

  /**
   * The record of an attempt at which nothing was sent, and never can be.
   *
   * @param number which attempt it was, from 1
   */
  LogRecord failed(Attempt attempt, int number) {
    return LogRecord.builder()
        .id(ids.get())
        .title("Not sent")
        .direction(Direction.OUTGOING)
        .outcome(Outcome.FAILED)
        .errorMessage(attempt.problem())
        .payload(new LogRecord.Payload("", "", null, Json.object()))
        .createdAt(clock.instant())
        .cause(new LogRecord.Cause(trigger.id(), attempt.deliveryId(), number))
        .request(LogRecord.Request.builder()
            .method("POST")
            .path(trigger.forward().target().path())
            .url(trigger.forward().target().url())
            .headers(Headers.EMPTY)
            .body(Body.EMPTY)
            .build())
        .build();
  }

  /**
   * The record of an attempt at which something was sent.
   *
   * @param number which attempt it was, from 1
   */
  LogRecord of(Attempt attempt, OutgoingLog.Attempt sent, Outcome outcome, int number) {
    RecordBuilder record = attempts
        .of(sent)
        .outcome(outcome)
        .success(outcome.equals(Outcome.SENT))
        .cause(new LogRecord.Cause(trigger.id(), attempt.deliveryId(), number));
    LogRecord whole = record.build();
    if (!attempt.sameBody()) {
      return whole;
    }
    LogRecord.Request request = whole.request();
    return record
        .request(request.toBuilder()
            .bodyTruncated(request.bodyBytes() > 0)
            .body(Body.EMPTY)
            .build())
        .build();
  }
}
