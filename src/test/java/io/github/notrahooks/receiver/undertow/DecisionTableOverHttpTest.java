package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.receiver.Attempt;
import io.github.notrahooks.receiver.Configured;
import io.github.notrahooks.receiver.Refusals;
import io.github.notrahooks.receiver.Refusals.Refusal;
import io.github.notrahooks.receiver.Sample;
import io.github.notrahooks.signature.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver's table over a socket, and what the log has of each request afterwards. */
final class DecisionTableOverHttpTest {
  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  static Stream<Refusal> refusals() {
    return Refusals.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void aRequestThatBreaksOneRuleGetsThatRulesAnswer(Refusal refusal) {
    receiver.exchange(Attempt.good("github").id("before"));
    String before = receiver.last().id();
    Connection.Answer answer = receiver.exchange(refusal.attempt());
    assertThat(answer.status()).isEqualTo(refusal.status());
    assertThat(answer.body()).startsWith(refusal.answer());
    assertThat(answer.headers().first("Content-Type")).hasValue("application/json; charset=utf-8");
    if (refusal.title().isEmpty()) {
      assertThat(receiver.last().id()).isEqualTo(before);
    } else {
      assertThat(receiver.last().id()).isNotEqualTo(before);
      assertLogged(refusal);
    }
  }

  private static void assertLogged(Refusal refusal) {
    LogRecord last = receiver.last();
    Body body = refusal.attempt().body();
    assertThat(last.title()).isEqualTo(refusal.title());
    assertThat(last.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(last.statusCode()).isEqualTo(refusal.status());
    assertThat(last.success()).isFalse();
    assertThat(last.request().path()).isEqualTo(refusal.attempt().path());
    assertThat(last.request().headers().list()).containsAll(refusal.attempt().headers());
    assertThat(last.request().body()).isEqualTo(body);
    assertThat(last.request().bodySha256()).isEqualTo(Sha256.hex(body.pieces()));
    assertThat(last.request().bodyTruncated()).isFalse();
  }

  static Stream<Sample> samples() {
    return Sample.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void aSampleIsOnDiskWithItsOutcomeAndItsBytesOnceItIsAnswered(Sample sample) {
    Attempt attempt = sample.attempt().id("sample-" + sample.name());
    assertThat(receiver.exchange(attempt).status()).isEqualTo(200);
    LogRecord last = receiver.last();
    assertThat(last.referenceId()).isEqualTo("sample-" + sample.name());
    assertThat(last.outcome().wireName()).isEqualTo(sample.outcome());
    assertThat(last.request().body()).isEqualTo(sample.body());
    assertThat(last.request().bodySha256()).isEqualTo(Sha256.hex(sample.body().pieces()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void chunksOfAnySizeMeanTheSameAsOneLength(String provider) {
    for (int chunk : new int[] {1, 7, 1000, 100_000}) {
      Attempt attempt = Attempt.good(provider).id(provider + "-chunk-" + chunk);
      assertThat(receiver.exchange(attempt.chunked(chunk)).body()).contains("\"processed\"");
      assertThat(receiver.last().request().body()).isEqualTo(attempt.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void aDeliverySentAgainIsADuplicateOfTheFirst(String provider) {
    Attempt attempt = Attempt.good(provider).id("again-" + provider);
    assertThat(receiver.exchange(attempt).body()).contains("\"processed\"");
    String first = receiver.last().id();
    Connection.Answer answer = receiver.exchange(attempt);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"duplicate\":true");
    assertThat(receiver.last().outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(receiver.last().duplicateOf()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ping.repository", "push.branch", "issues.opened"})
  void whatIsNotProcessedIsNotRemembered(String name) {
    Attempt attempt = Sample.named(name).attempt().id("twice-" + name);
    String first = receiver.exchange(attempt).body();
    assertThat(receiver.exchange(attempt).body()).isEqualTo(first);
  }

  @Test
  void aRejectedDeliveryIsProcessedOnceItIsRight() {
    Attempt attempt = Attempt.good("github").id("forged-first");
    assertThat(receiver.exchange(attempt.with("X-Hub-Signature-256", "x")).status())
        .isEqualTo(401);
    assertThat(receiver.exchange(attempt).body()).contains("\"processed\"");
  }

  @Test
  void aChangeOfTheConfigurationCountsFromTheNextDeliveryOn() {
    Attempt attempt = Attempt.good("github");
    assertThat(receiver.exchange(attempt.id("before")).status()).isEqualTo(200);
    receiver.configure(
        before -> ConfigurationChange.integration(before, "int_github", each -> null));
    assertThat(receiver.exchange(attempt.id("between")).status()).isEqualTo(404);
    receiver.configure(before -> Configured.configuration());
    assertThat(receiver.exchange(attempt.id("after")).status()).isEqualTo(200);
  }

  @Test
  void aClientThatWaitsToBeAskedForItsBodyIsAsked() {
    Attempt attempt = Attempt.good("github").id("expecting");
    try (Connection connection = receiver.connect()) {
      connection.send(attempt.wireHead(
          "Expect: 100-continue", "Content-Length: " + attempt.body().size()));
      assertThat(connection.head().status()).isEqualTo(100);
      assertThat(connection.send(attempt.body().bytes()).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void theQueryOfAPathIsLoggedAndOtherwiseIgnored() {
    Attempt attempt = Attempt.good("github").id("query");
    assertThat(receiver.exchange(attempt.path(attempt.path() + "?a=b%20c&a")).status())
        .isEqualTo(200);
    assertThat(receiver.last().request().path()).isEqualTo(attempt.path() + "?a=b%20c&a");
  }

  @Test
  void healthIsToldToThoseWhoAskByALocalName() {
    assertThat(receiver.health().body()).isEqualTo("{\"status\":\"ok\"}");
    String foreign = "GET /healthz HTTP/1.1\r\nHost: attacker.example:8484\r\n\r\n";
    assertThat(receiver.exchange(foreign.getBytes(StandardCharsets.US_ASCII)).status())
        .isEqualTo(421);
  }
}
