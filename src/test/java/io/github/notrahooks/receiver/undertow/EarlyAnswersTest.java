package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.receiver.Attempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are refused by their head while their body does not come. No deadline helps here. */
final class EarlyAnswersTest {
  private static final Duration NEVER = Duration.ofMinutes(10);
  private static final Attempt GOOD = Attempt.good("github");

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(
      () -> folder.resolve("home"),
      new ServerSettings(
          "127.0.0.1",
          0,
          64L << 20,
          16L << 20,
          NEVER,
          NEVER,
          NEVER,
          NEVER,
          Duration.ofSeconds(8),
          100),
      DeliveryLog::open);

  static Stream<Arguments> refused() {
    String length = "Content-Length: 1000";
    return Stream.of(
        arguments("a wrong path", 404, GOOD.path("/webhook"), length),
        arguments("a wrong method", 405, GOOD.method("PUT"), length),
        arguments("no such provider", 400, GOOD.segment(0, "gitlab"), length),
        arguments("no such integration", 404, GOOD.segment(2, "int_none"), length),
        arguments("another organization", 403, GOOD.segment(1, "org_none"), length),
        arguments("no such repository", 404, GOOD.segment(3, "repo_none"), length),
        arguments("a content encoding", 415, GOOD.with("Content-Encoding", "gzip"), length),
        arguments("no signature", 400, GOOD.without("X-Hub-Signature-256"), length),
        arguments("an ID that is none", 400, GOOD.id("a b"), length),
        arguments("too large", 413, GOOD, "Content-Length: 26214401"),
        arguments("larger than an int", 413, GOOD, "Content-Length: 9999999999"),
        arguments("a wrong path, large", 404, GOOD.path("/x"), "Content-Length: 9999999999"),
        arguments("larger than a long", 413, GOOD, "Content-Length: 18446744073709551621"),
        arguments("a length that is none", 400, GOOD, "Content-Length: 12x"),
        arguments("a wrong version", 505, GOOD.path(GOOD.path() + " HTTP/3.0"), length),
        arguments("no Host", 400, GOOD.without("Host"), length),
        arguments("chunks, no Host", 400, GOOD.without("Host"), "Transfer-Encoding: chunked"),
        arguments("two Hosts", 400, GOOD.adding("Host", "x"), length),
        arguments("chunks", 403, GOOD.segment(1, "org_none"), "Transfer-Encoding: chunked"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void theAnswerDoesNotWaitForTheBody(String what, int status, Attempt attempt, String framing) {
    assertAnsweredInForm(status, head(attempt, framing));
    assertAnsweredInForm(status, head(attempt, framing, "Expect: 100-continue"));
  }

  /** A version that is part of the path takes the place of the usual one. */
  private static String head(Attempt attempt, String... lines) {
    String head = new String(attempt.wireHead(lines), java.nio.charset.StandardCharsets.ISO_8859_1);
    return head.replace(" HTTP/3.0 HTTP/1.1", " HTTP/3.0");
  }

  private static void assertAnsweredInForm(int status, String head) {
    try (Connection connection = receiver.connect()) {
      Connection.Answer answer = connection.send(head).answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().first("Connection")).hasValue("close");
      assertThat(answer.headers().first("Content-Type"))
          .hasValue("application/json; charset=utf-8");
      assertThat(answer.body()).startsWith("{\"error\":\"");
    }
  }

  @Test
  void whatHasComeOfTheBodyIsInTheRecord() {
    Attempt attempt = GOOD.segment(3, "repo_none").id("partly");
    String head = head(attempt, "Content-Length: 1000");
    try (Connection connection = receiver.connect()) {
      assertThat(connection.send(head + "{\"a\":").answer().status()).isEqualTo(404);
    }
    LogRecord logged = receiver.told("partly");
    assertThat(logged.request().body().text()).isEqualTo("{\"a\":");
    assertThat(logged.request().bodyBytes()).isEqualTo(5);
    assertThat(logged.request().bodyTruncated()).isTrue();
  }

  @Test
  void whoSendsAllOfItWithTheHeadKeepsTheConnection() {
    try (Connection connection = receiver.connect()) {
      for (int i = 0; i < 3; i++) {
        Attempt attempt = GOOD.segment(3, "repo_none").id("all-" + i);
        assertThat(connection.exchange(attempt).status()).isEqualTo(404);
        LogRecord.Request logged = receiver.told("all-" + i).request();
        assertThat(logged.body()).isEqualTo(attempt.body());
        assertThat(logged.bodyTruncated()).isFalse();
      }
      assertThat(connection.exchange(GOOD.id("then")).status()).isEqualTo(200);
    }
  }
}
