package io.github.notrahooks.sender.okhttp;

import static io.github.notrahooks.sender.RawServer.answer;
import static io.github.notrahooks.sender.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Received;
import io.github.notrahooks.sender.Answer.Received.Rest;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.signature.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpTransportTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  private final OkHttpTransport transport =
      new OkHttpTransport(4, Ticks.SYSTEM, Proxies.NONE, Trust.USUAL);

  @AfterEach
  void close() {
    transport.close();
  }

  private static OutgoingRequest plain(Target target, Headers headers, Body body) {
    return OutgoingRequest.to(target, headers, body, "");
  }

  private static OutgoingRequest empty(Target target) {
    return plain(target, Headers.of("Content-Length", "0"), Body.EMPTY);
  }

  private Received received(OutgoingRequest request) {
    Answer answer = transport.send(request, LONG);
    assertThat(answer).isInstanceOf(Received.class);
    return (Received) answer;
  }

  private static Draft draft(SignatureScheme scheme, String event, String body) {
    return Draft.of(scheme, event, Body.ofText(body), Secret.of("It's a Secret to Everybody"));
  }

  @Test
  void aGitHubDeliveryIsOnTheWireAsGitHubSendsIt() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      Target target = server.target("/path");
      received(draft(SignatureSchemes.GITHUB, "push", "Hello, World!")
          .signed("72d3162e-cc78-11e3-81ab-4c9367dc0958", AT)
          .to(target, ""));

      assertThat(server.nextText())
          .isEqualTo(String.join(
              "\r\n",
              "POST /path HTTP/1.1",
              "Host: 127.0.0.1:" + server.port(),
              "User-Agent: GitHub-Hookshot/044aadd",
              "Content-Length: 13",
              "Accept: */*",
              "Content-Type: application/json",
              "X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958",
              "X-GitHub-Event: push",
              "X-GitHub-Hook-ID: 292430182",
              "X-GitHub-Hook-Installation-Target-ID: 79929171",
              "X-GitHub-Hook-Installation-Target-Type: repository",
              "X-Hub-Signature: sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59",
              "X-Hub-Signature-256: sha256="
                  + "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
              "",
              "Hello, World!"));
    }
  }

  @Test
  void aLinearDeliveryIsOnTheWireAsLinearSendsIt() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      Draft draft =
          draft(SignatureSchemes.LINEAR, "Issue", "{\"type\":\"Issue\",\"webhookTimestamp\":1}");
      String signature = SignatureSchemes.LINEAR.expected(
          Headers.EMPTY,
          Body.ofText("{\"type\":\"Issue\",\"webhookTimestamp\":1795424400000}"),
          draft.secret());
      received(draft
          .stamped()
          .signed("4b2f0d2c-4f5b-4b52-9d0e-0d8f3a1c2b3d", AT)
          .to(server.target("/linear?team=ENG"), ""));

      assertThat(server.nextText())
          .isEqualTo(String.join(
              "\r\n",
              "POST /linear?team=ENG HTTP/1.1",
              "Host: 127.0.0.1:" + server.port(),
              "User-Agent: Linear-Webhook",
              "Content-Length: 49",
              "Accept-Charset: utf-8",
              "Content-Type: application/json; charset=utf-8",
              "Linear-Delivery: 4b2f0d2c-4f5b-4b52-9d0e-0d8f3a1c2b3d",
              "Linear-Event: Issue",
              "Linear-Signature: " + signature,
              "Linear-Timestamp: 1795424400000",
              "",
              "{\"type\":\"Issue\",\"webhookTimestamp\":1795424400000}"));
    }
  }

  @Test
  void anEmptyBodyHasALengthOfZero() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      received(
          draft(SignatureSchemes.GITHUB, "push", "").signed("x", AT).to(server.target("/"), ""));
      assertThat(server.nextText()).contains("\r\nContent-Length: 0\r\n").endsWith("\r\n\r\n");
    }
  }

  @Test
  void headersKeepTheirOrderSpellingAndRepetitions() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      Headers headers = Headers.of(
          "x-LAST",
          "1",
          "Content-Length",
          "0",
          "X-Twice",
          "a",
          "x-twice",
          "b",
          "X-Utf8",
          "é 雯",
          "X-Space",
          "\u00a0a\u2003",
          "accept-encoding",
          "gzip",
          "Connection",
          "close");
      OutgoingRequest request = plain(server.target("/"), headers, Body.EMPTY);
      received(request);
      assertThat(server.nextText()).isEqualTo(request.head() + "\r\n");
    }
  }

  @Test
  void aHostOfOnesOwnIsSentInPlaceOfTheRightOne() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      received(draft(SignatureSchemes.GITHUB, "push", "")
          .with(HeaderEdits.parse(List.of("Host: hooks.example", "User-Agent:")))
          .signed("x", AT)
          .to(server.target("/"), ""));
      assertThat(server.nextText())
          .startsWith("POST / HTTP/1.1\r\n")
          .containsOnlyOnce("Host: hooks.example\r\n")
          .doesNotContain("User-Agent", "127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',/",
    "/,/",
    "/a/..b/.c./...,/a/..b/.c./...",
    "/a%2Fb//c,/a%2Fb//c",
    "?q=1,/?q=1",
    "/p?a='b'&c=%27,/p?a=%27b%27&c=%27",
    "/größe?ö=ß#part,/gr%C3%B6%C3%9Fe?%C3%B6=%C3%9F",
    "/a;b=c/~d!$&()*+:@,/a;b=c/~d!$&()*+:@",
    "/a?x=/y?z,/a?x=/y?z",
  })
  void thePathIsTheOneThatTheTargetSays(String given, String path) throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      Target target = server.target(given);
      received(empty(target));
      assertThat(server.nextText()).startsWith("POST " + path + " HTTP/1.1\r\n");
      assertThat(target.path()).isEqualTo(path);
    }
  }

  @Test
  void aBodyOf25MiBInPiecesArrivesToTheByte() throws Exception {
    byte[] bytes = new byte[26_214_400];
    new java.util.SplittableRandom(7).nextBytes(bytes);
    Body.Builder body = new Body.Builder();
    for (int at = 0; at < bytes.length; at += 1_000_003) {
      body.append(Arrays.copyOfRange(bytes, at, Math.min(at + 1_000_003, bytes.length)));
    }
    try (RawServer server = RawServer.answering(ok())) {
      Headers headers = Headers.of("Content-Length", Integer.toString(bytes.length));
      received(plain(server.target("/"), headers, body.build()));
      byte[] request = server.nextRequest();
      assertThat(Arrays.copyOfRange(request, request.length - bytes.length, request.length))
          .isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301,Location: /elsewhere",
    "307,Location: /elsewhere",
    "308,Location: http://127.0.0.1:1/",
    "401,WWW-Authenticate: Basic realm=\"x\"",
    "407,Proxy-Authenticate: Basic realm=\"x\"",
    "408,Connection: close",
    "421,X-Nothing: x",
    "503,Retry-After: 0",
  })
  void whateverTheAnswerItIsSentOnce(int status, String header) throws Exception {
    try (RawServer server =
        RawServer.answering(answer(status, "Word", header + "\r\n", ""), ok())) {
      Received answer = received(empty(server.target("/")));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.reason()).isEqualTo("Word");
      server.nextRequest();
      assertThat(server.waiting()).isZero();
    }
  }

  @Test
  void theAnswersHeadersAndBodyComeBackAsTheyWere() throws Exception {
    String headers = "X-Two: a\r\nx-two: b\r\nServer: test\r\n";
    try (RawServer server = RawServer.answering(answer(202, "Accepted", headers, "{}\n"))) {
      Received answer = received(empty(server.target("/")));
      assertThat(answer.headers())
          .isEqualTo(
              Headers.of("X-Two", "a", "x-two", "b", "Server", "test", "Content-Length", "3"));
      assertThat(answer.body().text()).isEqualTo("{}\n");
      assertThat(answer.rest()).isEqualTo(Rest.NONE);
      assertThat(answer.durationMs()).isNotNegative();
    }
  }

  @Test
  void aCompressedAnswerIsNotDecompressed() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(new byte[1_000_000]);
    }
    String raw = zipped.toString(StandardCharsets.ISO_8859_1);
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size()
        + "\r\n\r\n";
    try (RawServer server = RawServer.answering(head + raw)) {
      assertThat(received(empty(server.target("/"))).body().bytes())
          .isEqualTo(zipped.toByteArray());
    }
  }

  @ParameterizedTest
  @CsvSource({"65535,65535,NONE", "65536,65536,NONE", "65537,65536,UNREAD", "300000,65536,UNREAD"})
  void ofALongAnswerTheFirst64KibibytesAreKept(int size, int kept, Rest rest) throws Exception {
    try (RawServer server = RawServer.answering(answer(500, "No", "", "x".repeat(size)))) {
      Received answer = received(empty(server.target("/")));
      assertThat(answer.body().size()).isEqualTo(kept);
      assertThat(answer.rest()).isEqualTo(rest);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nab",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nab",
        "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nnonsense\r\n"
      })
  void theStatusOfAnAnswerWhoseBodyIsCutShortCounts(String headersAndBody) throws Exception {
    String answer = RawServer.THEN_CLOSE + "HTTP/1.1 202 Accepted\r\n" + headersAndBody;
    try (RawServer server = RawServer.answering(answer)) {
      Received received = received(empty(server.target("/")));
      assertThat(received.status()).isEqualTo(202);
      assertThat(received.accepted()).isTrue();
      assertThat(received.body().text()).isEqualTo("ab");
      assertThat(received.rest()).isEqualTo(Rest.CUT);
    }
  }

  @Test
  void theStatusOfAnAnswerWhoseBodyDoesNotEndInTimeCounts() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab";
    try (RawServer server = RawServer.answering(answer)) {
      Answer received = transport.send(empty(server.target("/")), Duration.ofMillis(500));
      assertThat(received).isInstanceOfSatisfying(Received.class, some -> {
        assertThat(some.accepted()).isTrue();
        assertThat(some.rest()).isEqualTo(Rest.CUT);
      });
    }
  }

  @Test
  void anAnswerInChunksIsPutTogether() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n"
        + "\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n";
    try (RawServer server = RawServer.answering(answer)) {
      assertThat(received(empty(server.target("/"))).body().text()).isEqualTo("abcde");
      assertThat(received(empty(server.target("/"))).body().text()).isEqualTo("abcde");
    }
  }

  @Test
  void anAnswerWithoutALengthEndsWithTheConnection() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\n\r\nto the end";
    try (RawServer server = RawServer.answering(RawServer.THEN_CLOSE + answer)) {
      assertThat(received(empty(server.target("/"))).body().text()).isEqualTo("to the end");
    }
  }

  @ParameterizedTest
  @CsvSource({"204,No Content", "304,Not Modified"})
  void anAnswerThatHasNoBodyIsNotWaitedFor(int status, String reason) throws Exception {
    String answer = "HTTP/1.1 " + status + " " + reason + "\r\nConnection: keep-alive\r\n\r\n";
    try (RawServer server = RawServer.answering(answer)) {
      assertThat(received(empty(server.target("/"))).status()).isEqualTo(status);
      assertThat(received(empty(server.target("/"))).body().size()).isZero();
    }
  }

  @Test
  void anAnswerWithNumbersThatNoneHasIsNoMistakeOfOurs() throws Exception {
    try (RawServer server = RawServer.answering(
        RawServer.THEN_CLOSE + "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhi")) {
      assertThat(received(empty(server.target("/"))).rest()).isEqualTo(Rest.CUT);
    }
    try (RawServer server = RawServer.answering(
        RawServer.THEN_CLOSE + "HTTP/1.1 -20 OK\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(transport.send(empty(server.target("/")), LONG))
          .isInstanceOf(Answer.NetworkFailure.class);
    }
  }

  @Test
  void whatComesBeforeTheAnswerIsPassedOver() throws Exception {
    String early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
    try (RawServer server = RawServer.answering(early + answer(201, "Created", "", "{}"))) {
      Received answer = received(empty(server.target("/")));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.body().text()).isEqualTo("{}");
    }
  }

  @Test
  void aHeaderOfAnAnswerMayHaveAnyLetters() throws Exception {
    String utf8 = new String("é 雯".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (RawServer server =
        RawServer.answering(answer(200, "OK", "X-Name: " + utf8 + "\r\n", ""))) {
      assertThat(received(empty(server.target("/"))).headers().first("X-Name")).contains("é 雯");
    }
  }

  @Test
  void noThreadOfItsKeepsTheProcessAlive() throws Exception {
    try (RawServer server = RawServer.answering(ok())) {
      received(empty(server.target("/")));
      transport.close();
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().matches("Ok(Http|io) .*"))
          .allMatch(Thread::isDaemon);
    }
  }
}
