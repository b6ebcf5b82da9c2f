package io.github.notrahooks.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.receiver.Refusals.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver's table as the pure functions that it is: no sockets, no files. */
final class DecisionTableTest {
  private static final Function<Fingerprint, Optional<String>> NEW = key -> Optional.empty();
  private static final Function<Fingerprint, Optional<String>> SEEN =
      key -> Optional.of("log_00000000000000aa");

  static Stream<Refusal> refusals() {
    return Refusals.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void aRequestThatBreaksOneRuleGetsThatRulesAnswer(Refusal refusal) {
    HeadCheck.Result head =
        HeadCheck.check(refusal.attempt().head(), Configured.snapshot(), "1.1 notra-hooks-test");
    if (refusal.row() <= 2) {
      assertThat(head).isInstanceOf(HeadCheck.Result.Turned.class);
    } else {
      assertThat(head)
          .isInstanceOf(
              refusal.row() <= 12
                  ? HeadCheck.Result.Refused.class
                  : HeadCheck.Result.Admitted.class);
      Decision decision = decide(refusal.attempt(), NEW);
      assertThat(decision.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(decision.title()).isEqualTo(refusal.title());
      assertThat(decision.errorMessage()).isNotBlank();
      assertThat(decision.duplicateOf()).isNull();
    }
    Reply reply = reply(refusal.attempt(), NEW);
    assertThat(reply.status()).isEqualTo(refusal.status());
    assertThat(reply.body().text()).startsWith(refusal.answer());
    if (refusal.row() != 20) {
      assertThat(reply.body().text()).hasSameSizeAs(refusal.answer());
    }
  }

  @Test
  void aMethodThatIsNotPostIsToldWhichOneIsAllowed() {
    Reply reply = reply(Attempt.good("github").method("GET"), NEW);
    assertThat(reply.headers()).isEqualTo(Headers.of("Allow", "POST"));
  }

  @Test
  void allThatIsWrongWithTheSegmentsIsTold() {
    Reply reply = reply(Attempt.good("github").path("/api/webhooks/x/%/a b/"), NEW);
    assertThat(reply.body().text())
        .contains(
            "[\"provider\"]", "[\"organizationId\"]", "[\"integrationId\"]", "[\"repositoryId\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Type", "User-Agent", "Accept", "X-Hub-Signature", "X-GitHub-Hook-ID"})
  void aHeaderThatIsNotNeededMayBeRepeated(String name) {
    Attempt good = Attempt.good("github").with(name, "application/json");
    assertThat(reply(good.adding(name, "x").adding(name, "x"), NEW).status()).isEqualTo(200);
  }

  /** It is not signed, so whatever it says must not decide more than how a genuine body is read. */
  @Test
  void ofSeveralContentTypesTheFirstCounts() {
    Attempt good = Attempt.good("github");
    String form = "application/x-www-form-urlencoded";
    assertThat(reply(good.adding("Content-Type", form), NEW).body().text())
        .contains("\"processed\"");
    Attempt other = good.with("Content-Type", form).adding("Content-Type", "application/json");
    assertThat(reply(other, NEW).body().text()).isEqualTo("{\"error\":\"Invalid JSON payload\"}");
  }

  /** Two rules broken at once, and which of them answers. */
  static Stream<Arguments> pairs() {
    return Stream.of("github", "linear").flatMap(provider -> {
      Attempt good = Attempt.good(provider);
      String other = provider.equals("github") ? "repo_linear" : "repo_github";
      Attempt off = good.segment(2, "int_" + provider + "_off");
      Attempt bare = good.segment(3, "repo_" + provider + "_bare");
      Attempt gzip = good.with("Content-Encoding", "gzip");
      return Stream.of(
          Arguments.of("1 and 2", good.method("GET").path("/x"), 404, "Not found"),
          Arguments.of("2 and 3", good.method("GET").segment(1, ""), 405, "Method not allowed"),
          Arguments.of(
              "3 and 4",
              good.segment(1, "").segment(2, "int_none"),
              400,
              "Invalid webhook parameters"),
          Arguments.of(
              "4 and 5",
              good.segment(1, "org_none").segment(2, "int_none"),
              404,
              "Integration not found"),
          Arguments.of(
              "5 and 6",
              off.segment(1, "org_other"),
              403,
              "Integration does not belong to this organization"),
          Arguments.of("6 and 7", off.segment(3, "repo_none"), 403, "Integration is disabled"),
          Arguments.of("6 and 8", off.segment(3, other), 403, "Integration is disabled"),
          Arguments.of(
              "7 and 9",
              bare.segment(3, "repo_none").with("Content-Encoding", "gzip"),
              404,
              "Repository not found"),
          Arguments.of(
              "8 and 9",
              good.segment(3, other + "_bare"),
              403,
              "Repository does not belong to this integration"),
          Arguments.of(
              "9 and 10",
              bare.with("Content-Encoding", "gzip"),
              400,
              "Webhook secret not configured for this repository"),
          Arguments.of(
              "10 and 11",
              gzip.without(good.signatureHeader()),
              415,
              "Unsupported content encoding"),
          Arguments.of(
              "11 and 12",
              good.without(good.signatureHeader()).adding(good.deliveryHeader(), "x"),
              400,
              "Missing " + good.signatureHeader() + " header"),
          Arguments.of(
              "12 and 15",
              good.id("not an ID").with(good.signatureHeader(), "x"),
              400,
              "Invalid delivery ID"));
    });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void ofTwoRulesTheEarlierAnswers(String rows, Attempt attempt, int status, String error) {
    Reply reply = reply(attempt, NEW);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().text()).startsWith("{\"error\":\"" + error + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void aForgedRequestIsNeverToldThatItIsADuplicate(String provider) {
    Attempt forged = Attempt.good(provider).with(Attempt.good(provider).signatureHeader(), "x");
    assertThat(reply(forged, SEEN).status()).isEqualTo(401);
  }

  @Test
  void aForgedRequestIsNotEvenLookedUp() {
    Attempt forged = Attempt.good("github").with("X-Hub-Signature-256", "sha256=00");
    reply(forged, key -> {
      throw new AssertionError("looked up " + key);
    });
  }

  @Test
  void aBadSignatureIsToldBeforeABadTimestamp() {
    Attempt stale = Refusals.stamped(Attempt.good("linear"), "1");
    Attempt both = stale.with("Linear-Signature", "0".repeat(64));
    assertThat(reply(both, NEW).body().text())
        .isEqualTo("{\"error\":\"Invalid webhook signature\"}");
  }

  @Test
  void aBadTimestampIsToldBeforeADuplicate() {
    Attempt stale = Refusals.stamped(Attempt.good("linear"), "1");
    assertThat(reply(stale, SEEN).body().text())
        .isEqualTo("{\"error\":\"Webhook timestamp is outside the tolerance\"}");
  }

  @Test
  void aTimestampAtTheEdgeOfTheToleranceIsGoodEitherWay() {
    long now = Configured.NOW.toEpochMilli();
    for (long at : List.of(now - 60_000, now + 60_000)) {
      assertThat(reply(Refusals.stamped(Attempt.good("linear"), "" + at), NEW).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aDuplicateComesBeforeAPing() {
    Reply reply = reply(Sample.named("ping.repository").attempt(), SEEN);
    assertThat(reply.body().text()).contains("\"duplicate\":true", "\"event\":\"ping\"");
  }

  @Test
  void aPingNeedsNoJson() {
    Attempt ping = Sample.named("ping.repository").attempt().body("Hello, World!");
    assertThat(reply(ping, NEW).body().text()).contains("Pong!");
  }

  @Test
  void aBodyThatIsNoJsonIsToldBeforeItsEventIsIgnored() {
    Attempt ignored = Sample.named("issues.opened").attempt().body("Hello, World!");
    assertThat(reply(ignored, NEW).body().text()).isEqualTo("{\"error\":\"Invalid JSON payload\"}");
  }

  @Test
  void aMissingFieldIsToldBeforeTheFilterIsAsked() {
    Attempt dev = Sample.named("push.branch").attempt().replacing("\"commits\":", "\"comits\":");
    assertThat(reply(dev, NEW).body().text()).contains("[\"commits\"]");
  }

  @Test
  void anEventTypeThatIsNotProcessedNeedsItsSignatureToo() {
    Attempt unsigned = Sample.named("issues.opened").attempt().with("X-Hub-Signature-256", "x");
    assertThat(reply(unsigned, NEW).status()).isEqualTo(401);
  }

  static Decision decide(Attempt attempt, Function<Fingerprint, Optional<String>> duplicateOf) {
    HeadCheck.Result head =
        HeadCheck.check(attempt.head(), Configured.snapshot(), "1.1 notra-hooks-test");
    if (head instanceof HeadCheck.Result.Refused refused) {
      return refused.decision();
    }
    Admission admission = ((HeadCheck.Result.Admitted) head).admission();
    Headers headers = attempt.head().headers();
    return BodyCheck.unverified(
            admission, headers, attempt.body(), Configured.NOW, Duration.ofSeconds(60))
        .orElseGet(() -> duplicateOf
            .apply(admission.key().fingerprint())
            .map(first -> BodyCheck.duplicate(admission, headers, attempt.body(), first))
            .orElseGet(() -> BodyCheck.examined(admission, headers, attempt.body())));
  }

  static Reply reply(Attempt attempt, Function<Fingerprint, Optional<String>> duplicateOf) {
    HeadCheck.Result head =
        HeadCheck.check(attempt.head(), Configured.snapshot(), "1.1 notra-hooks-test");
    return head instanceof HeadCheck.Result.Turned turned
        ? turned.reply()
        : decide(attempt, duplicateOf).reply();
  }
}
