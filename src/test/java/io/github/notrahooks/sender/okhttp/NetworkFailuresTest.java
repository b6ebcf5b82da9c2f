package io.github.notrahooks.sender.okhttp;

import static io.github.notrahooks.sender.RawServer.answer;
import static io.github.notrahooks.sender.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.Answer.Received;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFailuresTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final OkHttpTransport transport =
      new OkHttpTransport(4, Ticks.SYSTEM, Proxies.NONE, Trust.USUAL);

  @AfterEach
  void close() {
    transport.close();
  }

  private static OutgoingRequest empty(Target target) {
    return OutgoingRequest.to(target, Headers.of("Content-Length", "0"), Body.EMPTY, "");
  }

  private static OkHttpTransport looking(Dns lookup) {
    return new OkHttpTransport(1, Ticks.SYSTEM, Proxies.NONE, Trust.USUAL, lookup);
  }

  private NetworkFailure failure(OutgoingRequest request, Duration timeout) {
    Answer answer = transport.send(request, timeout);
    assertThat(answer).isInstanceOf(NetworkFailure.class);
    return (NetworkFailure) answer;
  }

  @Test
  void nothingListeningIsARefusal() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    NetworkFailure failure = failure(empty(Target.parse("http://127.0.0.1:" + port)), LONG);
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.message())
        .isEqualTo("Nothing listens at 127.0.0.1:" + port + " (connection refused).");
  }

  @Test
  void aHostWithoutAddressIsUnknown() {
    Dns nobody = host -> {
      throw new UnknownHostException(host);
    };
    try (OkHttpTransport lost = looking(nobody)) {
      Answer answer = lost.send(empty(Target.parse("http://hooks.invalid/x")), LONG);
      assertThat(answer).isInstanceOfSatisfying(NetworkFailure.class, failure -> {
        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(failure.message())
            .isEqualTo("The host of http://hooks.invalid/x has no address.");
      });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT20S", "P60D"})
  void ofSeveralAddressesOneThatAnswersIsEnough(Duration timeout) throws Exception {
    List<InetAddress> addresses =
        List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
    Dns two = host -> addresses;
    try (RawServer server = RawServer.answering(ok());
        OkHttpTransport fallingBack = looking(two)) {
      Target target = Target.parse("http://hooks.test:" + server.port() + "/");
      assertThat(fallingBack.send(empty(target), timeout)).isInstanceOf(Received.class);
      assertThat(server.nextText()).contains("Host: hooks.test:" + server.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RawServer.SILENCE, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"})
  void anAnswerThatDoesNotComeInTimeIsATimeout(String answer) throws Exception {
    try (RawServer server = RawServer.answering(answer)) {
      NetworkFailure failure = failure(empty(server.target("/")), Duration.ofMillis(100));
      assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(failure.message()).endsWith("within 100 ms.");
    }
  }

  @Test
  void aConnectionThatEndsTooEarlyIsAReset() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.CLOSE)) {
      assertThat(failure(empty(server.target("/")), LONG).kind()).isEqualTo(Kind.RESET);
    }
  }

  @Test
  void noTlsOnTheOtherSideIsSaidSo() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
        try (var socket = plain.accept()) {
          socket
              .getOutputStream()
              .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          socket.getInputStream().readNBytes(100);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      });
      Target target = Target.parse("https://127.0.0.1:" + plain.getLocalPort() + "/");
      NetworkFailure failure = failure(empty(target), LONG);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.message())
          .isEqualTo("No secure connection to 127.0.0.1:" + plain.getLocalPort()
              + ": what answers there is not TLS. Does the port speak plain http?");
      assertThat(answered).isNotNull();
    }
  }

  @Test
  void whatIsNoHttpIsAFailureOfAnotherKind() throws Exception {
    try (RawServer server = RawServer.answering("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
      NetworkFailure failure = failure(empty(server.target("/")), LONG);
      assertThat(failure.kind()).isEqualTo(Kind.OTHER);
      assertThat(failure.message()).contains("did not answer in HTTP", "SSH-2.0-OpenSSH_9.2");
    }
  }

  @Test
  void headersWithoutEndAreAFailureOfAnotherKind() throws Exception {
    String endless = "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(300_000);
    try (RawServer server = RawServer.answering(endless)) {
      assertThat(failure(empty(server.target("/")), LONG).kind()).isEqualTo(Kind.OTHER);
    }
  }

  @Test
  void aReceiverThatReadsNothingOfALongBodyIsATimeout() throws Exception {
    byte[] bytes = new byte[20_000_000];
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Target target = Target.parse("http://127.0.0.1:" + deaf.getLocalPort());
      OutgoingRequest request =
          OutgoingRequest.to(target, Headers.of("Content-Length", "20000000"), Body.of(bytes), "");
      NetworkFailure failure = failure(request, Duration.ofMillis(200));
      assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(failure.message())
          .contains("did not take all of the request within 200 ms. An answer that it gave");
    }
  }

  @Test
  void closingBreaksOffWhatIsUnderWay() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.SILENCE)) {
      CompletableFuture<Answer> answer =
          CompletableFuture.supplyAsync(() -> transport.send(empty(server.target("/")), LONG));
      server.nextRequest();
      transport.close();
      assertThat(answer.join())
          .isInstanceOfSatisfying(
              NetworkFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.CANCELLED));
      assertThat(failure(empty(server.target("/")), LONG).kind()).isEqualTo(Kind.CANCELLED);
    }
  }
}
