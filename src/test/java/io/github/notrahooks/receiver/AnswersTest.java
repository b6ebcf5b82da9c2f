package io.github.notrahooks.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.FormBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What accepted deliveries are answered, to the byte, and what the log will say of them. */
final class AnswersTest {
  static Stream<Sample> samples() {
    return Sample.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void aSampleHasTheOutcomeThatItsIndexStates(Sample sample) throws MalformedJson {
    Decision decision = decide(sample.attempt());
    assertThat(decision.outcome().wireName()).isEqualTo(sample.outcome());
    assertThat(decision.title()).isEqualTo(title(sample));
    assertThat(decision.reply().status()).isEqualTo(200);
    JsonNode answer = answer(decision);
    assertThat(answer.path("received").booleanValue()).isTrue();
    assertThat(answer.path("data").path("event").asString()).isEqualTo(sample.event());
    assertThat(answer.path("data").path("delivery").asString()).isEqualTo(Attempt.ID);
    assertThat(decision.payload().event()).isEqualTo(sample.event());
  }

  private static String title(Sample sample) {
    return switch (sample.outcome()) {
      case "pong" -> "Webhook ping received";
      case "processed" -> "Processed " + sample.event() + " event";
      case "filtered" -> "Filtered " + sample.event() + " event";
      default -> "Ignored " + sample.event() + " event";
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void aSampleFromGitHubMeansTheSameAsAForm(Sample sample) {
    if (sample.provider().equals("github")) {
      Attempt form = sample
          .attempt()
          .body(FormBody.encode(sample.body()))
          .with("Content-Type", "application/x-www-form-urlencoded");
      assertThat(decide(form).reply()).isEqualTo(decide(sample.attempt()).reply());
    }
  }

  @Test
  void aProcessedDeliveryIsAnsweredWithWhatWasTaken() {
    assertThat(decide(Sample.named("star.milestone").attempt()).reply().body().text())
        .isEqualTo("""
            {"received":true,"message":"Processed star event (created)",\
            "data":{"event":"star","delivery":"72d3162e-cc78-11e3-81ab-4c9367dc0958",\
            "processed":{"type":"star","action":"created","data":{\
            "starredAt":"%s","user":"%s","stargazersCount":100,\
            "milestone":true}},"repository":{"id":%s,"fullName":"%s"}}}""".formatted(
                field("star.milestone", "starred_at"),
                field("star.milestone", "sender", "login"),
                field("star.milestone", "repository", "id"),
                field("star.milestone", "repository", "full_name")));
  }

  @Test
  void aPushSaysPushedAndAMergeSaysMerged() {
    assertThat(decide(Sample.named("push").attempt()).reply().body().text())
        .startsWith("{\"received\":true,\"message\":\"Processed push event (pushed)\",");
    assertThat(
            decide(Sample.named("pull_request.merged").attempt()).reply().body().text())
        .startsWith("{\"received\":true,\"message\":\"Processed pull_request event (merged)\",");
  }

  @Test
  void aLinearDeliveryNamesItsOrganization() throws MalformedJson {
    JsonNode data = answer(decide(Attempt.good("linear"))).path("data");
    assertThat(data.path("organization").path("id").asString())
        .isEqualTo(field("issue.create", "organizationId"));
    assertThat(data.has("repository")).isFalse();
  }

  @Test
  void aPingIsAnsweredPong() {
    assertThat(decide(Sample.named("ping.app").attempt()).reply().body().text()).isEqualTo("""
            {"received":true,"message":"Pong! Webhook configured successfully",\
            "data":{"event":"ping","delivery":"72d3162e-cc78-11e3-81ab-4c9367dc0958"}}""");
  }

  @Test
  void anIgnoredDeliveryNamesItsAction() {
    assertThat(decide(Sample.named("issues.opened").attempt()).reply().body().text())
        .isEqualTo("""
            {"received":true,"message":"Event type 'issues' is not processed",\
            "data":{"event":"issues","delivery":"72d3162e-cc78-11e3-81ab-4c9367dc0958",\
            "action":"opened","ignored":true}}""");
  }

  @Test
  void aFilteredDeliverySaysWhy() {
    String ref = field("push.branch", "ref");
    assertThat(decide(Sample.named("push.branch").attempt()).reply().body().text())
        .isEqualTo("""
            {"received":true,"message":"Event 'push' with action '' was filtered out",\
            "data":{"event":"push","delivery":"72d3162e-cc78-11e3-81ab-4c9367dc0958",\
            "action":"","filtered":true,"reason":"%s is not the default branch main"}}""".formatted(ref));
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "issue.create"})
  void aDuplicateNamesTheFirstInTheLogAlone(String name) {
    Sample sample = Sample.named(name);
    Decision decision =
        DecisionTableTest.decide(sample.attempt(), key -> Optional.of("log_00000000000000aa"));
    assertThat(decision.duplicateOf()).isEqualTo("log_00000000000000aa");
    assertThat(decision.title()).isEqualTo("Duplicate " + sample.event() + " delivery");
    assertThat(decision.reply().body().text()).isEqualTo("""
            {"received":true,"message":"Webhook already processed (duplicate delivery)",\
            "data":{"event":"%s","delivery":"72d3162e-cc78-11e3-81ab-4c9367dc0958",\
            "duplicate":true}}""".formatted(sample.event()));
  }

  @Test
  void aDuplicateIsLookedUpByEndpointAndId() {
    List<Fingerprint> lookedUp = new ArrayList<>();
    DecisionTableTest.decide(Attempt.good("github"), key -> {
      lookedUp.add(key);
      return Optional.empty();
    });

    assertThat(lookedUp)
        .containsExactly(new DeliveryKey("int_github", "repo_github", Attempt.ID).fingerprint());
  }

  @Test
  void theEventOfALinearDeliveryIsTheOneInItsSignedBody() {
    Attempt renamed = Attempt.good("linear").with("Linear-Event", "Comment");
    assertThat(decide(renamed).payload().event()).isEqualTo("Issue");
  }

  @Test
  void aByteOrderMarkOrInvalidUtf8IsAnsweredAndNeverThrown() {
    byte[] invalid = "{\"action\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(decide(Attempt.good("github").body(Body.of(invalid))).reply().status())
        .isEqualTo(400);
    assertThat(decide(Attempt.good("github").body("\u0000\u0000")).reply().status())
        .isEqualTo(400);
    assertThat(decide(Attempt.good("github").body("[".repeat(100_000))).reply().status())
        .isEqualTo(400);
    assertThat(
            decide(Attempt.good("github").body("{\"ref\":1e999999999}")).reply().status())
        .isEqualTo(400);
  }

  private static Decision decide(Attempt attempt) {
    return DecisionTableTest.decide(attempt, key -> Optional.empty());
  }

  private static JsonNode answer(Decision decision) throws MalformedJson {
    return Json.parse(decision.reply().body().bytes());
  }

  private static String field(String sample, String... path) {
    try {
      JsonNode node = Json.parse(Sample.named(sample).body().bytes());
      for (String segment : path) {
        node = node.path(segment);
      }
      return node.asString();
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }
}
