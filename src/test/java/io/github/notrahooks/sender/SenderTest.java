package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SenderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Target TARGET = Target.parse("http://localhost/");

  private final FakeTicks ticks = new FakeTicks();
  private final List<DeliveryResult> results = new ArrayList<>();
  private final List<Duration> announced = new ArrayList<>();

  /** Keeps results; the sender tells one at a time, so a plain list is enough. */
  private final SendListener listener = new SendListener() {
    @Override
    public void done(DeliveryResult result) {
      results.add(result);
    }

    @Override
    public void retrying(DeliveryResult soFar, Duration pause) {
      announced.add(pause);
    }
  };

  static PlannedDelivery planned(String id) {
    return planned(id, at -> OutgoingRequest.to(TARGET, Headers.of("X-Id", id), Body.EMPTY, ""));
  }

  private static PlannedDelivery planned(String id, PlannedDelivery.RequestSource request) {
    return new PlannedDelivery("github", "push", "", id, null, null, null, request);
  }

  static Iterator<PlannedDelivery> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> planned(Integer.toString(i))).iterator();
  }

  static Answer status(int status, String... headers) {
    return new Answer.Received(
        status, "", Headers.of(headers), Body.EMPTY, Answer.Received.Rest.NONE, 1);
  }

  static Transport answering(Function<OutgoingRequest, Answer> answers) {
    return new Transport() {
      @Override
      public Answer send(OutgoingRequest request, Duration timeout) {
        assertThat(timeout).isEqualTo(TIMEOUT);
        return answers.apply(request);
      }

      @Override
      public void close() {}
    };
  }

  private Sender sender(Function<OutgoingRequest, Answer> answers) {
    return new Sender(answering(answers), OutgoingLog.NONE, CLOCK, ticks);
  }

  static RetryPolicy retries(int count) {
    return new RetryPolicy(count, CLOCK, () -> 0);
  }

  static SendJob job(Iterator<PlannedDelivery> deliveries, int concurrency) {
    return new SendJob(deliveries, concurrency, Pacing.NONE, retries(0), TIMEOUT);
  }

  @Test
  void everyDeliveryIsSentAndCounted() {
    Iterator<Answer> answers = List.of(
            status(200),
            status(204),
            status(401),
            status(500),
            new Answer.NetworkFailure(Answer.Kind.REFUSED, "nobody", 1))
        .iterator();
    SendSummary summary = sender(request -> answers.next()).run(job(numbered(5), 1), listener);

    assertThat(results)
        .extracting(result -> result.delivery().deliveryId())
        .containsExactly("0", "1", "2", "3", "4");
    assertThat(summary.deliveries()).isEqualTo(5);
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.failed()).isEqualTo(3);
    assertThat(summary.statuses()).isEqualTo(Map.of(200, 1L, 204, 1L, 401, 1L, 500, 1L));
    assertThat(summary.networkFailures()).isEqualTo(Map.of(Answer.Kind.REFUSED, 1L));
    assertThat(summary.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(summary.interrupted()).isFalse();
  }

  @Test
  void failuresOfOneKindKeepTheirExitCode() {
    assertThat(sender(request -> status(401)).run(job(numbered(3), 1), listener).exitCode())
        .isEqualTo(ExitCode.AUTHENTICATION);
    assertThat(sender(request -> status(200)).run(job(numbered(3), 1), listener).exitCode())
        .isEqualTo(ExitCode.SUCCESS);
    assertThat(sender(request -> new Answer.NetworkFailure(Answer.Kind.TLS, "", 1))
            .run(job(numbered(2), 1), listener)
            .exitCode())
        .isEqualTo(ExitCode.NETWORK);
    assertThat(sender(request -> status(200)).run(job(numbered(0), 4), listener).exitCode())
        .isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void aFailedAttemptIsRepeatedUntilItSucceeds() {
    Iterator<Answer> answers = List.of(
            status(503, "Retry-After", "7"),
            new Answer.NetworkFailure(Answer.Kind.RESET, "", 1),
            status(200))
        .iterator();
    SendJob job = new SendJob(numbered(1), 1, Pacing.NONE, retries(5), TIMEOUT);
    SendSummary summary = sender(request -> answers.next()).run(job, listener);

    assertThat(ticks.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    assertThat(announced).isEqualTo(ticks.pauses());
    assertThat(results).hasSize(1);
    assertThat(results.get(0).attempts()).isEqualTo(3);
    assertThat(summary.retries()).isEqualTo(2);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.SUCCESS);
  }

  @Test
  void whenTheRetriesAreUsedUpTheLastAnswerCounts() {
    SendJob job = new SendJob(numbered(1), 1, Pacing.NONE, retries(2), TIMEOUT);
    SendSummary summary = sender(request -> status(429)).run(job, listener);
    assertThat(results.get(0).attempts()).isEqualTo(3);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.RATE_LIMITED);
  }

  @Test
  void everyAttemptIsSignedAtItsOwnTime() {
    List<String> times = new ArrayList<>();
    Draft draft = Draft.of(
            SignatureSchemes.LINEAR,
            "Issue",
            Body.ofText("{\"webhookTimestamp\":1}"),
            Secret.of("s"))
        .stamped();
    Clock stepping = new Clock() {
      private final AtomicInteger seconds = new AtomicInteger();

      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.ofEpochSecond(seconds.incrementAndGet());
      }
    };
    Sender sender = new Sender(
        answering(request -> {
          times.add(request.body().text());
          return status(500);
        }),
        OutgoingLog.NONE,
        stepping,
        ticks);
    Iterator<PlannedDelivery> one = List.of(
            PlannedDelivery.of(new Signing(draft), "create", "id", TARGET, null))
        .iterator();
    sender.run(new SendJob(one, 1, Pacing.NONE, retries(1), TIMEOUT), listener);
    assertThat(times).containsExactly("{\"webhookTimestamp\":1000}", "{\"webhookTimestamp\":2000}");
  }

  @Test
  void whatCannotBeSentIsAResultOfItsOwn() {
    PlannedDelivery broken = planned("broken", at -> {
      throw Failure.usage("its body is cut off");
    });
    Iterator<PlannedDelivery> deliveries =
        List.of(planned("a"), broken, planned("b")).iterator();
    SendSummary summary = sender(request -> status(200)).run(job(deliveries, 1), listener);
    assertThat(results.get(1).answer())
        .isEqualTo(new Answer.NotSent("its body is cut off", ExitCode.USAGE));
    assertThat(results.get(1).attempts()).isZero();
    assertThat(results.get(1).request()).isNull();
    assertThat(summary.notSent()).isOne();
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void asManyAsAllowedAreUnderWayAtOnce() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SendSummary summary = sender(request -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          try {
            together.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          } finally {
            underWay.decrementAndGet();
          }
          return status(200);
        })
        .run(job(numbered(40), 4), listener);
    assertThat(most.get()).isEqualTo(4);
    assertThat(summary.accepted()).isEqualTo(40);
  }

  @Test
  void tenThousandDeliveriesAreTakenOnlyAsTheyAreSent() {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    AtomicInteger ahead = new AtomicInteger();
    Iterator<PlannedDelivery> endless = Stream.generate(() -> planned("x" + made.incrementAndGet()))
        .limit(10_000)
        .iterator();
    SendSummary summary = sender(request -> status(200)).run(job(endless, 8), result -> {
      ahead.accumulateAndGet(made.get() - done.incrementAndGet(), Math::max);
    });
    assertThat(summary.accepted()).isEqualTo(10_000);
    assertThat(ahead.get()).isLessThanOrEqualTo(16);
  }

  @Test
  void aRateSpacesTheStartsExactly() {
    List<Long> starts = new ArrayList<>();
    Sender sender = sender(request -> {
      starts.add(ticks.nanos());
      ticks.pass(Duration.ofMillis(30));
      return status(200);
    });
    SendJob job = new SendJob(numbered(5), 1, Pacing.rate(10), retries(0), TIMEOUT);
    sender.run(job, listener);
    assertThat(starts).containsExactly(0L, 100_000_000L, 200_000_000L, 300_000_000L, 400_000_000L);
  }

  @Test
  void afterASlowAnswerARateIsNotExceededToCatchUp() {
    List<Long> starts = new ArrayList<>();
    Sender sender = sender(request -> {
      starts.add(ticks.nanos() / 1_000_000);
      ticks.pass(Duration.ofMillis(starts.size() == 2 ? 1000 : 0));
      return status(200);
    });
    SendJob job = new SendJob(numbered(5), 1, Pacing.rate(10), retries(0), TIMEOUT);
    sender.run(job, listener);
    assertThat(starts).containsExactly(0L, 100L, 1100L, 1200L, 1300L);
  }

  @Test
  void everyAttemptIsHandedToTheLog() {
    List<OutgoingLog.Attempt> logged = new ArrayList<>();
    AtomicInteger closed = new AtomicInteger();
    OutgoingLog log = new OutgoingLog() {
      @Override
      public void add(Attempt attempt) {
        logged.add(attempt);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
    try (Sender sender = new Sender(answering(request -> status(500)), log, CLOCK, ticks)) {
      sender.run(new SendJob(numbered(2), 1, Pacing.NONE, retries(2), TIMEOUT), listener);
    }
    assertThat(logged).hasSize(6);
    assertThat(logged).allSatisfy(each -> assertThat(each.startedAt()).isEqualTo(CLOCK.instant()));
    assertThat(closed.get()).isOne();
  }

  @Test
  void aStopEndsTheWaitForADeliveryThatDoesNotCome() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Sender sender = sender(request -> status(200));
    Iterator<PlannedDelivery> never = new Iterator<>() {
      @Override
      public boolean hasNext() {
        waiting.countDown();
        try {
          new CountDownLatch(1).await();
          return true;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }

      @Override
      public PlannedDelivery next() {
        throw new AssertionError("nothing is there");
      }
    };
    FutureTask<SendSummary> running = new FutureTask<>(() -> sender.run(job(never, 4), listener));
    new Thread(running).start();
    waiting.await();

    sender.stop();

    assertThat(running.get().interrupted()).isTrue();
  }
}
