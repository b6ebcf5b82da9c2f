package io.github.notrahooks.sender.httpcore;

import static io.github.notrahooks.sender.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.FakeTicks;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.Target;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptConnectionsTest {
  private static final String KEEPING = ok().replace("OK\r\n", "OK\r\nConnection: keep-alive\r\n");

  private final FakeTicks ticks = new FakeTicks();
  private final HttpCoreTransport transport = new HttpCoreTransport(4, ticks);

  @AfterEach
  void close() {
    transport.close();
  }

  private static void send(HttpCoreTransport transport, Target target) {
    Answer answer = transport.send(
        OutgoingRequest.to(target, Headers.of("Content-Length", "0"), Body.EMPTY, ""),
        Duration.ofSeconds(20));
    assertThat(answer).isInstanceOf(Answer.Received.class);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1,Connection: keep-alive,1",
    "HTTP/1.1,connection: Keep-Alive,1",
    "HTTP/1.1,X-Nothing: said,2",
    "HTTP/1.1,Connection: close,2",
    "HTTP/1.0,X-Nothing: said,2",
  })
  void aConnectionIsUsedAgainOnlyIfTheReceiverSaysThatItMayBe(
      String version, String header, int connections) throws Exception {
    String answer = ok().replace("HTTP/1.1", version).replace("OK\r\n", "OK\r\n" + header + "\r\n");
    try (RawServer server = RawServer.answering(answer)) {
      send(transport, server.target("/1"));
      send(transport, server.target("/2"));
      assertThat(server.nextText()).startsWith("POST /1 ");
      assertThat(server.nextText()).startsWith("POST /2 ");
      assertThat(server.connections()).isEqualTo(connections);
    }
  }

  @ParameterizedTest
  @CsvSource({"900,1", "1100,2"})
  void aConnectionThatWasIdleForASecondIsNotUsedAgain(int idleMillis, int connections)
      throws Exception {
    try (RawServer server = RawServer.answering(KEEPING)) {
      send(transport, server.target("/1"));
      ticks.pass(Duration.ofMillis(idleMillis));
      send(transport, server.target("/2"));
      assertThat(server.connections()).isEqualTo(connections);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,3", "2,2"})
  void soManyConnectionsAreKeptAndEachForItsOwnReceiver(int kept, int connections)
      throws Exception {
    try (RawServer one = RawServer.answering(KEEPING);
        RawServer other = RawServer.answering(KEEPING);
        HttpCoreTransport keeping = new HttpCoreTransport(kept, ticks)) {
      send(keeping, one.target("/"));
      send(keeping, other.target("/"));
      send(keeping, one.target("/"));
      assertThat(one.connections() + other.connections()).isEqualTo(connections);
      assertThat(one.waiting()).isEqualTo(2);
    }
  }

  @Test
  void aReceiverThatClosesEachConnectionUnannouncedGetsEveryRequest() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.THEN_CLOSE + ok())) {
      for (int i = 0; i < 50; i++) {
        send(transport, server.target("/"));
      }
      assertThat(server.waiting()).isEqualTo(50);
    }
  }
}
