package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SenderStopTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final FakeTicks ticks = new FakeTicks();
  private final List<DeliveryResult> results = new ArrayList<>();

  private Sender sender(Function<OutgoingRequest, Answer> answers) {
    return new Sender(SenderTest.answering(answers), OutgoingLog.NONE, CLOCK, ticks);
  }

  @Test
  void stoppingEndsTheJobWithWhatWasDone() {
    AtomicInteger sent = new AtomicInteger();
    Sender[] sender = new Sender[1];
    sender[0] = sender(request -> {
      if (sent.incrementAndGet() == 3) {
        sender[0].stop();
      }
      return SenderTest.status(200);
    });
    SendSummary summary = sender[0].run(SenderTest.job(SenderTest.numbered(1000), 1), results::add);
    assertThat(summary.interrupted()).isTrue();
    assertThat(summary.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(summary.accepted()).isEqualTo(3);
    assertThat(results).hasSize(3);
  }

  @Test
  void stoppingEndsAPauseAtOnce() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Ticks real = new Ticks() {
      @Override
      public long nanos() {
        return 0;
      }

      @Override
      public boolean pause(Duration time, CountDownLatch stopped) {
        waiting.countDown();
        return Ticks.SYSTEM.pause(time, stopped);
      }
    };
    Sender sender = new Sender(
        SenderTest.answering(request -> SenderTest.status(503, "Retry-After", "3000")),
        OutgoingLog.NONE,
        CLOCK,
        real);
    SendJob job =
        new SendJob(SenderTest.numbered(9), 2, Pacing.NONE, SenderTest.retries(9), TIMEOUT);
    CompletableFuture<SendSummary> summary =
        CompletableFuture.supplyAsync(() -> sender.run(job, results::add));
    waiting.await();
    sender.stop();
    assertThat(summary.get().interrupted()).isTrue();
    assertThat(summary.get().deliveries()).isLessThanOrEqualTo(2);
  }

  @Test
  void interruptingTheCallerStopsTheJob() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch broken = new CountDownLatch(1);
    Transport hanging = new Transport() {
      @Override
      public Answer send(OutgoingRequest request, Duration timeout) {
        sending.countDown();
        try {
          broken.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return new Answer.NetworkFailure(Answer.Kind.CANCELLED, "", 1);
      }

      @Override
      public void close() {
        broken.countDown();
      }
    };
    Sender sender = new Sender(hanging, OutgoingLog.NONE, CLOCK, ticks);
    CompletableFuture<SendSummary> summary = new CompletableFuture<>();
    Thread caller = new Thread(() ->
        summary.complete(sender.run(SenderTest.job(SenderTest.numbered(5), 1), results::add)));
    caller.start();
    sending.await();
    caller.interrupt();
    assertThat(summary.get().interrupted()).isTrue();
    assertThat(summary.get().networkFailures()).isEqualTo(Map.of(Answer.Kind.CANCELLED, 1L));
  }

  @Test
  void whatTheListenerThrowsEndsTheJob() {
    AtomicInteger sent = new AtomicInteger();
    Sender sender = sender(request -> {
      sent.incrementAndGet();
      return SenderTest.status(200);
    });
    assertThatThrownBy(() -> sender.run(SenderTest.job(SenderTest.numbered(1000), 1), result -> {
          throw Failure.failed("standard output is closed");
        }))
        .isInstanceOf(Failure.class)
        .hasMessage("standard output is closed");
    assertThat(sent.get()).isOne();
  }

  @Test
  void whatTheListOfDeliveriesThrowsEndsTheJob() {
    Iterator<PlannedDelivery> failing = Stream.of("a", "b")
        .map(id -> {
          if (id.equals("b")) {
            throw Failure.failed("the log cannot be read");
          }
          return SenderTest.planned(id);
        })
        .iterator();
    assertThatThrownBy(() ->
            sender(request -> SenderTest.status(200)).run(SenderTest.job(failing, 1), results::add))
        .hasMessage("the log cannot be read");
  }
}
