package io.github.notrahooks.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code verify} and {@code sign} with files, header blocks and logged deliveries. */
final class VerifyAndSignTest {
  private static final String SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private CommandLineFixture fixture;

  @BeforeEach
  void writeThePayload(@TempDir Path folder) {
    fixture =
        new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", "It's a Secret to Everybody");
    fixture.file("hello", "Hello, World!");
  }

  @Test
  void aRightSignatureIsValid() {
    fixture
        .run("verify", "hello", "--signature", SIGNATURE, "-o", "table")
        .exits(0)
        .prints("valid: ");
    fixture
        .reading("Hello, World!")
        .run("verify", "-", "--signature", SIGNATURE)
        .exits(0);
  }

  @Test
  void aMismatchIsExplained() {
    fixture.file("hello", "Hello, World!\n");

    JsonNode json =
        fixture.run("verify", "hello", "--signature", SIGNATURE).exits(3).only();

    assertThat(json.path("valid").asBoolean()).isFalse();
    assertThat(json.path("reason").asString()).isEqualTo("mismatch");
    assertThat(json.path("hint").asString()).isEqualTo("trailing-newline-added");
    assertThat(json.path("message").asString()).contains("line break");
  }

  @Test
  void neitherTheSecretNorTheExpectedSignatureIsPrintedUnlessAskedFor() {
    fixture.file("other", "Hello!");
    Result hidden = fixture.run("verify", "other", "--signature", SIGNATURE).exits(3);
    Result shown = fixture
        .run("verify", "other", "--signature", SIGNATURE, "--show-expected")
        .exits(3);

    JsonNode header = shown.only().path("expected").path(0);
    assertThat(header.path("header").asString()).isEqualTo("X-Hub-Signature-256");
    assertThat(header.path("secret").asString()).isEqualTo("NOTRA_HOOKS_SECRET");
    String expected = header.path("value").asString();
    assertThat(expected).matches("sha256=[0-9a-f]{64}");
    fixture
        .run("verify", "other", "--signature", SIGNATURE, "--show-expected", "-o", "table")
        .exits(3)
        .says("X-Hub-Signature-256: " + expected);
    assertThat(hidden.only().has("expected")).isFalse();
    assertThat(hidden.out() + hidden.err()).doesNotContain(expected, "Secret to Everybody");
    assertThat(shown.out() + shown.err()).doesNotContain("Secret to Everybody");
  }

  @Test
  void theHeadersOfAFileAreRead() {
    fixture.file(
        "headers", "POST /hook HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: " + SIGNATURE + "\r\n");
    fixture.file("broken", "X-Hub-Signature-256 " + SIGNATURE);
    fixture.file("none", "Host: x\n");

    fixture.run("verify", "hello", "--headers", "headers").exits(0).saysNothing();
    fixture.file("headers.json", "{\"x-hub-signature-256\":[\"" + SIGNATURE + "\"]}");
    fixture
        .run("verify", "hello", "--headers", "headers.json", "-o", "json")
        .exits(0)
        .says("read headers.json as a JSON object of headers")
        .prints(
            "\"readAs\":[{\"what\":\"headers\",\"from\":\"headers.json\",\"as\":\"json-object\","
                + "\"bytes\":\"exact\"}]");
    fixture.run("verify", "hello", "--headers", "broken").exits(2).says("broken, line 1");
    fixture.run("verify", "hello", "--headers", "none").exits(3).prints("\"reason\":\"missing");
    fixture.run("verify", "hello", "--headers", "nowhere").exits(2).says("no file nowhere");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceWithoutEndIsNoSecretAndNoHeaders() {
    fixture
        .run("verify", "hello", "--headers", "/dev/zero")
        .exits(2)
        .says("longer than any headers");
    fixture
        .run("verify", "hello", "--signature", SIGNATURE, "--secret-file", "/dev/zero")
        .exits(2)
        .says("longer than any secret");
    String longer = "/dev/zero has more than 67108864 bytes";
    fixture.run("verify", "/dev/zero", "--signature", SIGNATURE).exits(2).says(longer);
    for (String command : List.of("sign", "send")) {
      fixture
          .run(command, "/dev/zero", "--provider", "github", "--event", "push")
          .exits(2)
          .says(longer);
    }
  }

  @Test
  void standardInputWithoutEndIsNoPayloadAndNoSecret() {
    fixture.readingWithoutEnd();
    fixture
        .run("sign", "-", "--provider", "github", "--event", "push")
        .exits(2)
        .says("standard input has more than 67108864 bytes");
    fixture.readingWithoutEnd();
    fixture
        .run("sign", "hello", "--provider", "github", "--event", "push", "--secret-file", "-")
        .exits(2)
        .says("standard input is longer than any secret");
  }

  @Test
  void standardInputIsNotReadTwiceForTwoSecrets() {
    fixture.reading("secret");
    fixture
        .run(
            "verify", "hello", "--signature", SIGNATURE, "--secret-file", "-", "--secret-file", "-")
        .exits(2)
        .says("standard input can be one secret only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1.5", "+5", "\uFF15", "\u0665", "0x5", "99999999999999999999"})
  void aNumberThatIsNoneIsSaidToBeInPlainWords(String text) {
    fixture
        .run("logs", "list", "--limit=" + text)
        .exits(2)
        .says("'" + text + "' is not a whole number");
  }

  @Test
  void filtersAndIdsThatCanMeanNothingAreErrors() {
    fixture.run("logs", "list", "--code", "-1").exits(2).says("an HTTP status from 100 to 999");
    fixture.run("logs", "list", "--grep", "").exits(2).says("--grep must not be empty");
    fixture.run("logs", "list", "--action", "  ").exits(2).says("--action is empty");
    fixture.run("logs", "list", "--action", "").exits(0);
    fixture
        .run("sign", "hello", "--provider", "github", "--event", "x", "--delivery-id", " ")
        .exits(2)
        .says("--delivery-id is empty");
  }

  @Test
  void oneSourceAndASignatureAreNeeded() {
    fixture.run("verify").exits(2).says("give one of FILE, --delivery ID and --logged");
    fixture.run("verify", "hello", "--logged").exits(2).says("give one of");
    fixture.run("verify", "hello").exits(2).says("--signature VALUE or --headers FILE");
  }

  @Test
  void whatSignPrintsVerifies() {
    String headers = fixture
        .run("sign", "hello", "--provider", "github", "--event", "push", "-o", "table")
        .exits(0)
        .out();
    fixture.file("headers", headers);

    assertThat(headers).contains("X-GitHub-Event: push", "X-Hub-Signature-256: " + SIGNATURE);
    fixture.run("verify", "hello", "--headers", "headers").exits(0);
  }

  @Test
  void signPrintsLinesForCurlInAPipeAndJsonWhereItIsAskedFor() {
    String[] line = {"sign", "hello", "--provider=github", "--event=push", "--delivery-id=mine"};

    fixture.run(line).exits(0).prints("X-GitHub-Delivery: mine\n");
    JsonNode headers =
        fixture.with("NOTRA_HOOKS_OUTPUT", "json").run(line).only().path("headers");
    assertThat(headers.path("X-Hub-Signature-256").asString()).isEqualTo(SIGNATURE);
    assertThat(headers.path("X-GitHub-Delivery").asString()).isEqualTo("mine");
  }

  @Test
  void signTakesWhatTheContentTells() {
    fixture.run("samples", "show", "issue.update");
    fixture.file("issue.json", fixture.run("samples", "show", "issue.update").bytes());
    fixture.file("data.json", "{\"a\":1}");

    fixture.run("sign", "issue.json").exits(0).prints("Linear-Signature: ", "Linear-Event: Issue");
    fixture.run("sign", "data.json").exits(2).says("--provider NAME");
    fixture
        .reading("{\"a\":1}")
        .run("sign", "--provider", "github", "--event", "x")
        .exits(0);
  }

  @ParameterizedTest
  @CsvSource({"linear, 60", "standard-webhooks, 300", "notra, 300"})
  void aSignedTimeMayBeAsFarOffAsItsSchemeToleratesUnlessToldOtherwise(String scheme, int most) {
    fixture.file("payload", linearIssueOf(fixture.clock().instant()));
    sign(scheme);

    fixture.clock().advance(Duration.ofSeconds(most - 10));
    fixture.run("verify", "payload", "--headers", "headers").exits(0);
    fixture
        .run("verify", "payload", "--headers", "headers", "--tolerance", "45s")
        .exits(3)
        .prints("\"reason\":\"stale-timestamp\"", "at most 45 s");
    fixture.clock().advance(Duration.ofSeconds(20));
    fixture
        .run("verify", "payload", "--headers", "headers")
        .exits(3)
        .prints("\"reason\":\"stale-timestamp\"", "at most " + most + " s");
    fixture
        .run("verify", "payload", "--headers", "headers", "--tolerance", "off")
        .exits(0);
  }

  private void sign(String scheme) {
    fixture.with("NOTRA_HOOKS_SECRET", "whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=");
    String[] line = {"sign", "payload", "--provider", scheme, "--event", "Issue", "-o", "table"};
    fixture.file("headers", fixture.run(line).exits(0).out());
  }

  private static String linearIssueOf(Instant at) {
    return "{\"type\":\"Issue\",\"webhookTimestamp\":" + at.toEpochMilli() + "}";
  }

  @Test
  void aSecretOfNotraIsTheSameWithAndWithoutItsPrefix() {
    fixture.file("payload", "{\"id\":\"whev_1\",\"type\":\"post.published\"}");
    sign("notra");
    fixture.with("NOTRA_HOOKS_SECRET", "dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=");

    fixture.run("verify", "payload", "--headers", "headers").exits(0);
    fixture.with("NOTRA_HOOKS_SECRET", "dGVzdA==");
    fixture
        .run("verify", "payload", "--headers", "headers")
        .exits(3)
        .prints("exactly 32 bytes, with or without whsec_");
    fixture
        .run("sign", "payload", "--provider", "notra")
        .exits(2)
        .says("exactly 32 bytes, with or without whsec_");
  }

  @Test
  void noEventIsNeededWhereTheSchemeNamesNone() {
    fixture.file("payload", "{\"a\":1}");
    String[] sign = {"sign", "payload", "--provider", "standard-webhooks"};
    fixture.with("NOTRA_HOOKS_SECRET", null);
    fixture.run(sign).exits(2).says("--secret-file FILE");
    fixture.with("NOTRA_HOOKS_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    fixture.run(sign).exits(0).prints("webhook-signature: v1,").saysNothing();
    fixture
        .run("sign", "payload", "--provider", "standard-webhooks", "--event", "x")
        .exits(0)
        .says("standard-webhooks sends no event");
    String[] send = {"send", "payload", "--provider", "standard-webhooks", "--dry-run"};
    fixture.run(send).exits(2).says("--to URL");
    fixture
        .run("send", "payload", "--provider=standard-webhooks", "--dry-run", "--to=http://x.test/")
        .exits(0)
        .prints("webhook-signature", "\"event\":\"\"");
    fixture.run("sign", "payload", "--provider", "notra").exits(2).says("--event NAME");
  }

  @Test
  void loggedDeliveriesVerifyAtTheTimeAtWhichTheyCame() {
    fixture.with("NOTRA_HOOKS_SECRET", null);
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push").exits(0);
      fixture.run("send", "issue.update").exits(0);
      fixture.run("send", "push", "--fault", "bad-signature").exits(3);
      server.stop().exits(0);
    }
    fixture.clock().advance(Duration.ofDays(3));

    fixture.run("verify", "--delivery", "last").exits(3).prints("\"reason\":\"mismatch\"");
    fixture.run("verify", "--logged", "--event", "Issue").exits(0).says("2 valid, 0 not valid");
    Result all = fixture.run("verify", "--logged", "--direction", "incoming").exits(3);
    all.says("2 valid, 1 not valid");
    assertThat(all.json()).hasSize(3).allMatch(line -> line.has("id") && line.has("valid"));
    fixture
        .run("verify", "--logged", "--outcome", "processed", "-o", "table")
        .exits(0)
        .prints("valid      2026-11-23T09:00");
    fixture.run("verify", "--delivery", "nothing").exits(5);
  }

  @Test
  void aLoggedDeliveryIsExplainedTheSameWayByItselfAndAmongOthers() {
    logDeliveriesSignedOtherwise();

    List<JsonNode> all = fixture.run("verify", "--logged").exits(3).json();

    assertThat(all)
        .extracting(line -> line.path("hint").asString())
        .containsExactly("secret-newline-missing", "other-secret", "");
    for (JsonNode each : all) {
      String id = each.path("id").asString();
      JsonNode one = fixture.run("verify", "--delivery", id).exits(3).only();
      assertThat(((ObjectNode) each).remove(List.of("id", "referenceId"))).isEqualTo(one);
      assertThat(one.path("searched").asBoolean()).isTrue();
    }
  }

  private void logDeliveriesSignedOtherwise() {
    fixture.with("NOTRA_HOOKS_SECRET", null);
    fixture.run("integrations", "add", "github").exits(0);
    fixture.run("integrations", "add", "linear").exits(0);
    List<String> secrets = new ArrayList<>();
    for (JsonNode each : fixture.run("integrations", "list", "--show-secrets").json()) {
      secrets.add(each.path("secret").asString());
    }
    fixture.file("newline", secrets.get(0) + "\n\n");
    fixture.file("other", secrets.get(1));
    fixture.file("unknown", "nobody knows this one");
    for (String file : List.of("newline", "other", "unknown")) {
      fixture
          .run("send", "push", "--to", "http://127.0.0.1:1/", "--secret-file", file)
          .exits(6);
    }
  }

  @Test
  void whatIsSkippedIsNoSuccess() {
    fixture.with("NOTRA_HOOKS_SECRET", null);
    fixture.file("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String[] send = {
      "send", "hello", "--provider", "standard-webhooks", "--to", "http://127.0.0.1:1/"
    };
    List<String> line = new ArrayList<>(List.of(send));
    line.addAll(List.of("--secret-file", "secret"));
    fixture.run(line.toArray(new String[0])).exits(6);

    Result skipped = fixture.run("verify", "--logged").exits(2);

    skipped.says("0 valid, 0 not valid, 1 skipped (there is no secret", "--secret-file FILE");
    assertThat(skipped.only().path("skipped").asString()).isEqualTo("no-secret");
    assertThat(skipped.only().path("valid").isNull()).isTrue();
    fixture.run("verify", "--logged", "-o", "table").exits(2).prints("skipped    2026-11-23T");
    fixture.run("verify", "--logged", "--secret-file", "secret").exits(0);
  }

  @Test
  void nothingToVerifyIsNoSuccess() {
    fixture.run("verify", "--logged").exits(5).says("nothing was verified");
  }
}
