package io.github.notrahooks.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.inspector.InspectorClient.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the interface answers is what its description says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiTest {
  private RunningCommandLine server;
  private InspectorClient client;
  private JsonNode document;

  @BeforeAll
  void serve(@TempDir Path folder) {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    server = fixture.serve("--inspector-port", "0");
    fixture
        .run("triggers", "add", "app", "--on", "github:*", "--forward", "http://127.0.0.1:1/")
        .exits(0);
    fixture.run("send", "issue.update").exits(0);
    fixture.run("send", "push", "--fault", "bad-signature");
    fixture.run("send", "push", "--delivery-id", "a-push").exits(0);
    fixture.run("send", "push", "--delivery-id", "a-push").exits(0);
    client = new InspectorClient(InspectorAccessTest.address(fixture));
    document = client.get("/api/v1/openapi.json").json();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void fits(String method, String path, Answer answer) {
    JsonNode operation = document.path("paths").path("/api/v1/" + path).path(method);
    JsonNode described = operation.path("responses").path(Integer.toString(answer.status()));
    assertThat(described.isMissingNode())
        .as(method + " " + path + " " + answer.status())
        .isFalse();
    JsonNode schema = described.path("content").path("application/json").path("schema");

    assertThat(new SchemaCheck(document).problems(schema, answer.json())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deliveries,deliveries",
    "deliveries,deliveries?direction=outgoing&limit=3",
    "deliveries,deliveries?trigger=app",
    "deliveries,deliveries?limit=none",
    "deliveries/{id},deliveries/last",
    "deliveries/{id},deliveries/a-push",
    "deliveries/{id},deliveries/last~3?bodies=10",
    "deliveries/{id},deliveries/none",
    "deliveries/{id}/curl,deliveries/last/curl",
    "deliveries/{id}/verify,deliveries/last/verify",
    "deliveries/{id}/verify,deliveries/last~4/verify",
    "diff,diff?a=last&b=last~5",
    "diff,diff?a=last",
    "stats,stats",
    "stats,stats?by=two-hours",
    "status,status",
    "samples,samples",
    "samples/{name},samples/push",
    "integrations/{id}/secret,integrations/int_linear/secret"
  })
  void answersAreAsDescribed(String path, String asked) {
    fits("get", path, client.get("/api/v1/" + asked));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diff|diff|{\"a\":\"last\",\"body\":\"{}\"}",
        "diff|diff|{\"a\":\"last\",\"body\":\"{\"}",
        "deliveries/{id}/replay|deliveries/a-push/replay|{}",
        "deliveries/{id}/replay|deliveries/a-push/replay|{\"to\":\"http://127.0.0.1:1/\"}",
        "deliveries/{id}/replay|deliveries/a-push/replay|{\"to\":\"https://example.com/\"}",
        "send|send|{\"sample\":\"star\"}",
        "send|send|{}"
      })
  void whatIsSentIsAnsweredAsDescribed(String path, String asked, String body) {
    fits("post", path, client.post("/api/v1/" + asked, body));
  }

  @Test
  void everythingThatIsDescribedIsThere() {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      String asked = path.getKey().replaceAll("\\{[^}]*}", "none");
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        Answer answer = client.send(
            "PUT " + asked + " HTTP/1.1", List.of(client.own(), client.bearer()), new byte[0]);

        assertThat(answer.status()).as(asked).isEqualTo(405);
        assertThat(answer.header("Allow").toLowerCase(Locale.ROOT)).contains(operation.getKey());
      }
    }
  }
}
