package io.github.notrahooks.sender;

import io.github.notrahooks.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Sends the deliveries of a job, several at once, and says what became of each. */
public final class Sender implements AutoCloseable {
  private final Transport transport;
  private final OutgoingLog log;
  private final Clock clock;
  private final Ticks ticks;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Run running;

  /**
   * A sender.
   *
   * @param transport carries the requests; closed with this sender
   * @param log takes every attempt; closed with this sender
   * @param clock dates the requests
   * @param ticks paces them
   */
  public Sender(Transport transport, OutgoingLog log, Clock clock, Ticks ticks) {
    this.transport = transport;
    this.log = log;
    this.clock = clock;
    this.ticks = ticks;
  }

  /**
   * Sends all deliveries of a job and waits for them. If this thread is interrupted, what is under way
   * is broken off and the rest is not sent; so it is after {@link #stop()}.
   *
   * @param listener told of each result; what it throws ends the job and is thrown here
   */
  public SendSummary run(SendJob job, SendListener listener) {
    Run run = new Run(this, job, listener);
    running = run;
    return run.run();
  }

  /** Ends a running job soon: nothing more is sent, and what is under way is broken off. For any thread. */
  public void stop() {
    stopped.countDown();
    transport.close();
    Run run = running;
    if (run != null) {
      run.wake();
    }
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  long nanos() {
    return ticks.nanos();
  }

  /** Waits; says whether to stop. */
  boolean pause(Duration time) {
    return isStopped() || !time.isZero() && ticks.pause(time, stopped);
  }

  /** Sends one delivery, as often as the policy says. */
  DeliveryResult deliver(PlannedDelivery delivery, SendJob job, SendListener listener) {
    DeliveryResult result = attempt(delivery, 1, job.timeout());
    Optional<Duration> pause = job.retries().pauseAfter(result.attempts(), result.answer());
    while (pause.isPresent() && !isStopped()) {
      listener.retrying(result, pause.get());
      if (pause(pause.get())) {
        break;
      }
      result = attempt(delivery, result.attempts() + 1, job.timeout());
      pause = job.retries().pauseAfter(result.attempts(), result.answer());
    }
    return result;
  }

  private DeliveryResult attempt(PlannedDelivery delivery, int number, Duration timeout) {
    Instant startedAt = clock.instant();
    OutgoingRequest request;
    try {
      request = delivery.request().at(startedAt);
    } catch (Failure e) {
      Answer.NotSent answer = new Answer.NotSent(e.getMessage(), e.exitCode());
      return new DeliveryResult(delivery, null, answer, number - 1);
    }
    Answer answer = transport.send(request, timeout);
    log.add(new OutgoingLog.Attempt(delivery, request, answer, startedAt));
    return new DeliveryResult(delivery, request, answer, number);
  }

  /** Closes the transport, and the log once all attempts are in it. */
  @Override
  public void close() {
    transport.close();
    log.close();
  }
}
