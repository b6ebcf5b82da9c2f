package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.receiver.Attempt;
import io.github.notrahooks.receiver.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, claim too much, or are too many. What they run into is shortened. */
final class LimitsTest {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration NEVER = Duration.ofMinutes(10);
  private static final long HEADS = 256L << 10;
  private static final int MANY = 1000;
  private static final String LONG_HEADER = "X-Long: " + "x".repeat(600) + "\r\n";
  private static final Attempt GOOD = Attempt.good("github");

  @TempDir
  private Path folder;

  private final List<Connection> connections = new ArrayList<>();

  /** Each test gives its limits. */
  @AutoClose
  private ReceiverFixture receiver;

  @AfterEach
  void leave() {
    connections.forEach(Connection::close);
  }

  @Test
  void aBodyThatDripsIsAnswered408AndItsConnectionClosed() {
    start(NEVER.toMillis(), SOON, NEVER, NEVER, SOON, 100);
    Attempt attempt = GOOD.id("drips");
    Connection connection = connect();
    connection.send(attempt.wireHead("Content-Length: 1000000"));
    LogRecord logged = null;
    while (logged == null) {
      connection.drip();
      logged = receiver.toldAlready("drips");
    }
    Connection.Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Request body timed out\"}");
    assertThat(answer.headers().first("Connection")).hasValue("close");
    assertThat(connection.rest()).isEmpty();
    assertThat(logged.title()).isEqualTo("Request body timed out");
    assertThat(logged.request().bodyTruncated()).isTrue();
    assertThat(receiver.exchange(GOOD.id("drips")).body()).contains("\"processed\"");
  }

  @Test
  void aBodyThatStopsIsAnswered408() {
    start(NEVER.toMillis(), SOON, NEVER, NEVER, SOON, 100);
    Connection connection = connect();
    connection.send(GOOD.wireHead("Transfer-Encoding: chunked")).send("5\r\nhe");
    assertThat(connection.answer().status()).isEqualTo(408);
    assertThat(connection.rest()).isEmpty();
  }

  @Test
  void aForgedBodyThatStopsIsRefusedForWhatWasWrongFirst() {
    start(NEVER.toMillis(), SOON, NEVER, NEVER, SOON, 100);
    Connection connection = connect();
    connection
        .send(GOOD.segment(3, "repo_none").wireHead("Content-Length: 1000"))
        .send("{");
    assertThat(connection.answer().body()).isEqualTo("{\"error\":\"Repository not found\"}");
    assertThat(connection.rest()).isEmpty();
  }

  @Test
  void aHeadThatDoesNotEndIsNotWaitedFor() {
    start(NEVER.toMillis(), NEVER, SOON, NEVER, SOON, 100);
    Connection connection = connect();
    connection.send("POST " + GOOD.path() + " HTTP/1.1\r\nHost: x\r\nX-A:");
    assertThat(connection.rest()).doesNotContain("HTTP/1.1 2");
  }

  @Test
  void aConnectionWithoutARequestIsClosed() {
    start(NEVER.toMillis(), NEVER, NEVER, SOON, SOON, 100);
    assertThat(connect().rest()).isEmpty();
  }

  @Test
  void aConnectionWithoutAFurtherRequestIsClosed() {
    start(NEVER.toMillis(), NEVER, NEVER, SOON, SOON, 100);
    Connection connection = connect();
    assertThat(connection.exchange(GOOD).status()).isEqualTo(200);
    assertThat(connection.rest()).isEmpty();
  }

  @Test
  void theBodyOfWhatIsNoDeliveryIsNotWaitedFor() {
    start(NEVER.toMillis(), NEVER, NEVER, NEVER, SOON, 100);
    Connection connection = connect();
    connection.send(GOOD.path("/nothing").wireHead("Content-Length: 1000"));
    assertThat(connection.answer().status()).isEqualTo(404);
    assertThat(connection.rest()).isEmpty();
  }

  @Test
  void aRequestThatUndertowItselfRefusesDoesNotHoldItsConnectionEither() {
    start(NEVER.toMillis(), SOON, SOON, NEVER, SOON, 100);
    Connection connection = connect();
    connection.send(GOOD.without("Host").wireHead("Content-Length: 1000"));
    assertThat(connection.rest()).doesNotContain("HTTP/1.1 2");
  }

  @Test
  void bodiesThatThereIsNoRoomForAreAskedToComeBackAndThenThereIs() {
    start(GOOD.body().size() + 100, NEVER, NEVER, NEVER, SOON, 100);
    Attempt holding = GOOD.id("holding");
    Connection connection = connect();
    connection.send(holding.wireHead("Content-Length: " + GOOD.body().size()));
    String body = new String(GOOD.body().bytes(), StandardCharsets.ISO_8859_1);
    connection.send(body.substring(0, 5000));
    receiver.awaitHeld(5000);
    Connection.Answer answer = receiver.exchange(GOOD.id("refused"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers().first("Retry-After")).hasValue("1");
    assertThat(answer.body()).isEqualTo("{\"error\":\"Too many deliveries in flight\"}");
    LogRecord refused = receiver.told("refused");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.title()).isEqualTo("Too many deliveries in flight");
    assertThat(connection.send(body.substring(5000)).answer().status()).isEqualTo(200);
    receiver.awaitHeld(0);
    assertThat(receiver.exchange(GOOD.id("then")).body()).contains("\"processed\"");
  }

  @Test
  void roomIsGivenBackByThoseWhoBreakOffToo() {
    start(GOOD.body().size() + 100, NEVER, NEVER, NEVER, SOON, 100);
    for (int i = 0; i < 20; i++) {
      String id = "broken-" + i;
      try (Connection connection = receiver.connect()) {
        connection.send(GOOD.id(id).wireHead("Content-Length: 1000000")).send("x".repeat(5000));
        connection.finish();
        assertThat(connection.answer().status()).isEqualTo(400);
      }
      receiver.told(id);
      receiver.awaitHeld(0);
    }
    assertThat(receiver.exchange(GOOD.id("then")).body()).contains("\"processed\"");
  }

  @Test
  void aClientThatLeavesBeforeItsAnswerHarmsNobody() {
    start(NEVER.toMillis(), NEVER, NEVER, NEVER, SOON, 100);
    for (int i = 0; i < 50; i++) {
      try (Connection connection = receiver.connect()) {
        connection.send(Sample.named("push").attempt().id("left-" + i).wire());
      }
    }
    Set<String> left = new TreeSet<>();
    while (left.size() < 50) {
      left.add(String.valueOf(receiver.told().referenceId()));
    }
    assertThat(receiver.exchange(GOOD.id("then")).body()).contains("\"processed\"");
  }

  @Test
  void slowBodiesDoNotKeepAnotherDeliveryFromBeingAnswered() {
    start(64L << 20, NEVER, NEVER, NEVER, SOON, 1000);
    for (int i = 0; i < 200; i++) {
      connect().send(GOOD.id("slow-" + i).wireHead("Content-Length: 1000")).send("{");
    }
    assertThat(receiver.exchange(GOOD).body()).contains("\"processed\"");
  }

  /** Together they claim 25 times the heap of a test. */
  @Test
  void whatIsClaimedIsNotAllocated() {
    start(64L << 20, NEVER, NEVER, NEVER, SOON, 2000);
    for (int i = 0; i < 1000; i++) {
      connect()
          .send(GOOD.id("claims-" + i).wireHead("Content-Length: 26214400"))
          .send("{");
    }
    assertThat(receiver.exchange(GOOD).body()).contains("\"processed\"");
  }

  @Test
  void connectionsThatSendNothingGiveWayToThoseThatDo() {
    start(64L << 20, NEVER, NEVER, NEVER, SOON, 20);
    for (int i = 0; i < 100; i++) {
      Connection connection = connect();
      if (i % 2 == 0) {
        connection.send("POST / HTTP/1.1\r\nHost:");
      } else if (i % 5 == 0) {
        connection.send(GOOD.id("held-" + i).wireHead("Content-Length: 1000"));
      }
    }
    assertThat(receiver.exchange(GOOD.id("late")).body()).contains("\"processed\"");
    assertThat(connections.get(0).rest()).isEmpty();
  }

  @Test
  void headsThatDoNotEndGiveWayToDeliveriesOnceTheyHoldTooMuch() {
    start(64L << 20, NEVER, NEVER, NEVER, SOON, MANY);
    Connection first = connect().send("POST / HTTP/1.1\r\n" + LONG_HEADER.repeat(45));
    for (int i = 0; i < MANY && first.drip(); i++) {
      connect().send("POST / HTTP/1.1\r\n" + LONG_HEADER.repeat(45));
    }
    assertThat(first.rest()).isEmpty();
    assertThat(receiver.exchange(GOOD.id("late")).body()).contains("\"processed\"");
  }

  @Test
  void headsWhoseBodiesDoNotEndGiveWayAsWell() {
    start(64L << 20, NEVER, NEVER, NEVER, SOON, MANY);
    String head = head(GOOD.id("held"), 1_000_000);
    String request = head.replaceFirst("\r\n", "\r\n" + LONG_HEADER.repeat(45));
    Connection first = connect().send(request);
    for (int i = 0; i < MANY && first.drip(); i++) {
      connect().send(request);
    }
    assertThat(first.rest()).isEmpty();
    // Let go at once, though the time for its body has no end.
    LogRecord given = receiver.told("held");
    while (given.statusCode() != 400) {
      given = receiver.told("held");
    }
    assertThat(given.title()).isEqualTo("Request body is incomplete or malformed");
    assertThat(receiver.exchange(GOOD.id("late")).body()).contains("\"processed\"");
  }

  @Test
  void aBodyThatComesWithItsHeadTakesNoRoomOfHeads() {
    start(64L << 20, NEVER, NEVER, NEVER, SOON, 100);
    String head = head(GOOD.id("first"), GOOD.body().size());
    Connection first = connect().send(head.substring(0, head.length() - 2));
    for (int i = 0; i < 50; i++) {
      connect().send(head(GOOD.id("body-" + i), 20_000) + "x".repeat(14_000));
    }
    receiver.awaitHeld(50 * 14_000);
    first.send("\r\n").send(GOOD.body().bytes());
    assertThat(first.answer().body()).contains("\"processed\"");
  }

  private static String head(Attempt attempt, int length) {
    return new String(attempt.wireHead("Content-Length: " + length), StandardCharsets.ISO_8859_1);
  }

  private Connection connect() {
    Connection connection = receiver.connect();
    connections.add(connection);
    return connection;
  }

  private void start(
      long inFlight, Duration body, Duration parse, Duration idle, Duration linger, int most) {
    receiver = new ReceiverFixture(
            () -> folder.resolve("home"),
            new ServerSettings(
                "127.0.0.1",
                0,
                inFlight,
                HEADS,
                body,
                parse,
                idle,
                linger,
                Duration.ofSeconds(8),
                most),
            DeliveryLog::open)
        .start();
  }
}
