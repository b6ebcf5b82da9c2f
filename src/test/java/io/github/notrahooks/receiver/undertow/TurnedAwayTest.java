package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.receiver.Attempt;
import io.github.notrahooks.receiver.TurnedAway;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that leave no record are told of all the same, with the reason. */
final class TurnedAwayTest {
  private static final Attempt GOOD = Attempt.good("github");

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @ParameterizedTest
  @CsvSource({"/", "/webhook", "/api/webhooks", "/api/webhooks/github/org_local/int_github"})
  void aWrongPathIsToldWithWhereTheUrlsAre(String path) {
    receiver.exchange(GOOD.path(path));
    assertToldOf(
        "POST " + path,
        404,
        "no integration has this path; payload URLs: notra-hooks integrations url");
  }

  @Test
  void aSlashAtTheEndIsNamed() {
    receiver.exchange(GOOD.path(GOOD.path() + "/"));
    assertToldOf(
        "POST " + GOOD.path() + "/",
        404,
        "a payload URL has no slash at the end; payload URLs: notra-hooks integrations url");
  }

  @Test
  void anotherMethodIsTold() {
    receiver.exchange(GOOD.method("GET"));
    assertToldOf("GET " + GOOD.path(), 405, "a payload URL takes nothing but POST");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /healthz, Host: elsewhere.example, 421, the health check answers to the names of",
    "GET /healthz, Origin: http://elsewhere.example, 403, the health check does not answer pages",
    "PUT /healthz, X: y, 405, the health check takes nothing but GET",
    "POST /x, Transfer-Encoding: gzip, 501, Unsupported transfer encoding",
    "POST /x, Content-Length: 9223372036854775807, 413, Payload too large",
    "POST /x, Content-Length: 18446744073709551616, 413, Payload too large"
  })
  void whatComesBeforeTheRouteIsTold(String request, String line, int status, String why) {
    String host = line.startsWith("Host") ? "" : "Host: localhost\r\n";
    receiver.exchange(bytes(request + " HTTP/1.1\r\n" + host + line + "\r\n\r\n"));
    assertToldOf(request, status, why);
  }

  @ParameterizedTest
  @CsvSource({
    "'POST /x HTTP/1.1\r\n\r\n', POST /x, 'Missing, repeated or malformed Host header'",
    "'POST /x HTTP/1.1\r\nno colon\r\n\r\n', POST /x, Malformed request head",
    "'nonsense\r\n\r\n', nonsense, Malformed request head",
    "'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', PRI *, only HTTP/1.1 is spoken here",
    "'\u0016\u0003\u0001\u0002\u0000\u0001\u0000', (no HTTP), this is the beginning of TLS"
  })
  void whatTheParserRefusesIsTold(String bytes, String request, String why) {
    receiver.exchange(bytes(bytes));
    assertToldOf(request, 400, why);
  }

  @Test
  void aHeadThatIsTooLargeIsTold() {
    receiver.exchange(bytes("POST /x HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(33 * 1024)));
    assertToldOf("POST /x", 400, "its head has more than 32768 bytes");
  }

  @Test
  void whatIsSentBehindTheLastRequestOfAConnectionIsNoRequest() {
    try (Connection connection = receiver.connect()) {
      String last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      assertThat(connection.send(last + "POST / HTTP/1.1\r\n\r\n").answer().status())
          .isEqualTo(200);
      assertThat(connection.rest()).isEmpty();
    }
    receiver.exchange(GOOD.path("/marker"));
    assertThat(receiver.turnedAway().request()).isEqualTo("POST /marker");
  }

  private static void assertToldOf(String request, int status, String why) {
    TurnedAway told = receiver.turnedAway();
    assertThat(told.request()).isEqualTo(request);
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.reason()).startsWith(why);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
