package io.github.notrahooks.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Payloads as people read them: folded, one value of them, some fields, and two beside each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogsReadingTest {
  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeAll
  void receive(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
    fixture.file("a.json", "{\"zen\":\"One\",\"hook\":{\"id\":1.0,\"events\":[\"push\"]}}");
    fixture.file(
        "b.json",
        "{\"zen\":\"Two\\u001b[31m\",\"hook\":{\"id\":1,\"events\":[\"star\",\"push\"]}}");
    fixture.file("c.json", "{ \"zen\":\"One\",\"hook\":{\"id\":1,\"events\":[\"push\"]}}");
    for (String name : new String[] {"a", "b", "c"}) {
      send(name + ".json", "--provider", "github", "--event", "ping", "--delivery-id", name + "-1");
    }
    send("push", "--delivery-id", "push-1");
    send("push", "--delivery-id", "form-1", "--form");
  }

  private void send(String... arguments) {
    fixture
        .run(Stream.concat(Stream.of("send", "--no-log"), Stream.of(arguments))
            .toArray(String[]::new))
        .exits(0);
  }

  @AfterEach
  void atNoTerminal() {
    fixture.at(false, false, false).with("PAGER", null).with("LINES", null).with("NO_COLOR", null);
  }

  private CommandLineFixture terminal() {
    return fixture.at(false, true, false).with("NO_COLOR", "1");
  }

  @Test
  void onATerminalLongPartsAreFoldedUnlessAllIsAskedFor() {
    Result shown = terminal().run("logs", "show", "push-1").exits(0);
    assertThat(shown.out())
        .contains("  \"repository\": { … ", "\"message\": \"Merge pull request #128")
        .doesNotContain("stargazers_url");
    assertThat(shown.err()).contains("--full");
    for (String all : new String[] {"--full", "-v"}) {
      assertThat(terminal().run("logs", "show", "push-1", all).exits(0).out())
          .contains("stargazers_url")
          .doesNotContain("…");
    }
    assertThat(terminal().run("logs", "show", "push-1", "--body").exits(0).out())
        .contains("{ … ")
        .doesNotContain("\u001b");
    assertThat(terminal().run("samples", "show", "push").exits(0).out()).contains("{ … ");
    assertThat(terminal().run("samples", "show", "push", "--full").exits(0).out())
        .contains("stargazers_url");
  }

  @Test
  void coloursAreOnlyWhereTheyAreOn() {
    String shown =
        fixture.at(false, true, false).run("logs", "show", "a-1").exits(0).out();
    assertThat(shown)
        .contains("\u001b[36m\"zen\"\u001b[0m: \u001b[32m\"One\"\u001b[0m")
        .contains("\u001b[33m1.0\u001b[0m");
  }

  @Test
  void elsewhereNothingIsFolded() {
    assertThat(fixture.run("logs", "show", "push-1", "-o", "table").exits(0).out())
        .contains("stargazers_url")
        .doesNotContain("…");
    assertThat(fixture.run("logs", "show", "a-1", "--body").exits(0).bytes())
        .isEqualTo("{\"zen\":\"One\",\"hook\":{\"id\":1.0,\"events\":[\"push\"]}}".getBytes(UTF_8));
  }

  @Test
  void aValueIsPrintedAsItIsWritten() {
    assertThat(fixture.run("logs", "show", "a-1", "--jq", "zen").exits(0).out()).isEqualTo("One\n");
    assertThat(fixture.run("logs", "show", "a-1", "--jq", ".hook.id").out()).isEqualTo("1.0\n");
    assertThat(fixture.run("logs", "show", "a-1", "--jq", "hook.events").out())
        .isEqualTo("[\"push\"]\n");
    assertThat(fixture.run("logs", "show", "a-1", "--jq", "zen", "-o", "json").out())
        .isEqualTo("\"One\"\n");
    assertThat(fixture
            .run("logs", "show", "form-1", "--jq", "repository.full_name")
            .out())
        .isEqualTo("acme/widgets\n");
  }

  @Test
  void hiddenCharactersOfAValueAreShownOnATerminal() {
    assertThat(terminal().run("logs", "show", "b-1", "--jq", "zen").exits(0).out())
        .isEqualTo("Two\\u001b[31m\n");
    assertThat(terminal()
            .run("logs", "show", "b-1", "--jq", "zen", "--raw")
            .exits(0)
            .out())
        .isEqualTo("Two\u001b[31m\n");
  }

  @Test
  void anUnknownPathNamesTheNearest() {
    fixture
        .run("logs", "show", "push-1", "--jq", "repository.ful_name")
        .exits(5)
        .says("Did you mean 'repository.full_name'?");
    fixture.run("logs", "show", "push-1", "--jq", "commits[9]").exits(5).says("commits[2]");
    fixture.run("logs", "show", "push-1", "--jq", "zen", "--body").exits(2).says("exclude");
  }

  @Test
  void chosenFieldsAreAllThereIs() {
    JsonNode row = fixture
        .run("logs", "list", "--fields", "id,event,payload.data.branch,summary", "--limit", "1")
        .exits(0)
        .only();
    assertThat(row.propertyNames()).containsExactly("id", "payload", "summary");
    assertThat(row.path("payload").path("data").path("branch").stringValue()).isEqualTo("main");
    assertThat(row.path("summary").stringValue()).startsWith("main ← 3 commits, liwen-acme: Merge");
    assertThat(fixture
            .run("logs", "list", "--fields", "referenceId,outcome", "-o", "table", "--limit", "1")
            .out())
        .isEqualTo("referenceId  outcome\nform-1       processed\n");
    fixture.run("logs", "list", "--fields", "id,outcom").exits(2).says("Did you mean 'outcome'?");
  }

  @Test
  void twoDeliveriesAreComparedByValue() {
    String shown =
        fixture.run("logs", "diff", "a-1", "b-1", "-o", "table").exits(0).out();
    assertThat(shown)
        .contains("~ zen: \"One\" → \"Two\\u001b[31m\"", "+ hook.events[0]: \"star\"")
        .contains("X-GitHub-Delivery\n  - a-1\n  + b-1")
        .doesNotContain("hook.id", "User-Agent");
    assertThat(fixture.run("logs", "diff", "a-1", "b-1", "-o", "table", "--all").out())
        .contains("User-Agent");
    JsonNode json = fixture.run("logs", "diff", "a-1", "b-1").exits(0).only();
    assertThat(json.path("body").get(1).toString())
        .isEqualTo("{\"op\":\"added\",\"path\":\"hook.events[0]\",\"b\":\"star\"}");
    assertThat(json.path("headers").isEmpty()).isFalse();
  }

  @Test
  void sameValuesInOtherBytesAreSaidToBeThat() {
    fixture
        .run("logs", "diff", "a-1", "c-1", "-o", "table")
        .exits(0)
        .prints("the values are the same; the bytes differ: ");
    fixture.run("logs", "diff", "a-1", "a-1", "-o", "table").exits(0).prints("bytes are the same");
    fixture.run("logs", "diff", "a-1", "nope").exits(5);
  }

  @Test
  void valuesAreCutToTheWidthUnlessAllIsAskedFor() {
    fixture.with("COLUMNS", "60");
    try {
      assertThat(terminal().run("logs", "diff", "a-1", "push-1").exits(0).out().lines())
          .allMatch(line -> line.length() <= 60 || line.contains("github ping"));
      assertThat(terminal().run("logs", "diff", "a-1", "push-1", "--full").out())
          .contains("stargazers_url");
    } finally {
      fixture.with("COLUMNS", null);
    }
  }

  @Test
  void thePagerGetsWhatIsLongerThanTheScreen() throws Exception {
    Path paged = fixture.file("paged");
    terminal().with("PAGER", "cat > " + paged).with("LINES", "30");
    assertThat(fixture.run("logs", "show", "push-1").exits(0).out()).isEmpty();
    assertThat(Files.readString(paged)).contains("{ … ");
    Files.delete(paged);
    assertThat(fixture.run("logs", "diff", "push-1", "form-1").exits(0).out()).contains("Body: ");
    fixture.with("LINES", "5");
    fixture.run("logs", "diff", "push-1", "form-1").exits(0);
    assertThat(paged).exists();
    Files.delete(paged);
    assertThat(fixture.at(false, false, false).run("logs", "show", "push-1").out())
        .isNotEmpty();
    assertThat(paged).doesNotExist();
  }

  @Test
  void aPagerThatEndsEarlyOrCannotBeRunIsNoFailure() {
    terminal().with("LINES", "5").with("PAGER", "true");
    fixture.run("logs", "show", "push-1", "--full").exits(0);
    fixture.with("PAGER", "no-such-pager 2>/dev/null");
    assertThat(
            fixture.run("logs", "show", "push-1").exits(0).says("no-such-pager").out())
        .contains("{ … ");
  }
}
