package io.github.notrahooks.sender.okhttp;

import static io.github.notrahooks.sender.RawServer.answer;
import static io.github.notrahooks.sender.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiedRequestsTest {
  /** Addresses are known to everybody; of names, one for the test. */
  private static final Dns LOOKUP = name -> {
    if (name.equals("known.test")) {
      return List.of(InetAddress.getByName("192.0.2.7"));
    }
    throw new UnknownHostException(name);
  };

  private static Answer sent(String assignments, String url) {
    try (OkHttpTransport transport =
        new OkHttpTransport(1, Ticks.SYSTEM, ProxiesTest.of(assignments), Trust.USUAL, LOOKUP)) {
      return transport.send(request(url), Duration.ofSeconds(20));
    }
  }

  private static OutgoingRequest request(String url) {
    Headers headers = Headers.of("Content-Length", "0");
    return OutgoingRequest.to(Target.parse(url), headers, Body.EMPTY, "");
  }

  private static NetworkFailure failure(String assignments, String url) {
    Answer answer = sent(assignments, url);
    assertThat(answer).isInstanceOf(NetworkFailure.class);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.NETWORK);
    return (NetworkFailure) answer;
  }

  private static int freePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return taken.getLocalPort();
    }
  }

  @Test
  void aRequestThatAProxyRelaysNamesTheWholeUrlAndIsElseTheSame() throws Exception {
    try (RawServer proxy = RawServer.answering(ok())) {
      String variable = "http_proxy=http://me:word@127.0.0.1:" + proxy.port();
      assertThat(sent(variable, "http://hooks.test/a?b")).isInstanceOf(Answer.Received.class);
      String written = proxy.nextText();
      assertThat(written)
          .isEqualTo("POST http://hooks.test/a?b HTTP/1.1\r\nHost: hooks.test\r\n"
              + "Content-Length: 0\r\nProxy-Authorization: Basic bWU6d29yZA==\r\n\r\n");
      assertThat(ProxiesTest.of(variable).head(request("http://hooks.test/a?b")) + "\r\n")
          .isEqualTo(written);
    }
  }

  @Test
  void anAnswerOfTheProxyItselfIsAnAnswerAndNothingIsSentAgain() throws Exception {
    String refusal = answer(407, "Who Are You", "Proxy-Authenticate: Basic realm=\"x\"\r\n", "");
    try (RawServer proxy = RawServer.answering(refusal)) {
      String variable = "http_proxy=http://me:word@127.0.0.1:" + proxy.port();
      assertThat(sent(variable, "http://hooks.test/"))
          .isInstanceOfSatisfying(
              Answer.Received.class, answer -> assertThat(answer.status()).isEqualTo(407));
      proxy.nextRequest();
      assertThat(proxy.waiting()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "socks5,http://known.test:81/,192.0.2.7:81",
    "socks5h,http://unknown.test/,unknown.test:80"
  })
  void aSocksProxyIsToldAnAddressOrANameAsTheSchemeSays(String scheme, String url, String asked)
      throws Exception {
    try (RawServer server = RawServer.answering(ok());
        FakeProxy proxy = FakeProxy.socks(server.port())) {
      assertThat(sent("all_proxy=" + scheme + "://" + proxy.address(), url))
          .isInstanceOf(Answer.Received.class);
      assertThat(proxy.asked()).isEqualTo(asked);
      assertThat(server.nextText()).startsWith("POST / HTTP/1.1\r\nHost: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5", "socks5h"})
  void aProxyThatDoesNotListenIsNamedWithItsVariable(String scheme) throws Exception {
    String address = "127.0.0.1:" + freePort();
    NetworkFailure failure = failure("ALL_PROXY=" + scheme + "://" + address, "http://known.test/");
    assertThat(failure.kind()).isEqualTo(Kind.PROXY);
    assertThat(failure.message())
        .isEqualTo("No connection to known.test: the proxy " + address
            + ", which ALL_PROXY names, cannot be reached: Connection refused.");
  }

  @Test
  void aProxyThatLetsNobodyThroughIsNamedWithWhatItSays() throws Exception {
    try (RawServer proxy = RawServer.answering(answer(403, "Forbidden", "", ""))) {
      NetworkFailure failure =
          failure("HTTPS_PROXY=127.0.0.1:" + proxy.port(), "https://hooks.test/");
      assertThat(failure.kind()).isEqualTo(Kind.PROXY);
      assertThat(failure.message())
          .isEqualTo("No connection to hooks.test: the proxy 127.0.0.1:" + proxy.port()
              + ", which HTTPS_PROXY names, made none: Unexpected response code for CONNECT: 403.");
    }
  }

  @Test
  void aProxyWithoutAnAddressIsNamed() {
    assertThat(
            failure("http_proxy=http://nowhere.test:3128", "http://known.test/").message())
        .isEqualTo("No connection to known.test: the proxy nowhere.test:3128, which http_proxy"
            + " names, has no address.");
  }

  @Test
  void aVariableThatNamesNoProxyIsWrongUsageAndNothingIsSent() {
    Answer answer = sent("HTTPS_PROXY=https://proxy.test", "https://hooks.test/");
    assertThat(answer).isInstanceOf(Answer.NotSent.class);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aLoopbackTargetIsReachedDirectly() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      assertThat(sent("http_proxy=http://127.0.0.1:" + freePort(), url))
          .isInstanceOf(Answer.Received.class);
    }
  }
}
