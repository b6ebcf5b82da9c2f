package io.github.notrahooks.cli.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.RawServer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands about triggers, as somebody types them. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class TriggersCommandsTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder).with("PATH", "/usr/local/bin:/usr/bin:/bin");
  }

  private void received(String... samples) throws Exception {
    try (RunningCommandLine server = fixture.serve("--until", Integer.toString(samples.length))) {
      for (String sample : samples) {
        fixture.run("send", sample).exits(0);
      }
      server.await().exits(0);
    }
  }

  private List<JsonNode> runs(String trigger) {
    return fixture.run("triggers", "runs", trigger, "-o", "json").exits(0).json();
  }

  @Test
  void aTriggerIsAddedAsItIsTyped() {
    fixture
        .run(
            "triggers",
            "add",
            "deploy",
            "--on",
            "github:push,github:release.published",
            "--where",
            "ref=refs/heads/main",
            "--no-pre-releases",
            "--ignore-commits",
            "^chore",
            "--retries",
            "2",
            "--retry-policy",
            "notra",
            "--pause-after",
            "5",
            "--environment",
            "KEY_FILE",
            "--",
            "./deploy.sh",
            "--tag",
            "")
        .exits(0)
        .prints("\"change\":\"added\"");

    JsonNode shown =
        fixture.run("triggers", "show", "deploy", "-o", "json").exits(0).only();
    assertThat(shown.path("on").toString())
        .isEqualTo("[\"github:push\",\"github:release.published\"]");
    assertThat(shown.path("run").path("command").toString())
        .isEqualTo("[\"./deploy.sh\",\"--tag\",\"\"]");
    assertThat(shown.path("includePreReleases").asBoolean(true)).isFalse();
    assertThat(shown.path("waiting").asInt(-1)).isZero();
    fixture
        .run("triggers", "show", "deploy", "-o", "table")
        .exits(0)
        .prints("retries:  2, after 30 s, 2 min");
  }

  @Test
  void whatIsWrongIsNotAdded() throws Exception {
    fixture
        .run("triggers", "add", "app", "--on", "gitub:*", "--forward", "http://localhost:3000")
        .exits(2)
        .says("on[0]: there is no provider 'gitub'", "Did you mean 'github'?");
    fixture
        .run("triggers", "add", "app", "--on", "github:*")
        .exits(2)
        .says("give either --forward URL, or a command behind --");
    assertThat(fixture.run("triggers", "list", "-o", "json").exits(0).json()).isEmpty();
  }

  @Test
  void oneIdIsOneTrigger() {
    add("app", "http://localhost:3000/");
    fixture
        .run("triggers", "add", "app", "--on", "linear:*", "--", "true")
        .exits(2)
        .says("there is a trigger 'app' already");
    fixture.run("triggers", "show", "ap").exits(5).says("Did you mean 'app'?");
  }

  private void add(String id, String url) {
    fixture.run("triggers", "add", id, "--on", "github:*", "--forward", url).exits(0);
  }

  @Test
  void aTestShowsEachConditionWithWhatIsThere() {
    fixture
        .run(
            "triggers",
            "add",
            "main",
            "--on",
            "github:push",
            "--where",
            "ref=refs/heads/next",
            "--",
            "true")
        .exits(0);

    JsonNode result = fixture
        .run("triggers", "test", "main", "--sample", "push", "-o", "json")
        .exits(1)
        .only();

    assertThat(result.path("fits").asBoolean(true)).isFalse();
    assertThat(result.path("conditions").toString())
        .contains(
            "\"condition\":\"on github:push\",\"found\":\"github:push.pushed\",\"holds\":true")
        .contains("\"found\":\"refs/heads/main\",\"holds\":false");
    assertThat(runs("main")).isEmpty();
    fixture
        .run("triggers", "test", "main", "--sample", "release", "-o", "table")
        .exits(1)
        .prints("fails where ref=refs/heads/next  (nothing there)", "It does not fit");
  }

  @Test
  void aTestRunsWhatTheTriggerDoesAndARetryDoesItAgain() throws Exception {
    received("push");
    fixture
        .run("triggers", "add", "say", "--on", "github:*", "--", "sh", "-c", "wc -c; exit 3")
        .exits(0);

    fixture.run("triggers", "test", "say", "last", "--run").exits(1);
    fixture.run("triggers", "runs", "retry", "last").exits(1);

    assertThat(runs("say")).extracting(run -> run.path("attempt").asInt()).containsExactly(2, 1);
    assertThat(runs("say").get(0).path("run").path("exitCode").asInt()).isEqualTo(3);
    fixture.run("logs", "stats", "--trigger", "say", "-o", "json").exits(0).prints("\"total\":2");
  }

  @Test
  void whatASampleStartedHasNoDeliveryToGoBackTo() {
    fixture.run("triggers", "add", "ok", "--on", "github:*", "--", "true").exits(0);
    fixture.run("triggers", "test", "ok", "--sample", "push", "--run").exits(0);

    fixture
        .run("triggers", "runs", "retry", "last")
        .exits(5)
        .says("it was removed, or was a sample");
  }

  @Test
  void whatCameWhileATriggerWasNotThereIsReplayedThroughIt() throws Exception {
    received("push", "release");
    try (RawServer application = RawServer.answering(RawServer.ok())) {
      fixture
          .run("triggers", "add", "app", "--on", "github:push", "--forward", application.url())
          .exits(0);

      fixture.run("replay", "--trigger", "app", "--since", "1h").exits(0);

      assertThat(runs("app")).singleElement().satisfies(run -> {
        assertThat(run.path("outcome").asString()).isEqualTo("sent");
        assertThat(run.path("payload").path("event").asString()).isEqualTo("push");
      });
    }
    fixture.run("replay", "--trigger", "app", "--exhausted").exits(0).says("nothing to replay");
    fixture.run("replay", "--trigger", "app", "--since", "1h").exits(6).says("cannot be reached");
  }

  @Test
  void removingATriggerAndPruningAskWhereDeliveriesWait() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    add("app", "http://127.0.0.1:" + free + "/");
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push").exits(0);
      server.awaitError("app is down");
      server.stop().exits(0);
    }
    assertThat(
            fixture.run("triggers", "list", "-o", "json").only().path("waiting").asInt())
        .isEqualTo(1);

    fixture
        .run("logs", "prune", "--before", "2999-01-01")
        .exits(2)
        .says("1 delivery waiting for the trigger app");
    fixture.run("triggers", "remove", "app").exits(2).says("1 delivery waiting for app");
    fixture
        .run("triggers", "remove", "app", "--yes")
        .exits(0)
        .prints("with 1 delivery that it owed");
  }

  @Test
  void whereATriggerWasLeftIsAHintAlone() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    add("app", "http://127.0.0.1:" + free + "/");
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push").exits(0);
      server.awaitError("app is down");
      server.stop().exits(0);
    }
    Files.writeString(fixture.file("home/triggers/app.json"), "{\"id\":\"log_");
    fixture.run("triggers", "list").exits(0);

    try (RawServer application = RawServer.answering(RawServer.ok())) {
      Path config = fixture.file("home/config.json");
      Files.writeString(
          config,
          Files.readString(config).replace("http://127.0.0.1:" + free + "/", application.url()));
      try (RunningCommandLine server = fixture.serve()) {
        server.awaitError("where the trigger app was left cannot be read");
        assertThat(application.nextRequest()).isNotEmpty();
        server.stop().exits(0);
      }
    }
  }

  @Test
  void aTriggerWorksThoughItCannotBeNotedWhereItBegins() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok())) {
      add("app", application.url());
      Files.writeString(fixture.file("home/triggers"), "in the way");
      try (RunningCommandLine server = fixture.serve("--until", "1")) {
        fixture.run("send", "push").exits(0);
        server.await().exits(0).says("where the trigger app begins cannot be noted");
      }
      assertThat(application.nextRequest()).isNotEmpty();
    }
  }
}
