package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a server stops, and what it does every hour until then. */
@Timeout(30)
final class StopSwitchTest {
  private static final LogRecord DELIVERY = LogRecord.builder()
      .id("log_1")
      .direction(Direction.INCOMING)
      .outcome(Outcome.PROCESSED)
      .payload(new LogRecord.Payload("push", "", null, Json.object()))
      .createdAt(Instant.EPOCH)
      .request(LogRecord.Request.NONE)
      .build();

  private final AtomicLong nanos = new AtomicLong();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** A switch on whose clock each look takes an hour. */
  private StopSwitch hourly(@Nullable Long until) {
    return new StopSwitch(
        new Wanted(until, List.of()), () -> nanos.getAndAdd(TimeUnit.HOURS.toNanos(1)));
  }

  private void held() {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nobodyWhoAnswersOrStopsWaitsForWhatIsDoneEveryHour() throws Exception {
    StopSwitch stop = hourly(1L);
    FutureTask<StopSwitch.Reason> waiting = new FutureTask<>(() -> stop.await(null, this::held));
    new Thread(waiting).start();
    begun.await();

    stop.answered(DELIVERY);
    stop.stop(StopSwitch.Reason.SIGNAL);

    assertThat(waiting.isDone()).isFalse();
    goOn.countDown();
    assertThat(waiting.get()).isEqualTo(StopSwitch.Reason.REACHED);
  }

  @Test
  void aTimeoutIsOneThoughWorkOfTheHourIsDue() throws Exception {
    StopSwitch stop = hourly(1L);

    StopSwitch.Reason why = stop.await(Duration.ofHours(3), () -> {});

    assertThat(why).isEqualTo(StopSwitch.Reason.TIMEOUT);
  }

  @Test
  void theWorkOfEveryHourIsDoneOnceAnHour() throws Exception {
    AtomicLong done = new AtomicLong();

    hourly(null).await(Duration.ofHours(10), done::incrementAndGet);

    assertThat(done.get()).isBetween(5L, 10L);
  }
}
