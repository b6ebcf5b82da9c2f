package io.github.notrahooks.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.inspector.InspectorClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked for answers as commands do. */
final class InspectorInterfaceTest {
  private CommandLineFixture fixture;
  private RunningCommandLine server;
  private InspectorClient client;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve("--inspector-port", "0");
    client = new InspectorClient(InspectorAccessTest.address(fixture));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void send(String... words) {
    fixture.run(words);
  }

  private JsonNode ok(String path) {
    Answer answer = client.get("/api/v1/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void pagesHoldTogetherWhateverArrivesMeanwhile() {
    for (String id : List.of("one", "two", "three", "four")) {
      send("send", "push", "--delivery-id", id);
    }
    JsonNode first = ok("deliveries?direction=incoming&limit=2");
    send("send", "push", "--delivery-id", "five");
    JsonNode second = ok("deliveries?direction=incoming&limit=2&cursor="
        + first.path("nextCursor").asString());

    assertThat(ids(first)).containsExactly("four", "three");
    assertThat(ids(second)).containsExactly("two", "one");
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("deliveries")
        .valueStream()
        .map(row -> row.path("referenceId").asString())
        .toList();
  }

  @Test
  void aRowIsThatOfTheList() throws Exception {
    send("send", "push");
    JsonNode row = ok("deliveries?limit=1").path("deliveries").get(0);
    JsonNode listed =
        fixture.run("logs", "list", "--limit", "1", "-o", "json").json().get(0);

    assertThat(row.path("shown").path("tone").asString()).isEqualTo("good");
    ((ObjectNode) row).remove("shown");
    assertThat(row).isEqualTo(listed);
  }

  @Test
  void whatIsAskedWronglyIsExplained() {
    assertThat(client.get("/api/v1/deliveries?evnt=push").json().path("error").asString())
        .contains("'evnt'", "'event'");
    assertThat(client.get("/api/v1/deliveries?limit=500").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/deliveries?cursor=x").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/deliveries?event=a&event=b").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/deliveries?outcome=proccessed").text()).contains("processed");
    assertThat(client.get("/api/v1/deliveries?since=whenever").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/deliveries/none").status()).isEqualTo(404);
    assertThat(client.get("/api/v1/samples/none").status()).isEqualTo(404);
  }

  @Test
  void aRecordIsThatOfTheLogAndNothingIsCutSilently() throws Exception {
    send("send", "issue.update");
    JsonNode whole = ok("deliveries/last~1");
    JsonNode shown = fixture.run("logs", "show", "last~1", "-o", "json").json().get(0);
    shown
        .properties()
        .forEach(each -> assertThat(whole.path(each.getKey())).isEqualTo(each.getValue()));
    JsonNode cut = ok("deliveries/last~1?bodies=100");

    assertThat(whole.path("about").path("why").asString()).contains("signed");
    assertThat(whole.path("about").path("otherSide").path("direction").asString())
        .isEqualTo("outgoing");
    assertThat(cut.path("request").path("body").asString().length()).isLessThanOrEqualTo(100);
    assertThat(cut.path("cut").path("request").path("bytes").asInt())
        .isEqualTo(whole.path("request").path("bodyBytes").asInt());
  }

  @Test
  void theBodyIsTheVeryBytes() {
    send("send", "issue.update");

    assertThat(client.get("/api/v1/deliveries/last/body").body())
        .isEqualTo(fixture.run("logs", "show", "last", "--body", "--raw").bytes());
  }

  @Test
  void aSignatureIsVerifiedWithoutTellingTheRightOne() {
    send("send", "push", "--fault", "bad-signature");
    JsonNode verified = ok("deliveries/last/verify");

    assertThat(verified.path("checkable").asBoolean()).isTrue();
    assertThat(verified.path("valid").asBoolean()).isFalse();
    assertThat(verified.has("expected")).isFalse();
  }

  @Test
  void twoDeliveriesAndAnEditAreCompared() {
    send("send", "push", "--set", "ref=refs/heads/a");
    send("send", "push", "--set", "ref=refs/heads/b");
    JsonNode compared = ok("diff?a=last~2&b=last");
    Answer edited =
        client.post("/api/v1/diff", "{\"a\":\"last\",\"body\":\"{\\n \\\"ä\\\": oops}\"}");

    assertThat(compared.path("body").valueStream().map(each -> each.path("path").asString()))
        .contains("ref");
    assertThat(compared.path("bRow").path("shown").path("event").asString()).startsWith("push");
    JsonNode problem = edited.json().path("problem");
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("message").asString()).isNotEmpty();
  }

  @Test
  void aDeliveryIsSentAgainWithAnotherBody() {
    send("send", "push", "--delivery-id", "first");
    JsonNode sent = client
        .post("/api/v1/deliveries/last~1/replay", "{\"set\":{\"ref\":\"refs/heads/x\"}}")
        .json();

    assertThat(sent.path("accepted").asBoolean()).as(sent.toString()).isTrue();
    assertThat(sent.path("statusCode").asInt()).isEqualTo(200);
    assertThat(sent.path("deliveryId").asString()).isNotEqualTo("first");
    assertThat(ok("deliveries/" + sent.path("logId").asString()).path("outcome").asString())
        .isEqualTo("sent");
    assertThat(ok("deliveries/last/body").path("ref").asString()).isEqualTo("refs/heads/x");
  }

  @Test
  void aSampleIsSent() {
    JsonNode sent = client.post("/api/v1/send", "{\"sample\":\"release\"}").json();

    assertThat(sent.path("accepted").asBoolean()).as(sent.toString()).isTrue();
    assertThat(sent.path("answer").path("body").asString()).contains("received");
    assertThat(client.post("/api/v1/send", "{\"sample\":\"relase\"}").status()).isEqualTo(404);
    assertThat(client.post("/api/v1/send", "{\"smple\":\"push\"}").text()).contains("sample");
    assertThat(client.post("/api/v1/send", "[]").status()).isEqualTo(400);
  }

  @Test
  void whatNobodyConfiguredIsNotSentTo() {
    Answer answer =
        client.post("/api/v1/send", "{\"sample\":\"push\",\"to\":\"https://example.com/\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("--allow-remote");
  }

  @Test
  void noAnswerIsNoErrorOfTheInspector() {
    send("send", "push");
    JsonNode sent = client
        .post("/api/v1/deliveries/last/replay", "{\"to\":\"http://127.0.0.1:1/\"}")
        .json();

    assertThat(sent.path("accepted").asBoolean()).isFalse();
    assertThat(sent.path("error").asString()).isEqualTo("refused");
    assertThat(sent.path("explanation").asString()).isNotEmpty();
  }

  @Test
  void whatIsTooLongIsNotRead() {
    Answer answer = client.send(
        "POST /api/v1/send HTTP/1.1",
        List.of(client.own(), client.bearer(), "Content-Length: 26214401"),
        new byte[0]);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void aMethodThatIsNotThereIsNamed() {
    Answer answer = client.send(
        "DELETE /api/v1/diff HTTP/1.1", List.of(client.own(), client.bearer()), new byte[0]);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void aSecretIsShownWhereItIsAskedFor() {
    assertThat(ok("integrations/int_linear/secret").path("secret").asString())
        .isEqualTo(fixture
            .run("integrations", "secret", "int_linear", "-o", "json")
            .json()
            .get(0)
            .path("secret")
            .asString());
  }

  @Test
  void aSearchEndsWithWhatItFound() {
    send("send", "push");
    send("send", "star");
    String found = client.get("/api/v1/search?text=refs/heads/main").text();

    assertThat(found).contains("event: delivery\n", "event: end\n").doesNotContain("\"star\"");
    assertThat(client.get("/api/v1/search?text=nowhere").text())
        .contains("\"looked\":" + ok("status").path("lastSeq").asLong());
    assertThat(client.get("/api/v1/search").status()).isEqualTo(400);
  }

  @Test
  void figuresAreCounted() throws Exception {
    send("send", "push");
    JsonNode figures = ok("stats?by=quarter");
    while (!figures.path("complete").asBoolean() || figures.path("buckets").isEmpty()) {
      figures = ok("stats?by=quarter");
    }

    assertThat(figures.path("buckets").get(0).path("counts").path("processed").asInt())
        .isEqualTo(1);
    assertThat(client.get("/api/v1/stats?by=year").status()).isEqualTo(400);
  }

  @Test
  void forReadersNothingIsSentAndNoSecretShown() {
    server.close();
    server = fixture.serve("--inspector-port", "0", "--inspector-read-only");
    client = new InspectorClient(InspectorAccessTest.address(fixture));
    send("send", "push");

    assertThat(client.post("/api/v1/send", "{\"sample\":\"push\"}").status()).isEqualTo(403);
    assertThat(client.post("/api/v1/deliveries/last/replay", "{}").status()).isEqualTo(403);
    assertThat(client.get("/api/v1/integrations/int_linear/secret").status()).isEqualTo(403);
    assertThat(ok("status").path("readOnly").asBoolean()).isTrue();
  }
}
