package io.github.notrahooks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.ReplaySettings.Id;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.signature.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {
  static final Instant THEN = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant MUCH_LATER = THEN.plusSeconds(3600);
  private static final Target TARGET = Target.parse("http://localhost:8484/elsewhere");
  static final Secret SECRET = Secret.of("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final Secret OTHER =
      Secret.of("whsec_HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final String ISSUE =
      "{ \"type\": \"Issue\", \"webhookTimestamp\": 1795424400000,\r\n \"n\": -28.999950084548026 }\n";

  private static SignatureScheme scheme(String id) {
    return SignatureSchemes.BUILT_IN.named(id).orElseThrow();
  }

  static LogRecord stored(SignatureScheme scheme, String event, Body body) {
    Headers sent =
        Draft.of(scheme, event, body, SECRET).signed("stored-id", THEN).headers();
    Headers.Builder received = new Headers.Builder().add("Host", "old.example");
    sent.forEach(header -> received.add(header.name(), header.value()));
    received
        .add("Connection", "close")
        .add("Expect", "")
        .add("Authorization", "Bearer x")
        .add("Cookie", "a=b")
        .add("X-Forwarded-For", "1.2.3.4")
        .add("Accept-Encoding", "gzip,deflate");
    return record(scheme.id(), event, received.build(), body, body.size(), false);
  }

  static LogRecord record(
      String type, String event, Headers headers, Body body, long bytes, boolean truncated) {
    return LogRecord.builder()
        .id("log_0123456789abcdef")
        .referenceId("stored-id")
        .title("Processed " + event + " event")
        .integrationType(type)
        .direction(Direction.INCOMING)
        .success(true)
        .statusCode(200)
        .payload(new LogRecord.Payload(event, "act", null, Json.object()))
        .createdAt(THEN)
        .organizationId("org")
        .integrationId("int")
        .repositoryId("repo")
        .outcome(Outcome.PROCESSED)
        .durationMs(3)
        .request(LogRecord.Request.builder()
            .method("POST")
            .path("/api")
            .remoteAddress("127.0.0.1")
            .headers(headers)
            .bodyBytes(bytes)
            .body(body)
            .bodyTruncated(truncated)
            .build())
        .build();
  }

  private static ReplayPlan plan(
      LogRecord record, Sign sign, Id id, Instant now, List<Secret> secrets, String... headers) {
    ReplaySettings settings = new ReplaySettings(sign, id, HeaderEdits.parse(List.of(headers)));
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Replay(
            settings,
            new DeliveryIds(clock, new SplittableRandom(1)),
            clock,
            SignatureSchemes.BUILT_IN)
        .plan(record, secrets, TARGET);
  }

  private static OutgoingRequest request(
      LogRecord record, Sign sign, Id id, Instant now, Secret... secrets) {
    return plan(record, sign, id, now, List.of(secrets)).delivery().request().at(now);
  }

  private static Verdict verdict(SignatureScheme scheme, OutgoingRequest request, Instant now) {
    return scheme.verify(
        request.headers(), request.body(), List.of(SECRET), now, scheme.tolerance());
  }

  static List<SignatureScheme> schemes() {
    return SignatureSchemes.BUILT_IN.all();
  }

  @Test
  void theStoredSignatureIsKeptWhereItStillVerifies() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{\n}\n"));
    OutgoingRequest request = request(record, Sign.AUTO, Id.NEW, MUCH_LATER, OTHER, SECRET);

    assertThat(request.signing()).isEqualTo("signature kept");
    assertThat(request.body()).isEqualTo(record.request().body());
    assertThat(request.headers().first("X-Hub-Signature-256"))
        .isEqualTo(record.request().headers().first("X-Hub-Signature-256"));
    assertThat(request.headers().first("X-GitHub-Delivery").orElseThrow())
        .isNotEqualTo("stored-id")
        .hasSize(36);
  }

  @Test
  void onlyWhatTheProviderSaidGoesAlongInItsOrder() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    OutgoingRequest request = request(record, Sign.AUTO, Id.KEEP, MUCH_LATER, SECRET);
    assertThat(request.headers())
        .extracting(Header::name)
        .containsExactly(
            "Host",
            "User-Agent",
            "Content-Length",
            "Accept",
            "Content-Type",
            "X-GitHub-Delivery",
            "X-GitHub-Event",
            "X-GitHub-Hook-ID",
            "X-GitHub-Hook-Installation-Target-ID",
            "X-GitHub-Hook-Installation-Target-Type",
            "X-Hub-Signature",
            "X-Hub-Signature-256");
    assertThat(request.headers().first("Host")).hasValue("localhost:8484");
    assertThat(request.headers().first("X-GitHub-Delivery")).hasValue("stored-id");
  }

  @Test
  void aChunkedDeliveryIsSentWithALength() {
    Headers headers =
        Headers.of("Transfer-Encoding", "chunked", "Host", "h", "X-GitHub-Event", "push");
    LogRecord record = record("github", "push", headers, Body.ofText("{}"), 2, false);
    assertThat(request(record, Sign.NONE, Id.KEEP, THEN).headers())
        .isEqualTo(
            Headers.of("Host", "localhost:8484", "Content-Length", "2", "X-GitHub-Event", "push"));
  }

  @Test
  void anotherSecretMeansSigningAgain() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    OutgoingRequest request = request(record, Sign.AUTO, Id.NEW, MUCH_LATER, OTHER);
    assertThat(request.signing()).startsWith("signed again: the signature was not made");
    assertThat(SignatureSchemes.GITHUB.matches(request.headers(), request.body(), OTHER))
        .isTrue();
    assertThat(request.headers().first("X-GitHub-Hook-ID")).hasValue("292430182");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void whateverTheSchemeAnAutomaticReplayVerifies(SignatureScheme scheme) {
    LogRecord record = stored(scheme, "Issue", Body.ofText(ISSUE));
    for (Id id : Id.values()) {
      for (Instant now : List.of(THEN.plusSeconds(1), MUCH_LATER)) {
        OutgoingRequest request = request(record, Sign.AUTO, id, now, SECRET);
        assertThat(verdict(scheme, request, now)).isInstanceOf(Verdict.Valid.class);
        scheme
            .deliveryHeader()
            .ifPresent(name -> assertThat(request.headers().first(name).orElseThrow())
                .satisfies(
                    value -> assertThat(value.equals("stored-id")).isEqualTo(id == Id.KEEP)));
        assertThat(request.headers().first("Content-Length"))
            .hasValue(Integer.toString(request.body().size()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "github,NEW,true",
    "linear,NEW,true",
    "standard-webhooks,NEW,false",
    "notra,NEW,false",
    "standard-webhooks,KEEP,true",
    "notra,KEEP,true",
  })
  void aFreshSignatureIsKeptUnlessItCoversTheIdThatIsNew(String scheme, Id id, boolean kept) {
    LogRecord record = stored(scheme(scheme), "Issue", Body.ofText(ISSUE));
    OutgoingRequest request = request(record, Sign.AUTO, id, THEN.plusSeconds(30), SECRET);
    assertThat(request.signing().equals("signature kept")).isEqualTo(kept);
  }

  @Test
  void aStaleLinearDeliveryGetsAFreshTimestampInPlace() {
    LogRecord record = stored(SignatureSchemes.LINEAR, "Issue", Body.ofText(ISSUE));
    OutgoingRequest request = request(record, Sign.AUTO, Id.NEW, MUCH_LATER, SECRET);
    assertThat(request.body().text()).isEqualTo(ISSUE.replace("1795424400000", "1795428000000"));
    assertThat(request.headers().first("Linear-Timestamp")).hasValue("1795428000000");
    assertThat(request.signing()).contains("3600.0 s in the past");
  }

  @Test
  void whetherToSignAgainIsDecidedWhenItIsSent() {
    LogRecord record = stored(SignatureSchemes.LINEAR, "Issue", Body.ofText(ISSUE));
    ReplayPlan plan = plan(record, Sign.AUTO, Id.NEW, THEN.plusSeconds(50), List.of(SECRET));
    assertThat(plan.signing()).isEqualTo("signature kept");
    Instant sent = THEN.plusSeconds(90);
    OutgoingRequest request = plan.delivery().request().at(sent);
    assertThat(request.signing()).startsWith("signed again");
    assertThat(verdict(SignatureSchemes.LINEAR, request, sent)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void keepingAStaleSignatureIsWarnedOfWithItsAge() {
    LogRecord record = stored(SignatureSchemes.LINEAR, "Issue", Body.ofText(ISSUE));
    ReplayPlan plan = plan(record, Sign.KEEP, Id.KEEP, MUCH_LATER, List.of(SECRET));
    assertThat(plan.warnings())
        .containsExactly("The receiver will refuse log_0123456789abcdef: webhookTimestamp is"
            + " 3600.0 s in the past, and at most 60 s are tolerated.");
    assertThat(plan.delivery().request().at(MUCH_LATER).body()).isEqualTo(Body.ofText(ISSUE));
  }

  @Test
  void keepingASignatureOfAnotherSecretIsWarnedOf() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    assertThat(plan(record, Sign.KEEP, Id.NEW, THEN, List.of(OTHER)).warnings())
        .singleElement()
        .asString()
        .contains("was not made from these bytes with this secret");
    assertThat(plan(record, Sign.KEEP, Id.NEW, THEN, List.of(SECRET)).warnings())
        .isEmpty();
    assertThat(plan(record, Sign.KEEP, Id.NEW, THEN, List.of()).warnings()).isEmpty();
  }

  @Test
  void keepingASignatureThatCoversTheIdWhileThatIsNewIsWarnedOf() {
    LogRecord record = stored(scheme("standard-webhooks"), "x", Body.ofText("{}"));
    assertThat(plan(record, Sign.KEEP, Id.NEW, THEN, List.of(SECRET)).warnings())
        .singleElement()
        .asString()
        .contains("--id keep");
  }

  @Test
  void withoutSecretTheStoredSignatureIsSentWithAWarning() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    ReplayPlan plan = plan(record, Sign.AUTO, Id.NEW, THEN, List.of());
    assertThat(plan.signing()).isEqualTo("signature kept");
    assertThat(plan.warnings()).singleElement().asString().contains("no secret to check");
  }

  @Test
  void signingAgainWithoutSecretIsAProblem() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    ReplayPlan plan = plan(record, Sign.FRESH, Id.NEW, THEN, List.of());
    assertThat(plan.problem())
        .hasMessageContainingAll("there is no secret for it", "--secret-file");
    assertThatThrownBy(() -> plan.delivery().request().at(THEN)).isInstanceOf(Failure.class);
  }

  @Test
  void withoutSignatureNeitherTheOldNorTheNewOneIsSent() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    OutgoingRequest request = request(record, Sign.NONE, Id.NEW, THEN, SECRET);
    assertThat(request.signing()).isEqualTo("not signed");
    assertThat(request.headers().toString()).doesNotContain("X-Hub-Signature");
  }

  @Test
  void aRejectedDeliveryWithoutSignatureIsSignedNow() {
    LogRecord record = record(
        "github",
        "push",
        Headers.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "d"),
        Body.ofText("{}"),
        2,
        false);
    OutgoingRequest request = request(record, Sign.AUTO, Id.KEEP, THEN, SECRET);
    assertThat(request.signing()).contains("the header X-Hub-Signature-256 is missing");
    assertThat(verdict(SignatureSchemes.GITHUB, request, THEN)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void aBodyThatWasNotKeptWholeCannotBeSent() {
    LogRecord record = record("github", "push", Headers.EMPTY, Body.ofText("{\"a"), 70_000, true);
    ReplayPlan plan = plan(record, Sign.AUTO, Id.NEW, THEN, List.of(SECRET));
    assertThat(plan.problem())
        .hasMessage("log_0123456789abcdef cannot be sent again. Only the first 3 of 70000 bytes of"
            + " its body were kept.");
    assertThatThrownBy(() -> plan.delivery().request().at(THEN)).isSameAs(plan.problem());
  }

  @Test
  void aDeliveryOfAnUnknownProviderCannotBeSent() {
    LogRecord record = record("future", "push", Headers.EMPTY, Body.EMPTY, 0, false);
    assertThat(plan(record, Sign.KEEP, Id.KEEP, THEN, List.of()).problem())
        .hasMessageContaining("future");
  }

  @Test
  void aHeaderOfOnesOwnGoesAlong() {
    LogRecord record = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    ReplayPlan plan =
        plan(record, Sign.AUTO, Id.NEW, THEN, List.of(SECRET), "X-Mine: 1", "User-Agent: me");
    Headers headers = plan.delivery().request().at(THEN).headers();
    assertThat(headers.first("X-Mine")).hasValue("1");
    assertThat(headers.first("User-Agent")).hasValue("me");
  }

  @Test
  void thePlanNamesWhatItRepeats() {
    PlannedDelivery delivery = plan(
            stored(SignatureSchemes.LINEAR, "Issue", Body.ofText(ISSUE)),
            Sign.AUTO,
            Id.KEEP,
            THEN,
            List.of(SECRET))
        .delivery();
    assertThat(delivery.source()).isEqualTo("log_0123456789abcdef");
    assertThat(delivery.recordedAt()).isEqualTo(THEN);
    assertThat(delivery.scheme()).isEqualTo("linear");
    assertThat(delivery.event()).isEqualTo("Issue");
    assertThat(delivery.deliveryId()).isEqualTo("stored-id");
    assertThat(delivery.route()).isEqualTo(new PlannedDelivery.Route("org", "int", "repo"));
  }

  @Test
  void whatWasSentOnceCanBeSentAgain() {
    LogRecord sent = stored(SignatureSchemes.GITHUB, "push", Body.ofText("{}"));
    LogRecord outgoing = sent.toBuilder()
        .title("Sent push event")
        .integrationType("github")
        .direction(Direction.OUTGOING)
        .success(false)
        .statusCode(null)
        .errorMessage("Nothing listens")
        .createdAt(THEN)
        .organizationId(null)
        .integrationId(null)
        .repositoryId(null)
        .outcome(Outcome.SENT)
        .duplicateOf(null)
        .durationMs(3)
        .response(null)
        .build();
    ReplayPlan plan = plan(outgoing, Sign.AUTO, Id.NEW, THEN, List.of(SECRET));
    assertThat(plan.problem()).isNull();
    assertThat(plan.delivery().route()).isNull();
  }
}
