package io.github.notrahooks.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Deliveries in what people have them in: answers of APIs, events, archives, lines of logs. */
final class EnvelopesTest {
  static final String SECRET = "It's a Secret to Everybody";
  static final String BODY = "{\"ref\":\"refs/heads/main\",\"by\":\"Zoë <z@b> 🎉\"}";
  static final String PARSED =
      "{ \"ref\": \"refs/heads/main\",\n \"by\": \"Zo\\u00eb <z@b> \\ud83c\\udf89\" }";
  private static final String ID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

  private CommandLineFixture fixture;

  @BeforeEach
  void setUp(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", SECRET);
  }

  /** A file that a delivery is in. */
  private record Wrapped(String name, String file, String as, String bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wrapped> wrapped() {
    String text = quoted(BODY);
    String base64 = Base64.getEncoder().encodeToString(BODY.getBytes(UTF_8));
    String headers = headers();
    String lower = headers.toLowerCase(java.util.Locale.ROOT);
    return Stream.of(
        new Wrapped(
            "GitHub's API",
            "{\"id\":1,\"guid\":\"" + ID
                + "\",\"delivered_at\":\"2026-01-01T00:00:00Z\",\"event\":\"push\","
                + "\"request\":{\"headers\":" + headers + ",\"payload\":" + PARSED
                + "},\"response\":{\"headers\":{},\"payload\":\"\"}}",
            "github-delivery-api",
            "restored"),
        new Wrapped(
            "a REST API of AWS",
            "{\"resource\":\"/\",\"httpMethod\":\"POST\",\"headers\":" + headers + ",\"body\":"
                + text + ",\"isBase64Encoded\":false}",
            "api-gateway-v1",
            "exact"),
        new Wrapped(
            "a load balancer's event with several values",
            "{\"requestContext\":{\"elb\":{}},\"httpMethod\":\"POST\",\"multiValueHeaders\":"
                + lower.replaceAll(":\"([^\"]*)\"", ":[\"$1\"]") + ",\"body\":\"" + base64
                + "\",\"isBase64Encoded\":true}",
            "load-balancer",
            "exact"),
        new Wrapped(
            "an HTTP API of AWS",
            "{\"version\":\"2.0\",\"rawPath\":\"/\",\"headers\":" + lower + ",\"body\":\"" + base64
                + "\",\"isBase64Encoded\":true}",
            "api-gateway-v2",
            "exact"),
        new Wrapped(
            "smee's event",
            lower.replaceFirst(
                "}$",
                ",\"body\":" + PARSED.replace("\\", "\\\\") + ",\"query\":{},\"timestamp\":1}"),
            "smee",
            "restored"),
        new Wrapped(
            "gosmee's event",
            lower.replaceFirst("}$", ",\"bodyB\":\"" + base64 + "\",\"timestamp\":\"1\"}"),
            "gosmee",
            "exact"),
        new Wrapped(
            "gosmee's stream",
            "data: {\"message\":\"connected\"}\n\n: keepalive\n\nid: 1\ndata: "
                + lower.replaceFirst("}$", ",\"bodyB\":\"" + base64 + "\",\"timestamp\":\"1\"}")
                + "\n\n",
            "gosmee",
            "exact"),
        new Wrapped(
            "an archive",
            "{\"log\":{\"version\":\"1.2\",\"entries\":[{\"request\":{\"method\":\"GET\",\"headers\":[]}},"
                + "{\"request\":{\"method\":\"POST\",\"headers\":" + pairs()
                + ",\"postData\":{\"text\":"
                + text + "}}}]}}",
            "har",
            "exact"),
        new Wrapped(
            "a fixture",
            "{\"headers\":" + headers + ",\"body\":" + text + "}",
            "headers-and-body",
            "exact"),
        new Wrapped(
            "what Express had",
            "{\"headers\":" + lower + ",\"body\":" + PARSED + "}",
            "headers-and-body",
            "restored"),
        new Wrapped(
            "what Node had",
            "{\"rawHeaders\":" + flat() + ",\"body\":" + text + "}",
            "headers-and-body",
            "exact"),
        new Wrapped(
            "GitHub's page",
            "Headers\nRequest URL: http://x/hook\nRequest method: POST\n" + lines() + "Payload\n"
                + PARSED + "\n",
            "web-page",
            "restored"),
        new Wrapped(
            "a curl command",
            "curl 'http://x/hook' \\\n  -H '" + lines().strip().replace("\n", "' \\\n  -H '")
                + "' \\\n  --data-raw $'" + BODY.replace("ë", "\\u00eb") + "' --compressed\n",
            "curl-command",
            "exact"),
        new Wrapped(
            "a list of one",
            "[{\"headers\":" + headers + ",\"body\":" + text + "}]",
            "list-of-one",
            "exact"),
        new Wrapped(
            "a message",
            "POST /hook HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: " + signature() + "\r\n\r\n"
                + BODY,
            "http-message",
            "exact"));
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void theDeliveryInsideIsVerified(Wrapped wrapped) {
    fixture.file("given", wrapped.file());

    JsonNode json = fixture.run("verify", "given").exits(0).only();

    assertThat(json.path("valid").asBoolean()).isTrue();
    JsonNode read = json.path("readAs").get(0);
    assertThat(read.path("what").asString()).isEqualTo("body");
    assertThat(read.path("from").asString()).isEqualTo("given");
    assertThat(read.path("as").asString()).isEqualTo(wrapped.as());
    assertThat(read.path("bytes").asString()).isEqualTo(wrapped.bytes());
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void aChangedDeliveryInsideIsNotValid(Wrapped wrapped) {
    fixture.file("given", wrapped.file());

    fixture
        .with("NOTRA_HOOKS_SECRET", "another one")
        .run("verify", "given")
        .exits(3)
        .prints("\"reason\":\"mismatch\"");
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void itIsSentAgainAsItWas(Wrapped wrapped) {
    fixture.file("given", wrapped.file());

    JsonNode json = fixture
        .run(
            "replay",
            "--from",
            "given",
            "--id",
            "keep",
            "--to",
            "http://127.0.0.1:9/",
            "--dry-run",
            "-o",
            "json")
        .exits(0)
        .only();

    assertThat(json.path("body").asString()).isEqualTo(BODY);
    assertThat(json.path("signing").asString()).isEqualTo("signature kept");
    assertThat(json.path("readAs").get(0).path("as").asString()).isEqualTo(wrapped.as());
  }

  @Test
  void onlyWhatNoProviderSendsIsUnwrappedToBeSent() {
    List<String> unwrapped = List.of(
        "github-delivery-api",
        "api-gateway-v1",
        "load-balancer",
        "api-gateway-v2",
        "smee",
        "gosmee",
        "har");
    wrapped().filter(each -> !each.as().equals("http-message")).forEach(each -> {
      fixture.file("given", each.file());
      JsonNode json = fixture
          .run(
              "send",
              "given",
              "--provider",
              "github",
              "--event",
              "push",
              "--to",
              "http://127.0.0.1:9/",
              "--dry-run",
              "-o",
              "json")
          .exits(0)
          .only();
      boolean whole = !unwrapped.contains(each.as());
      assertThat(json.path("body").asString()).as("%s", each).isEqualTo(whole ? each.file() : BODY);
      if (!whole) {
        assertThat(json.path("deliveryId").asString()).isEqualTo(ID);
      }
      JsonNode raw = fixture
          .run(
              "send",
              "given",
              "--raw",
              "--provider",
              "github",
              "--event",
              "push",
              "--to",
              "http://127.0.0.1:9/",
              "--dry-run",
              "-o",
              "json")
          .exits(0)
          .only();
      assertThat(raw.path("body").asString()).isEqualTo(each.file());
    });
  }

  @Test
  void aPayloadThatLooksLikeAnEnvelopeIsVerifiedAndSentAsItIs() {
    String payload = "{\"headers\":{\"a\":\"b\"},\"body\":\"x\",\"action\":\"opened\"}";
    fixture.file("payload", payload);
    fixture
        .run("verify", "payload", "--signature", signature(payload))
        .exits(0)
        .prints("\"readAs\":[]");
    fixture
        .run(
            "send",
            "payload",
            "--provider",
            "github",
            "--event",
            "push",
            "--to",
            "http://127.0.0.1:9/",
            "--dry-run",
            "-o",
            "json")
        .exits(0)
        .says("looks like an object with headers and a body: it goes out as it is")
        .prints("\\\"action\\\":\\\"opened\\\"");
  }

  @Test
  void ofSeveralDeliveriesOneMustBeNamed() {
    String one = "{\"headers\":" + headers() + ",\"body\":" + quoted(BODY) + "}";
    fixture.file("given", "[" + one + "," + one.replace("refs", "rift") + "]");

    fixture.run("verify", "given").exits(2).says("given has 2 deliveries").says("--entry N");
    fixture.run("verify", "given", "--entry", "1").exits(0);
    fixture.run("verify", "given", "--entry", "2").exits(3);
    fixture.run("verify", "given", "--entry", "3").exits(2).says("--entry is 3");
    assertThat(fixture.run("replay", "--from", "given", "--dry-run").exits(0).json())
        .hasSize(2);
  }

  @Test
  void whatIsGivenApartWinsAndTheContradictionIsSaid() {
    String other = headers().replace(signature(), "sha256=" + "0".repeat(64));
    fixture.file("given", "{\"headers\":" + other + ",\"body\":" + quoted(BODY) + "}");

    JsonNode json =
        fixture.run("verify", "given", "--signature", signature()).exits(0).only();

    assertThat(json.path("notes").get(0).asString())
        .contains("another X-Hub-Signature-256 in it than the one given by --signature");
  }

  @Test
  void withoutHeadersItIsSaidWhatTheFileIs() {
    fixture.file("given", "{\"event\":\"push\",\"payload\":" + BODY + "}");

    fixture
        .run("verify", "given")
        .exits(2)
        .says("given is an object with an event and a payload, and has no headers");
    fixture.run("verify", "given", "--signature", signature()).exits(0);
  }

  @Test
  void theLogsOwnLinesAreReadIfTheyHaveTheRequest() {
    fixture.file("payload", BODY);
    fixture.run(
        "send",
        "payload",
        "--provider",
        "github",
        "--event",
        "push",
        "--to",
        "http://127.0.0.1:1/");
    fixture.file(
        "shown", fixture.run("logs", "show", "last", "-o", "json").exits(0).out());
    fixture.file(
        "listed",
        fixture
            .run("logs", "list", "--direction", "outgoing", "-o", "json")
            .exits(0)
            .out());

    fixture.run("verify", "shown").exits(0).prints("\"as\":\"log-record\"");
    fixture.run("verify", "listed").exits(2).says("listed is a line of 'logs list'");
  }

  @Test
  void whereNothingIsSignedNoBytesAreSaidToBeRestored() {
    fixture.file(
        "given",
        "{\"headers\":{\"X-Gitlab-Token\":\"" + SECRET + "\",\"X-Gitlab-Event\":\"Push Hook\"},"
            + "\"body\":{\"a\": 1}}");

    fixture.run("verify", "given").exits(0).prints("\"bytes\":\"rebuilt\"");
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void inUtf16ItIsReadToo(Wrapped wrapped) {
    fixture.file("given", ("\uFEFF" + wrapped.file()).getBytes(UTF_16LE));

    JsonNode json = fixture.run("verify", "given").exits(0).only();

    assertThat(json.path("readAs").get(0).path("as").asString()).isEqualTo("utf-16");
    assertThat(json.path("readAs").get(1).path("as").asString()).isEqualTo(wrapped.as());
  }

  static String headers() {
    return "{\"Content-Type\":\"application/json\",\"X-GitHub-Event\":\"push\",\"X-GitHub-Delivery\":\""
        + ID + "\",\"X-Hub-Signature-256\":\"" + signature() + "\"}";
  }

  private static String pairs() {
    StringBuilder pairs = new StringBuilder("[");
    Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", ID, "X-Hub-Signature-256", signature())
        .forEach((name, value) -> pairs
            .append(pairs.length() == 1 ? "" : ",")
            .append(new JsonLine().put("name", name).put("value", value)));
    return pairs.append("]").toString();
  }

  static String lines() {
    return "Content-Type: application/json\nX-GitHub-Event: push\nX-GitHub-Delivery: " + ID
        + "\nX-Hub-Signature-256: " + signature() + "\n";
  }

  private static String flat() {
    return "[\"" + lines().strip().replace(": ", "\",\"").replace("\n", "\",\"") + "\"]";
  }

  static String signature() {
    return signature(BODY);
  }

  static String signature(String body) {
    return "sha256="
        + Hex.encode(Hmac.SHA256.of(SECRET.getBytes(UTF_8), Body.ofText(body).pieces()));
  }

  static String quoted(String text) {
    return Json.text(Json.array().add(text)).replaceAll("^\\[|]$", "");
  }
}
