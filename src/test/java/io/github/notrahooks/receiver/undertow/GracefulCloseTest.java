package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.log.write.FaultyLog;
import io.github.notrahooks.receiver.Attempt;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How a receiver stops. */
@Timeout(60)
final class GracefulCloseTest {
  private static final Attempt GOOD = Attempt.good("github");

  @TempDir
  private Path folder;

  private final FaultyLog log = new FaultyLog();

  @RegisterExtension
  private final ReceiverFixture receiver =
      new ReceiverFixture(() -> folder.resolve("home"), ReceiverFixture.SETTINGS, log::open);

  @Test
  void whatIsInFlightIsAnsweredAndNothingElseBegins() throws InterruptedException {
    try (Connection kept = receiver.connect();
        Connection health = receiver.connect();
        Connection inFlight = receiver.connect()) {
      assertThat(kept.exchange(GOOD.id("kept")).status()).isEqualTo(200);
      assertThat(health.send(healthRequest()).answer().status()).isEqualTo(200);
      log.hold();
      inFlight.send(GOOD.id("in-flight").wire());
      log.awaitHeld();
      Thread stopping = new Thread(receiver::stopServer);
      stopping.start();
      awaitRefused();

      Connection.Answer late = kept.exchange(GOOD.id("late"));
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.headers().first("Retry-After")).hasValue("5");
      assertThat(late.headers().first("Connection")).hasValue("close");
      assertThat(late.body()).isEqualTo("{\"error\":\"The server is shutting down\"}");
      Connection.Answer degraded = health.send(healthRequest()).answer();
      assertThat(degraded.status()).isEqualTo(503);
      assertThat(degraded.body()).contains("\"degraded\"", "shutting down");

      log.release();
      assertThat(inFlight.answer().body()).contains("\"processed\"");
      stopping.join();
      assertThat(receiver.last().referenceId()).isEqualTo("in-flight");
    } finally {
      log.release();
    }
  }

  @Test
  void aBodyThatIsStillComingIsWaitedForAndProcessed() throws InterruptedException {
    String text = new String(GOOD.body().bytes(), StandardCharsets.ISO_8859_1);
    try (Connection connection = receiver.connect()) {
      connection.send(
          GOOD.wireHead("Expect: 100-continue", "Content-Length: " + GOOD.body().size()));
      assertThat(connection.head().status()).isEqualTo(100);
      Thread stopping = new Thread(receiver::stopServer);
      stopping.start();
      awaitRefused();
      assertThat(connection.send(text).answer().body()).contains("\"processed\"");
      stopping.join();
    }
  }

  @Test
  void aBodyThatNeverComesIsNotWaitedForLongerThanAllowed() {
    ServerSettings usual = ReceiverFixture.SETTINGS;
    ReceiverFixture hasty = new ReceiverFixture(
        () -> folder.resolve("hasty"),
        new ServerSettings(
            usual.host(),
            0,
            usual.maxInFlightBytes(),
            usual.maxHeadBytes(),
            Duration.ofMinutes(10),
            usual.parseDeadline(),
            usual.idleDeadline(),
            usual.linger(),
            Duration.ofMillis(300),
            100),
        DeliveryLog::open);
    try (hasty;
        Connection connection = hasty.start().connect()) {
      connection.send(GOOD.wireHead("Expect: 100-continue", "Content-Length: 1000"));
      assertThat(connection.head().status()).isEqualTo(100);
      hasty.stopServer();
      assertThat(connection.rest()).isEmpty();
    }
  }

  @Test
  void aServerThatIsIdleStopsAtOnceAndTwiceIsNoHarm() {
    try (Connection idle = receiver.connect()) {
      assertThat(idle.exchange(GOOD).status()).isEqualTo(200);
      receiver.stopServer();
      receiver.stopServer();
      assertThat(idle.rest()).isEmpty();
    }
  }

  private static String healthRequest() {
    return "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** Connects until that fails: a connection that was quicker than the server tells nothing. */
  private void awaitRefused() {
    boolean refused = false;
    while (!refused && !Thread.currentThread().isInterrupted()) {
      try (Connection connection = receiver.connect()) {
        connection.finish();
      } catch (UncheckedIOException e) {
        refused = true;
      }
    }
    assertThat(refused).isTrue();
  }
}
