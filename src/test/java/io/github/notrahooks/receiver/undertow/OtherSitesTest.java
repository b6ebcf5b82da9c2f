package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.receiver.Attempt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page that somebody opened in a browser can have this machine's receiver do. */
final class OtherSitesTest {
  @TempDir
  private Path folder;

  @RegisterExtension
  private final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @ParameterizedTest
  @ValueSource(
      strings = {"attacker.example", "attacker.example:8484", "127.0.0.1.attacker.example", "[::2]"
      })
  void aNameThatResolvesToThisMachineIsNotToldWhetherAServerIsThere(String host) {
    Connection.Answer answer = health("Host: " + host);
    assertThat(answer.status()).isEqualTo(421);
    assertNothingForPages(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "localhost:8484", "[::1]:8484"})
  void thisMachineIsToldByAnyOfItsNames(String host) {
    assertThat(health("Host: " + host).status()).isEqualTo(200);
    assertThat(health("Host: " + host + "\r\nSec-Fetch-Site: none").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://attacker.example",
        "Origin: null",
        "Origin: http://localhost:9999",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: same-origin"
      })
  void aPageIsNotToldOfTheHealth(String header) {
    Connection.Answer answer = health("Host: localhost\r\n" + header);
    assertThat(answer.status()).isEqualTo(403);
    assertNothingForPages(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "http://attacker.example, cross-site",
    "http://127.0.0.1:9999, same-site",
    "'null', cross-site"
  })
  void aFormThatAPagePostsChangesNothing(String origin, String site) {
    Attempt form = Attempt.good("github")
        .body("payload=%7B%7D")
        .with("Host", "attacker.example")
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Origin", origin)
        .with("Sec-Fetch-Site", site)
        .without("X-GitHub-Event")
        .without("X-GitHub-Delivery")
        .without("X-Hub-Signature-256");
    Connection.Answer answer = receiver.exchange(form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Missing X-GitHub-Event header\"}");
    assertNothingForPages(answer);
    assertThat(receiver.records()).extracting(LogRecord::outcome).containsOnly(Outcome.REJECTED);
  }

  @Test
  void aPageThatKnowsAllButTheSecretChangesNothingEither() {
    Attempt good = Attempt.good("github").with("Origin", "null");
    Connection.Answer answer = receiver.exchange(good.with("X-Hub-Signature-256", "sha256=00"));
    assertThat(answer.status()).isEqualTo(401);
    assertNothingForPages(answer);
    assertThat(receiver.exchange(good).body()).contains("\"processed\"");
  }

  /** Headers of a webhook make a browser ask first. */
  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/nothing", ""})
  void aBrowserThatAsksWhetherAPageMaySendIsNotTold(String path) {
    Attempt asking = Attempt.good("github")
        .method("OPTIONS")
        .with("Origin", "http://attacker.example")
        .with("Access-Control-Request-Method", "POST")
        .with("Access-Control-Request-Headers", "x-github-event,x-hub-signature-256")
        .with("Access-Control-Request-Private-Network", "true");
    Connection.Answer answer = receiver.exchange(path.isEmpty() ? asking : asking.path(path));
    assertThat(answer.status()).isBetween(400, 499);
    assertNothingForPages(answer);
  }

  @Test
  void whatWasMeantForAnotherIsAnsweredByItsName() {
    try (Connection connection = receiver.connect()) {
      connection.send(
          "GET /healthz HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n");
      assertThat(connection.rest()).startsWith("HTTP/1.1 421 Misdirected Request\r\n");
    }
  }

  private Connection.Answer health(String headers) {
    return receiver.exchange(
        ("GET /healthz HTTP/1.1\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void assertNothingForPages(Connection.Answer answer) {
    assertThat(answer.headers().list())
        .extracting(Header::name)
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    assertThat(answer.headers().first("Content-Type")).hasValue("application/json; charset=utf-8");
  }
}
