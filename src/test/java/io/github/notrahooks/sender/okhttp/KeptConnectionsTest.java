package io.github.notrahooks.sender.okhttp;

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
import org.junit.jupiter.params.provider.ValueSource;

class KeptConnectionsTest {
  private static final String KEEPING = ok().replace("OK\r\n", "OK\r\nConnection: keep-alive\r\n");

  private final FakeTicks ticks = new FakeTicks();
  private final OkHttpTransport transport =
      new OkHttpTransport(4, ticks, Proxies.NONE, Trust.USUAL);

  @AfterEach
  void close() {
    transport.close();
  }

  private static Answer.Received send(OkHttpTransport transport, Target target) {
    Answer answer = transport.send(
        OutgoingRequest.to(target, Headers.of("Content-Length", "0"), Body.EMPTY, ""),
        Duration.ofSeconds(20));
    assertThat(answer).isInstanceOf(Answer.Received.class);
    return (Answer.Received) answer;
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

  @Test
  void eachConnectionIsKeptForItsOwnReceiver() throws Exception {
    try (RawServer one = RawServer.answering(KEEPING);
        RawServer other = RawServer.answering(KEEPING)) {
      send(transport, one.target("/"));
      send(transport, other.target("/"));
      send(transport, one.target("/"));
      assertThat(one.connections()).isEqualTo(1);
      assertThat(other.connections()).isEqualTo(1);
      assertThat(one.waiting()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionThatWasClosedAfterAllIsNoticedBeforeAnythingIsSent() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.THEN_CLOSE + KEEPING)) {
      for (int i = 1; i <= 50; i++) {
        send(transport, server.target("/"));
        server.awaitClosing();
      }
      assertThat(server.waiting()).isEqualTo(50);
      assertThat(server.connections()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\nmore",
        "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\nContent-Length: 4\r\n\r\nmore",
        "HTTP/1.1 304 Not Modified\r\nConnection: keep-alive\r\n\r\nHTTP/1.1 500 No\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nConnection: keep-alive\r\nContent-Length: 4\r\n\r\n",
        "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nokay",
        "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nx",
        "HTTP/1.1 101 Switching Protocols\r\nConnection: keep-alive\r\n\r\n",
      })
  void whatCameBehindAnAnswerIsNotTakenForTheNextOne(String answer) throws Exception {
    try (RawServer server = RawServer.answering(answer, KEEPING)) {
      int status = send(transport, server.target("/")).status();
      assertThat(answer).startsWith("HTTP/1.1 " + status);
      assertThat(send(transport, server.target("/")).status()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anAnswerWithoutABodyThatSaysThatTheConnectionIsKeptKeepsIt() throws Exception {
    String answer = "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n";
    try (RawServer server = RawServer.answering(answer)) {
      send(transport, server.target("/"));
      send(transport, server.target("/"));
      assertThat(server.connections()).isEqualTo(1);
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
