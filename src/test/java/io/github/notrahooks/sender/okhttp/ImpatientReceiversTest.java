package io.github.notrahooks.sender.okhttp;

import static io.github.notrahooks.sender.RawServer.answer;
import static io.github.notrahooks.sender.RawServer.ok;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Received;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that answer before they have read a request. */
final class ImpatientReceiversTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final OkHttpTransport transport =
      new OkHttpTransport(4, Ticks.SYSTEM, Proxies.NONE, Trust.USUAL);

  @AfterEach
  void close() {
    transport.close();
  }

  private Received received(Target target, Body body) {
    Headers headers = Headers.of("Content-Length", Integer.toString(body.size()));
    Answer answer = transport.send(OutgoingRequest.to(target, headers, body, ""), LONG);
    assertThat(answer).isInstanceOf(Received.class);
    return (Received) answer;
  }

  @Test
  void anAnswerBeforeTheBodyWasReadIsTaken() throws Exception {
    try (ServerSocket impatient = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<Void> refusing = CompletableFuture.runAsync(() -> {
        try (Socket socket = impatient.accept()) {
          socket.getInputStream().readNBytes(1000);
          socket
              .getOutputStream()
              .write(answer(413, "Too Large", "", "no").getBytes(StandardCharsets.US_ASCII));
          socket.shutdownOutput();
          // What comes meanwhile is thrown away, as a server does that lingers before it closes.
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      Target target = Target.parse("http://127.0.0.1:" + impatient.getLocalPort() + "/");
      assertThat(received(target, Body.of(new byte[9_000_000])).status()).isEqualTo(413);
      refusing.join();
    }
  }

  @Test
  void anAnswerBeforeTheConnectionIsClosedCountsAndTheNextGoesOverAnother() throws Exception {
    String refusal = answer(413, "Too Large", "Connection: keep-alive\r\n", "no");
    try (ServerSocket impatient = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> {
        try {
          try (Socket socket = impatient.accept()) {
            socket.getInputStream().readNBytes(1000);
            socket.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
          }
          try (Socket socket = impatient.accept()) {
            String begin = new String(socket.getInputStream().readNBytes(11), ISO_8859_1);
            socket.getOutputStream().write(ok().getBytes(StandardCharsets.US_ASCII));
            return begin;
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      Target target = Target.parse("http://127.0.0.1:" + impatient.getLocalPort() + "/");
      assertThat(received(target, Body.of(new byte[9_000_000])).status()).isEqualTo(413);
      assertThat(received(target, Body.EMPTY).status()).isEqualTo(200);
      assertThat(second.join()).isEqualTo("POST / HTTP");
    }
  }

  @Test
  void aReceiverThatDoesNotAskForABodyThatWaitsForItIsSaidNotToHaveAsked() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Target target = Target.parse("http://127.0.0.1:" + silent.getLocalPort() + "/");
      Headers headers = Headers.of("Content-Length", "1", "Expect", "100-continue");
      OutgoingRequest request = OutgoingRequest.to(target, headers, Body.of(new byte[1]), "");
      assertThat(transport.send(request, Duration.ofMillis(300)))
          .isInstanceOfSatisfying(
              Answer.NetworkFailure.class,
              failure -> assertThat(failure.message())
                  .endsWith("did not ask for the body within 300 ms: the header Expect says that it"
                      + " is sent only then, and it was not sent."));
    }
  }
}
