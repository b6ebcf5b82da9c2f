package io.github.notrahooks.trigger;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.trigger.command.TriggerLock;
import io.github.notrahooks.trigger.definition.Command;
import io.github.notrahooks.trigger.definition.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does a trigger's work for deliveries that a person names, beside a server or without one. Attempts count on
 * from those that the log has. Not thread-safe.
 */
public final class ManualRuns implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Works works;
  private final Trigger trigger;
  private final Attempts attempts;
  private final RunRecords records;
  private final DeliveryLog log;
  private final LogReader reader;

  /**
   * Runs of one trigger.
   *
   * @param log takes the records, and is closed with this
   * @param reader finds earlier ones
   */
  public ManualRuns(Works works, Trigger trigger, DeliveryLog log, LogReader reader) {
    this.works = works;
    this.trigger = trigger;
    this.attempts = works.attempts(trigger);
    this.records = works.records(trigger);
    this.log = log;
    this.reader = reader;
  }

  /** What this trigger did for a delivery, in the order of the log. */
  public List<LogRecord> earlier(LogRecord delivery) throws IOException {
    List<LogRecord> runs = new ArrayList<>();
    LogFilter filter = LogFilter.builder()
        .triggerId(trigger.id())
        .causeId(delivery.id())
        .since(delivery.createdAt())
        .build();
    reader.oldestFirst(filter, entry -> runs.add(entry.delivery()));
    return runs;
  }

  /**
   * One attempt more; returns when it is over, and in the log.
   *
   * @param logged whether the delivery is in the log; else its body is kept with what was sent
   * @throws Failure if nothing was begun: the target cannot be reached, or a command may not start now
   * @throws IOException if the log cannot be read or written
   */
  public LogRecord run(LogRecord delivery, boolean logged) throws IOException {
    if (!(trigger.action() instanceof Command)) {
      return attempted(delivery, logged);
    }
    try (TriggerLock unused = lock()) {
      return attempted(delivery, logged);
    }
  }

  private TriggerLock lock() throws IOException {
    try {
      return TriggerLock.take(works.home(), trigger.id(), LONGEST_WAIT)
          .orElseThrow(() -> Failure.failed("the trigger " + trigger.id()
              + " has run elsewhere for " + LONGEST_WAIT.toMinutes() + " minutes by now"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted while the trigger " + trigger.id() + " runs elsewhere");
    }
  }

  private LogRecord attempted(LogRecord delivery, boolean logged) throws IOException {
    List<LogRecord> before = earlier(delivery);
    int number = 1
        + before.stream()
            .mapToInt(run -> run.cause() == null ? 0 : run.cause().attempt())
            .max()
            .orElse(0);
    Attempt attempt = attempts.make(delivery, number, true);
    if (attempt instanceof Attempt.Waits waits) {
      throw Failure.failed(Optional.ofNullable(waits.problem()).orElse("it is stopping"));
    }
    if (attempt instanceof Attempt.Sent sent
        && RunRecords.isDown(sent.sent().answer())
        && sent.sent().answer() instanceof Answer.NetworkFailure failure) {
      throw new Failure(
          ExitCode.NETWORK, trigger.action().text() + " cannot be reached: " + failure.message());
    }
    if (attempt instanceof Attempt.Sent sent && !logged) {
      attempt = new Attempt.Sent(sent.deliveryId(), sent.sent(), false);
    }
    boolean owed = !before.isEmpty()
        && Outcome.RETRYING.equals(before.get(before.size() - 1).outcome());
    LogRecord record = records.of(
        attempt, owed ? records.outcome(attempt, number) : RunRecords.onlyOutcome(attempt), number);
    try {
      log.append(record);
    } catch (IOException e) {
      throw new IOException(
          "what the trigger did cannot be written to the log: " + FileProblem.named(e), e);
    }
    return record;
  }

  @Override
  public void close() throws IOException {
    attempts.work().stop();
    log.close();
  }
}
