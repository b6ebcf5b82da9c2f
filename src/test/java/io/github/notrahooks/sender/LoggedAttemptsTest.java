package io.github.notrahooks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LoggedAttemptsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123Z");
  private static final Target TARGET = Target.parse("http://localhost:8484/api/webhooks/x?y=1");
  private static final Secret SECRET = Secret.of("the-secret-of-this-test");

  @TempDir
  Path folder;

  private final List<String> warnings = new ArrayList<>();

  private List<LogRecord> logged(OutgoingLog.Attempt... attempts) throws IOException {
    LogSettings settings = new LogSettings(
        folder.resolve("logs"),
        Clock.fixed(NOW, ZoneOffset.UTC),
        true,
        LogSettings.SEGMENT_BYTES,
        warnings::add);
    try (DeliveryLog log = DeliveryLog.open(settings)) {
      try (LoggedAttempts outgoing = new LoggedAttempts(
          log, new SplittableRandom(1), SignatureSchemes.BUILT_IN, warnings::add)) {
        for (OutgoingLog.Attempt attempt : attempts) {
          outgoing.add(attempt);
        }
      }
      return read();
    }
  }

  private List<LogRecord> read() throws IOException {
    List<LogRecord> records = new ArrayList<>();
    new LogReader(
            folder.resolve("logs"),
            damage -> warnings.add(damage.toString()),
            part -> warnings.add(part.toString()))
        .newestFirst(LogFilter.ALL, entry -> {
          records.add(0, entry.delivery());
          return true;
        });
    return records;
  }

  private static OutgoingLog.Attempt attempt(Body body, Answer answer, String... headers) {
    return attempt(SignatureSchemes.GITHUB, body, answer, headers);
  }

  private static OutgoingLog.Attempt attempt(
      SignatureScheme scheme, Body body, Answer answer, String... headers) {
    Draft draft = Draft.of(scheme, "push", body, SECRET).with(HeaderEdits.parse(List.of(headers)));
    PlannedDelivery planned = PlannedDelivery.of(
        new Signing(draft),
        "pushed",
        "id-1",
        TARGET,
        new PlannedDelivery.Route("org", "int", "repo"));
    return new OutgoingLog.Attempt(planned, planned.request().at(NOW), answer, NOW);
  }

  private static Answer answer(int status, String body) {
    return answer(status, body, Answer.Received.Rest.NONE);
  }

  private static Answer answer(int status, String body, Answer.Received.Rest rest) {
    return new Answer.Received(
        status, "", Headers.of("Set-Cookie", "s=1", "X", "y"), Body.ofText(body), rest, 7);
  }

  @Test
  void aTokenThatIsTheSecretItselfIsNotLogged() throws IOException {
    SignatureScheme gitLab = SignatureSchemes.BUILT_IN.named("gitlab").orElseThrow();
    LogRecord record =
        logged(attempt(gitLab, Body.ofText("{}"), answer(200, ""))).get(0);

    assertThat(record.request().headers().first("X-Gitlab-Token")).hasValue(LogRecord.REDACTED);
  }

  @Test
  void anAcceptedDeliveryIsLoggedAsSent() throws IOException {
    Body body = Body.of(new byte[] {'{', (byte) 0xFF, '}', '\r', '\n'});
    LogRecord record = logged(attempt(body, answer(200, "{\"received\":true}"))).get(0);

    assertThat(record.id()).matches("log_[0-9a-f]{16}");
    assertThat(record.referenceId()).isEqualTo("id-1");
    assertThat(record.title()).isEqualTo("Sent push event");
    assertThat(record.integrationType()).isEqualTo("github");
    assertThat(record.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(record.success()).isTrue();
    assertThat(record.statusCode()).isEqualTo(200);
    assertThat(record.errorMessage()).isNull();
    assertThat(record.payload().event()).isEqualTo("push");
    assertThat(record.payload().action()).isEqualTo("pushed");
    assertThat(record.createdAt()).isEqualTo(NOW);
    assertThat(record.organizationId()).isEqualTo("org");
    assertThat(record.integrationId()).isEqualTo("int");
    assertThat(record.repositoryId()).isEqualTo("repo");
    assertThat(record.outcome()).isEqualTo(Outcome.SENT);
    assertThat(record.durationMs()).isEqualTo(7);
    assertThat(record.request().method()).isEqualTo("POST");
    assertThat(record.request().path()).isEqualTo("/api/webhooks/x?y=1");
    assertThat(record.request().url()).isEqualTo("http://localhost:8484/api/webhooks/x?y=1");
    assertThat(record.request().body()).isEqualTo(body);
    assertThat(record.request().bodyBytes()).isEqualTo(5);
    assertThat(record.request().headers().first("Host")).hasValue("localhost:8484");
    assertThat(record.response()).isNotNull();
    assertThat(record.response().statusCode()).isEqualTo(200);
    assertThat(record.response().body().text()).isEqualTo("{\"received\":true}");
  }

  @Test
  void theHashIsThatOfTheBody() throws IOException {
    LogRecord record =
        logged(attempt(Body.ofText("Hello, World!"), answer(200, ""))).get(0);
    assertThat(record.request().bodySha256())
        .isEqualTo("dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f");
  }

  @Test
  void aRefusedDeliveryIsLoggedWithItsReason() throws IOException {
    LogRecord record = logged(
            attempt(Body.EMPTY, answer(401, "{\"error\":\"Invalid webhook signature\"}")))
        .get(0);
    assertThat(record.success()).isFalse();
    assertThat(record.statusCode()).isEqualTo(401);
    assertThat(record.errorMessage()).isEqualTo("Answered 401: Invalid webhook signature");
  }

  @Test
  void thatAnAnswerWasCutShortIsLogged() throws IOException {
    List<LogRecord> records = logged(
        attempt(Body.EMPTY, answer(200, "{\"rec", Answer.Received.Rest.CUT)),
        attempt(Body.EMPTY, answer(500, "Oo", Answer.Received.Rest.CUT)));
    assertThat(records.get(0).success()).isTrue();
    assertThat(records.get(0).statusCode()).isEqualTo(200);
    assertThat(records.get(0).errorMessage())
        .isEqualTo("Answered 200 (the body of the answer was cut short)");
    assertThat(records.get(1).success()).isFalse();
    assertThat(records.get(1).errorMessage())
        .isEqualTo("Answered 500: Oo (the body of the answer was cut short)");
  }

  @Test
  @Timeout(60)
  void whatCannotBeWrittenTakesNoRoomAndIsWarnedOf() throws IOException {
    Headers headers = Headers.of("Content-Length", "0");
    PlannedDelivery none = new PlannedDelivery("github", null, "", "id", null, null, null, at -> {
      throw new AssertionError();
    });
    OutgoingLog.Attempt impossible = new OutgoingLog.Attempt(
        none, OutgoingRequest.to(TARGET, headers, Body.EMPTY, ""), answer(200, ""), NOW);
    OutgoingLog.Attempt[] attempts = new OutgoingLog.Attempt[9000];
    Arrays.fill(attempts, impossible);
    attempts[attempts.length - 1] = attempt(Body.EMPTY, answer(200, ""));

    assertThat(logged(attempts)).hasSize(1);
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("What was sent cannot be written to the delivery log: ");
  }

  @Test
  void aDeliveryWithoutAnswerIsLoggedWithWhatWentWrong() throws IOException {
    LogRecord record = logged(attempt(
            Body.EMPTY, new Answer.NetworkFailure(Answer.Kind.REFUSED, "Nothing listens.", 3)))
        .get(0);
    assertThat(record.success()).isFalse();
    assertThat(record.statusCode()).isNull();
    assertThat(record.errorMessage()).isEqualTo("Nothing listens.");
    assertThat(record.response()).isNull();
    assertThat(record.durationMs()).isEqualTo(3);
  }

  @Test
  void aDeliveryIdThatTheUserGaveInAHeaderIsTheOneThatIsLogged() throws IOException {
    LogRecord record =
        logged(attempt(Body.EMPTY, answer(200, ""), "X-GitHub-Delivery: mine")).get(0);
    assertThat(record.referenceId()).isEqualTo("mine");
  }

  @Test
  void whatOpensDoorsIsNotKept() throws IOException {
    logged(attempt(
        Body.EMPTY, answer(200, ""), "authorization: Bearer abc123", "Cookie: session=abc123"));
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all.toString())
        .contains("[\"authorization\",\"[redacted]\"]", "[\"Set-Cookie\",\"[redacted]\"]")
        .doesNotContain("abc123", "s=1", "the-secret-of-this-test");
  }

  @Test
  void closingWaitsForAllThatWasHandedIn() throws IOException {
    Body mebibyte = Body.ofText("x".repeat(1024 * 1024));
    OutgoingLog.Attempt[] moreThanMayWait = new OutgoingLog.Attempt[80];
    Arrays.fill(moreThanMayWait, attempt(mebibyte, answer(200, "")));
    assertThat(logged(moreThanMayWait)).hasSize(80);
    assertThat(warnings).isEmpty();
  }

  @Test
  void aLogThatCannotBeWrittenIsWarnedOfOnceAndStopsNothing() throws IOException {
    LogSettings settings = new LogSettings(
        folder.resolve("logs"),
        Clock.fixed(NOW, ZoneOffset.UTC),
        true,
        LogSettings.SEGMENT_BYTES,
        warnings::add);
    try (DeliveryLog log = DeliveryLog.open(settings)) {
      Files.move(folder.resolve("logs"), folder.resolve("moved"));
      Files.createFile(folder.resolve("logs"));
      try (LoggedAttempts outgoing = new LoggedAttempts(
          log, new SplittableRandom(1), SignatureSchemes.BUILT_IN, warnings::add)) {
        outgoing.add(attempt(Body.EMPTY, answer(200, "")));
        outgoing.add(attempt(Body.EMPTY, answer(200, "")));
      }
    }
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("What was sent cannot be written to the delivery log: ");
  }
}
