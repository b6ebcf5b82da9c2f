package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.receiver.Attempt;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no proper client sends. */
final class HttpEdgeTest {
  private static final Attempt GOOD = Attempt.good("github");
  private static final String LENGTH = "Content-Length: " + GOOD.body().size();
  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String BODY = new String(GOOD.body().bytes(), StandardCharsets.ISO_8859_1);

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  static Stream<Arguments> oddHeads() {
    return Stream.of(
        arguments("no Host", 400, GOOD.without("Host"), lines(LENGTH)),
        arguments("two Hosts", 400, GOOD.adding("Host", "127.0.0.1"), lines(LENGTH)),
        arguments("malformed Host", 400, GOOD.with("Host", "a b/c@"), lines(LENGTH)),
        arguments(
            "a Host that is not the one of the target",
            400,
            GOOD.path("http://other.example" + GOOD.path()),
            lines(LENGTH)),
        arguments("a length and chunks", 400, GOOD, lines(LENGTH, CHUNKED)),
        arguments("the length twice", 400, GOOD, lines(LENGTH, LENGTH)),
        arguments("two lengths", 400, GOOD, lines(LENGTH, "Content-Length: 3")),
        arguments("a list of lengths", 400, GOOD, lines("Content-Length: 2, 2")),
        arguments("a length with a sign", 400, GOOD, lines("Content-Length: +2")),
        arguments("a negative length", 400, GOOD, lines("Content-Length: -1")),
        arguments("a hexadecimal length", 400, GOOD, lines("Content-Length: 0x2")),
        arguments("a length of 2^64", 413, GOOD, lines("Content-Length: 18446744073709551616")),
        arguments("a length of 2^64 + 5", 413, GOOD, lines("Content-Length: 18446744073709551621")),
        arguments("a length of 19 digits", 413, GOOD, lines("Content-Length: " + "9".repeat(19))),
        arguments("a length of 20 digits", 413, GOOD, lines("Content-Length: " + "9".repeat(20))),
        arguments("a length of 2^63 - 1", 413, GOOD, lines("Content-Length: 9223372036854775807")),
        arguments("a length of 500 digits", 413, GOOD, lines("Content-Length: " + "7".repeat(500))),
        arguments(
            "two lengths beyond counting",
            400,
            GOOD,
            lines("Content-Length: " + "9".repeat(19), "Content-Length: " + "9".repeat(19))),
        arguments("an empty length", 400, GOOD, lines("Content-Length:")),
        arguments("chunks twice", 400, GOOD, lines(CHUNKED, CHUNKED)),
        arguments("xchunked", 501, GOOD, lines("Transfer-Encoding: xchunked")),
        arguments("gzip, chunked", 501, GOOD, lines("Transfer-Encoding: gzip, chunked")),
        arguments("chunked, gzip", 501, GOOD, lines("Transfer-Encoding: chunked, gzip")),
        arguments("identity", 501, GOOD, lines("Transfer-Encoding: identity")),
        arguments("no transfer encoding", 501, GOOD, lines("Transfer-Encoding:")),
        arguments("chunked, chunked", 501, GOOD, lines("Transfer-Encoding: chunked, chunked")),
        arguments("a length and gzip", 400, GOOD, lines(LENGTH, "Transfer-Encoding: gzip")),
        arguments("a control before chunked", 400, GOOD, lines("Transfer-Encoding: \u000bchunked")),
        arguments("a space before the colon", 400, GOOD, lines(LENGTH, "X-A : b")),
        arguments("no colon", 400, GOOD, lines(LENGTH, "X-A")),
        arguments("no name", 400, GOOD, lines(LENGTH, ": b")),
        arguments("a NUL", 400, GOOD, lines(LENGTH, "X-A: a\u0000b")),
        arguments("a carriage return", 400, GOOD, lines(LENGTH, "X-A: a\rb")),
        arguments("an escape", 400, GOOD, lines(LENGTH, "X-A: a\u001bb")),
        arguments("201 headers", 400, GOOD, many(200)),
        arguments("a header of 33 KiB", 400, GOOD, lines(LENGTH, "X-A: " + "a".repeat(33 * 1024))),
        arguments("a path of 70 KiB", 400, GOOD.path("/" + "a".repeat(70 * 1024)), lines(LENGTH)),
        arguments("a path that does not begin with a slash", 400, GOOD.path("x"), lines(LENGTH)),
        arguments("dots in the path", 404, GOOD.path("/api/.." + GOOD.path()), lines(LENGTH)),
        arguments("two slashes", 404, GOOD.path("/" + GOOD.path()), lines(LENGTH)),
        arguments(
            "an escaped slash",
            404,
            GOOD.path(GOOD.path().replace("org/", "org%2F")),
            lines(LENGTH)),
        arguments("a path parameter", 400, GOOD.path(GOOD.path() + ";x=1"), lines(LENGTH)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("oddHeads")
  void anOddHeadIsTurnedAwayAndTheConnectionWithIt(
      String what, int status, Attempt attempt, String[] lines) {
    try (Connection connection = receiver.connect()) {
      // At once: between two pieces the server may have turned away already.
      connection.send(new String(attempt.wireHead(lines), StandardCharsets.ISO_8859_1) + BODY);
      Connection.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(status);
      assertInForm(answer);
      connection.finish();
      assertThat(connection.rest()).doesNotContain("HTTP/1.1 2");
    }
    assertAnswers();
  }

  static Stream<Arguments> toleratedHeads() {
    return Stream.of(
        arguments("an absolute target", GOOD.path("http://127.0.0.1" + GOOD.path()), lines(LENGTH)),
        arguments("a folded header", GOOD, lines(LENGTH, "X-A: b\r\n  c")),
        arguments("a header of 20 KiB", GOOD, lines(LENGTH, "X-A: " + "a".repeat(20 * 1024))),
        arguments("90 headers", GOOD, many(85)),
        arguments("an empty content encoding", GOOD, lines(LENGTH, "Content-Encoding:")),
        arguments("no content encoding", GOOD, lines(LENGTH, "Content-Encoding: identity, ,")),
        arguments(
            "zeros before the length",
            GOOD,
            lines("Content-Length: " + "0".repeat(30) + BODY.length())),
        arguments("a header with bytes above ASCII", GOOD, lines(LENGTH, "X-A: \u0080\u00ff")),
        arguments("an expectation that nobody knows", GOOD, lines(LENGTH, "Expect: 200-ok")),
        arguments(
            "an offer of HTTP/2",
            GOOD,
            lines(
                LENGTH,
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("toleratedHeads")
  void anUnusualHeadIsNoHarm(String what, Attempt attempt, String[] lines) {
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.id(what.replace(' ', '-').replace('/', '-')).wireHead(lines));
      assertThat(connection.send(BODY).answer().body()).contains("\"processed\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "FOO", "GET", "OPTIONS", "post", "CONNECT", "DELETE"})
  void anyOtherMethodIsToldWhichOneIsAllowed(String method) {
    Connection.Answer answer = receiver.exchange(GOOD.method(method));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().first("Allow")).hasValue("POST");
    assertThat(answer.body()).isEqualTo("{\"error\":\"Method not allowed\"}");
  }

  @Test
  void anAnswerToHeadHasNoBody() {
    try (Connection connection = receiver.connect()) {
      connection.send(GOOD.method("HEAD").wireHead("Connection: close"));
      assertThat(connection.head().status()).isEqualTo(405);
      assertThat(connection.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "POST / HTTP/1.1\r\n Host: x\r\n\r\n",
        "POST / HTTP/1.1\nHost: x\n\n",
        "POST /\r\n\r\n",
        "POST / http/1.1\r\nHost: x\r\n\r\n",
        "\u0000\u0000\u0000\u0000\r\n\r\n",
        "hello\r\n\r\n"
      })
  void whatIsNoHttpIsAnswered400(String bytes) {
    try (Connection connection = receiver.connect()) {
      Connection.Answer answer = connection.send(bytes).finish().answer();
      assertThat(answer.status()).isEqualTo(400);
      assertInForm(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/0.9, 505",
    "HTTP/2.0, 400",
    "HTTP/1.2, 200",
    "HTTP/3.0, 505",
    "HTTP/7.7, 505",
    "HTTP/9.9, 505"
  })
  void aHigherMinorVersionIsReadAsTheNewestThereIsAndAnyOtherMajorOneIsRefused(
      String version, int status) {
    Attempt attempt = GOOD.id(version.replace('/', '-'));
    String head = new String(attempt.wireHead(LENGTH), StandardCharsets.ISO_8859_1);
    try (Connection connection = receiver.connect()) {
      connection.send(head.replace("HTTP/1.1", version) + BODY);
      assertThat(connection.answer().status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "-1", "", "1_9", "0x2", "2 2\u0001", "+2"})
  void aBadChunkSizeEndsTheConnectionAndIsLogged(String size) {
    String id = "chunk-" + HexFormat.of().formatHex(size.getBytes(StandardCharsets.UTF_8));
    Attempt attempt = GOOD.id(id);
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead(CHUNKED)).send(size + "\r\n{}\r\n0\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(400);
      assertThat(connection.finish().rest()).doesNotContain("HTTP/1.1 2");
    }
    assertBroken(receiver.told(id));
  }

  @Test
  void aBodyThatBreaksOffIsLoggedAndNotRemembered() {
    Attempt attempt = GOOD.id("broken-off");
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead(LENGTH)).send(BODY.substring(0, 100)).finish();
      Connection.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo("{\"error\":\"Request body is incomplete or malformed\"}");
    }
    LogRecord logged = receiver.told("broken-off");
    assertBroken(logged);
    assertThat(logged.request().bodyBytes()).isEqualTo(100);
    assertThat(logged.request().bodyTruncated()).isTrue();
    assertThat(receiver.exchange(attempt).body()).contains("\"processed\"");
  }

  @Test
  void aChunkThatBreaksOffIsLoggedAndNotRemembered() {
    Attempt attempt = GOOD.id("broken-chunk");
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead(CHUNKED)).send("fff\r\nabc").finish();
      assertThat(connection.answer().status()).isEqualTo(400);
    }
    assertBroken(receiver.told("broken-chunk"));
    assertThat(receiver.exchange(attempt).body()).contains("\"processed\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", "CHUNKED"})
  void chunksWithExtensionsAndTrailersAreReadAndNeitherIsKept(String encoding) {
    Attempt attempt = GOOD.id("extended-" + encoding);
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead("Transfer-Encoding: " + encoding));
      connection.send(Integer.toHexString(BODY.length()) + ";a=\"b\";c\r\n" + BODY);
      connection.send("\r\n0;d\r\nX-GitHub-Delivery: other\r\nX-Trailer: t\r\n\r\n");
      assertThat(connection.answer().body()).contains("\"processed\"");
      assertThat(connection.exchange(GOOD.id("behind-" + encoding)).status()).isEqualTo(200);
    }
    LogRecord.Request logged = receiver.told("extended-" + encoding).request();
    assertThat(logged.headers().first("X-Trailer")).isEmpty();
    assertThat(logged.headers().count("X-GitHub-Delivery")).isEqualTo(1);
    assertThat(logged.body()).isEqualTo(GOOD.body());
  }

  @Test
  void whoAsksBeforeSendingIsToldToGoOnAndThenAnswered() {
    try (Connection connection = receiver.connect()) {
      connection.send(GOOD.id("asks").wireHead(LENGTH, "Expect: 100-continue"));
      assertThat(connection.head().status()).isEqualTo(100);
      assertThat(connection.send(BODY).answer().body()).contains("\"processed\"");
    }
  }

  @Test
  void whoAsksBeforeSendingWhatIsRefusedByItsHeadIsNotToldToGoOn() {
    try (Connection connection = receiver.connect()) {
      connection.send(GOOD.path("/x").wireHead(LENGTH, "Expect: 100-continue"));
      assertThat(connection.answer().status()).isEqualTo(404);
    }
  }

  /** What stands behind a chunk's data would be a request to one who reads it in another way. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytesBehindTheDataOfAChunkAreRefused(boolean withTheHead) {
    Attempt attempt = GOOD.id("behind-data-" + withTheHead);
    String head = new String(attempt.wireHead(CHUNKED), StandardCharsets.ISO_8859_1);
    String chunk = Integer.toHexString(BODY.length()) + "\r\n" + BODY;
    try (Connection connection = receiver.connect()) {
      if (withTheHead) {
        connection.send(head + chunk + "more\r\n0\r\n\r\n");
      } else {
        connection.send(head).send(chunk).send("more\r\n0\r\n\r\n");
      }
      Connection.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo("{\"error\":\"Request body is incomplete or malformed\"}");
    }
    assertBroken(receiver.told("behind-data-" + withTheHead));
  }

  @Test
  void anOlderClientIsAnsweredAndItsConnectionClosed() {
    String head = new String(GOOD.id("older").wireHead(LENGTH), StandardCharsets.ISO_8859_1);
    try (Connection connection = receiver.connect()) {
      connection.send(head.replace("HTTP/1.1", "HTTP/1.0") + BODY);
      assertThat(connection.answer().body()).contains("\"processed\"");
      assertThat(connection.rest()).isEmpty();
    }
  }

  /** Its end is not read, so the answer may be lost with the connection. */
  @Test
  void aHeadOfMoreThanAMegabyteIsNotReadToItsEnd() {
    try (Connection connection = receiver.connect()) {
      connection.send(GOOD.wireHead(LENGTH));
      assertThat(connection.send(BODY).answer().status()).isEqualTo(200);
      try {
        connection.send(GOOD.wireHead(LENGTH, "X-A: " + "a".repeat(1_100_000)));
        assertThat(connection.rest()).doesNotContain("HTTP/1.1 2");
      } catch (UncheckedIOException closed) {
        assertThat(closed).hasMessageMatching(".*(Broken pipe|reset|closed|abort).*");
      }
    }
    assertAnswers();
  }

  @Test
  void aTrailerIsNoHeader() {
    Attempt attempt = GOOD.without("X-Hub-Signature-256");
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead(CHUNKED));
      connection.send(Integer.toHexString(BODY.length()) + ";a=b\r\n" + BODY);
      connection.send("\r\n0\r\nX-Hub-Signature-256: " + GOOD.signature() + "\r\n\r\n");
      assertThat(connection.answer().body())
          .isEqualTo("{\"error\":\"Missing X-Hub-Signature-256 header\"}");
    }
  }

  @Test
  void chunksWhoseLinesEndInLineFeedsAloneAreRead() {
    Attempt attempt = GOOD.id("line-feeds");
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead(CHUNKED));
      connection.send(Integer.toHexString(BODY.length()) + "\n" + BODY + "\n0\n\n");
      assertThat(connection.answer().body()).contains("\"processed\"");
    }
  }

  private static void assertInForm(Connection.Answer answer) {
    assertThat(answer.headers().first("Content-Type")).hasValue("application/json; charset=utf-8");
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  private static void assertBroken(LogRecord logged) {
    assertThat(logged.title()).isEqualTo("Request body is incomplete or malformed");
    assertThat(logged.statusCode()).isEqualTo(400);
  }

  private static void assertAnswers() {
    assertThat(receiver.health().status()).isEqualTo(200);
  }

  private static String[] lines(String... lines) {
    return lines;
  }

  private static String[] many(int count) {
    List<String> lines = new ArrayList<>(List.of(LENGTH));
    IntStream.range(0, count).forEach(i -> lines.add("X-" + i + ": a"));
    return lines.toArray(new String[0]);
  }
}
