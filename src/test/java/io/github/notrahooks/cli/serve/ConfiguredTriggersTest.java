package io.github.notrahooks.cli.serve;

import static io.github.notrahooks.cli.serve.ConfiguredTriggers.forward;
import static io.github.notrahooks.cli.serve.ConfiguredTriggers.freePort;
import static io.github.notrahooks.cli.serve.ConfiguredTriggers.health;
import static io.github.notrahooks.cli.serve.ConfiguredTriggers.next;
import static io.github.notrahooks.cli.serve.ConfiguredTriggers.trigger;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.RawServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Triggers of {@code config.json} in a server, and what becomes of a change while it runs. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class ConfiguredTriggersTest {
  private static final String UNAVAILABLE = RawServer.answer(503, "Unavailable", "", "later");
  private static final String SENT = "→ app  push.pushed             sent";

  private CommandLineFixture fixture;
  private ConfiguredTriggers triggers;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    triggers = new ConfiguredTriggers(fixture);
  }

  @Test
  void eachTriggerGetsWhatItIsFor() throws Exception {
    try (RawServer all = RawServer.answering(RawServer.ok());
        RawServer releases = RawServer.answering(RawServer.ok());
        RawServer main = RawServer.answering(RawServer.ok())) {
      triggers.are(
          forward("all", all.url()),
          forward("off", main.url(), "\"enabled\":false"),
          forward("releases", releases.url()).replace("github:*", "github:release"),
          forward("main", main.url(), "\"where\":[\"ref=refs/heads/main\"]"));
      try (RunningCommandLine server = fixture.serve("--until", "3")) {
        fixture.run("send", "release", "--delivery-id", "r").exits(0);
        triggers.send("p");
        fixture
            .run("send", "push", "--delivery-id", "b", "--set", "ref=refs/heads/main")
            .exits(0);
        server.await().exits(0);
      }
      assertThat(List.of(next(all), next(all), next(all))).containsExactly("r", "p", "b");
      assertThat(next(releases)).isEqualTo("r");
      assertThat(releases.waiting()).isZero();
    }
    assertThat(triggers.runs("off")).isEmpty();
    assertThat(triggers.runs("main")).isNotEmpty();
  }

  @Test
  void aTriggerThatIsAddedBeginsWithTheNextDelivery() throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server = fixture.serve()) {
      triggers.send("before");
      triggers.are(forward("app", application.url()));
      triggers.send("after");
      server.awaitError(SENT);
      assertThat(next(application)).isEqualTo("after");
      assertThat(triggers.runs("app")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatCameWhileItWasDisabledIsNotOwedAndWhatWasOwedBeforeIs(boolean restarted)
      throws Exception {
    int port = freePort();
    String trigger = forward("app", "http://127.0.0.1:" + port);
    String disabled = forward("app", "http://127.0.0.1:" + port, "\"enabled\":false");
    triggers.are(trigger);
    try (RunningCommandLine server = fixture.serve()) {
      triggers.send("before");
      server.awaitError("app is down");
      triggers.are(disabled);
      triggers.send("meanwhile");
      if (!restarted) {
        goesOnWithWhatWasOwedBefore(port, trigger, server);
      }
    }
    if (restarted) {
      try (RunningCommandLine server = fixture.serve()) {
        triggers.send("meanwhile-2");
        server.stop().exits(0);
      }
      try (RunningCommandLine server = fixture.serve()) {
        goesOnWithWhatWasOwedBefore(port, trigger, server);
      }
    }
    assertThat(triggers.outcomes("app")).containsExactly("sent", "sent");
  }

  private void goesOnWithWhatWasOwedBefore(int port, String trigger, RunningCommandLine server)
      throws Exception {
    try (RawServer application = RawServer.listening(port, RawServer.ok())) {
      triggers.are(trigger);
      triggers.send("after");
      assertThat(next(application)).isEqualTo("before");
      assertThat(next(application)).isEqualTo("after");
      server.stop().exits(0);
    }
  }

  @Test
  void anotherTargetHoldsForWhatIsStillOwed() throws Exception {
    triggers.are(forward("app", "http://127.0.0.1:" + freePort()));
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server = fixture.serve("--until", "2")) {
      triggers.send("one", "two");
      server.awaitError("app is down");
      triggers.are(forward("app", application.url()));
      server.await().exits(0);
      assertThat(List.of(next(application), next(application))).containsExactly("one", "two");
    }
  }

  @Test
  void aTriggerThatIsRemovedIsForgottenAndWhatItOwedIsSaid() throws Exception {
    triggers.are(forward("app", "http://127.0.0.1:" + freePort()));
    try (RunningCommandLine server = fixture.serve("--until", "2")) {
      triggers.send("one");
      server.awaitError("app is down");
      triggers.send("two");
      assertThat(triggers.home().resolve("triggers/app.json")).exists();
      triggers.are();
      server.awaitError("the trigger app is gone, and what it owed: ");
      // Nothing is waited for any more.
      server.await().exits(0);
    }
    assertThat(triggers.home().resolve("triggers/app.json")).doesNotExist();
  }

  @Test
  void aTriggerThatIsRemovedWhileNoServerRunsIsForgottenAtTheNextStart() throws Exception {
    String url = "http://127.0.0.1:" + freePort();
    triggers.are(forward("app", url));
    try (RunningCommandLine server = fixture.serve()) {
      triggers.send("one");
      server.awaitError("app is down");
      server.stop().exits(0);
    }
    triggers.are();
    try (RunningCommandLine server = fixture.serve()) {
      assertThat(triggers.home().resolve("triggers/app.json")).doesNotExist();
      triggers.are(forward("app", url));
      server.stop().exits(0);
    }
    assertThat(triggers.runs("app")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"on\":[\"push\"] | triggers[0].on[0]: 'push' is no pattern of events",
        "\"on\":[\"github:*\"],\"answer\":\"theirs\" | one trigger alone can answer",
      })
  void aWrongEditIsSaidAndTheServerGoesOnWithWhatItRead(String keys, String problem)
      throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok());
        RunningCommandLine server =
            fixture.serve("--forward", application.url(), "--answer", "theirs")) {
      String app = forward("app", application.url());
      triggers.are(app);
      triggers.send("one");
      server.awaitError(SENT);
      triggers.are(app.replace("\"on\":[\"github:*\"]", keys));
      server.awaitError(problem.replace("|", ""));
      server.awaitError("goes on with the configuration that it read before");
      sendFromElsewhere(server, "two");
      triggers.are(app);
      triggers.send("three");
      server.stop().exits(0);
    }
    try (RawServer application = RawServer.answering(RawServer.ok())) {
      triggers.are(forward("app", application.url()));
      try (RunningCommandLine server = fixture.serve("--until", "1")) {
        triggers.send("four");
        server.await().exits(0);
      }
    }
    assertThat(triggers.outcomes("app")).containsExactly("sent", "sent", "sent", "sent");
  }

  /** Sends where no command can read the configuration. */
  private void sendFromElsewhere(RunningCommandLine server, String id) {
    CommandLineFixture elsewhere = new CommandLineFixture(fixture.file("elsewhere"));
    new ConfiguredTriggers(elsewhere);
    String path = "/api/webhooks/github/org_local/int_github/repo_local";
    elsewhere
        .run("send", "push", "--delivery-id", id, "--to", server.url() + path)
        .exits(0);
  }

  @ParameterizedTest
  @CsvSource({"auto,true", "keep,true", "fresh,true", "none,false"})
  void aSignatureIsWhatTheTriggerSays(String sign, boolean signed) throws Exception {
    try (RawServer application = RawServer.answering(RawServer.ok())) {
      triggers.are(trigger(
          "app", "\"forward\":{\"url\":\"" + application.url() + "\",\"sign\":\"" + sign + "\"}"));
      try (RunningCommandLine server = fixture.serve("--until", "1")) {
        triggers.send("one");
        server.await().exits(0);
      }
      String request = application.nextText();
      assertThat(request.contains("X-Hub-Signature-256: sha256=")).isEqualTo(signed);
      assertThat(fixture.run("logs", "show", "one", "--headers", "--raw").out())
          .contains("X-Hub-Signature-256: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"env\":\"APP_SECRET\"}", "{\"file\":\"app-secret\"}"})
  void aTargetThatHasASecretOfItsOwnGetsItsSignature(String secret) throws Exception {
    fixture.with("APP_SECRET", "c0ffeeb4dc0ffeeb4dc0ffeeb4dc0ffe");
    fixture.file("home/app-secret", "c0ffeeb4dc0ffeeb4dc0ffeeb4dc0ffe\n");
    try (RawServer application = RawServer.answering(RawServer.ok())) {
      triggers.are(trigger(
          "app", "\"forward\":{\"url\":\"" + application.url() + "\",\"secret\":" + secret + "}"));
      try (RunningCommandLine server = fixture.serve("--until", "1")) {
        triggers.send("one");
        server.await().exits(0);
      }
      String request = application.nextText();
      String received = signature(
          fixture.run("logs", "show", "one", "--headers", "--raw").exits(0).out());
      assertThat(signature(request)).hasSize(64).isNotEqualTo(received);
      assertThat(signature(request))
          .isEqualTo(hmac(
              request.substring(request.indexOf("\r\n\r\n") + 4),
              "c0ffeeb4dc0ffeeb4dc0ffeeb4dc0ffe"));
    }
  }

  private static String signature(String headers) {
    return headers.replaceFirst("(?s).*X-Hub-Signature-256: sha256=([0-9a-f]{64}).*", "$1");
  }

  private static String hmac(String body, String key) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"retryPolicy\":\"none\" | 1",
        "\"retries\":2 | 3",
        "\"retryPolicy\":\"linear\" | 4",
        "\"retryPolicy\":\"standard\",\"retries\":1 | 2"
      })
  void itIsTriedAsOftenAsTheTriggerSays(String keys, int attempts) throws Exception {
    try (RawServer application = RawServer.answering(UNAVAILABLE)) {
      triggers.are(forward("app", application.url(), keys));
      try (RunningCommandLine server = fixture.serve("--until", "1", "--time-scale", "10000000x")) {
        triggers.send("one");
        server.await().exits(0).says("exhausted");
      }
    }
    assertThat(triggers.outcomes("app")).hasSize(attempts).endsWith("exhausted");
  }

  @Test
  void whereTheOrderIsStrictAllWaitForTheFirst() throws Exception {
    try (RawServer application = RawServer.answering(UNAVAILABLE, UNAVAILABLE, RawServer.ok())) {
      triggers.are(forward("app", application.url(), "\"order\":\"strict\""));
      try (RunningCommandLine server = fixture.serve("--until", "5", "--time-scale", "10x")) {
        triggers.send("1", "2", "3", "4", "5");
        server.await().exits(0);
      }
      for (String id : List.of("1", "1", "1", "2", "3", "4", "5")) {
        assertThat(next(application)).isEqualTo(id);
      }
    }
  }

  @Test
  void soManyAreUnderWayAsTheTriggerSays() throws Exception {
    try (RawServer silent = RawServer.answering(RawServer.SILENCE)) {
      triggers.are(forward("app", silent.url(), "\"concurrency\":3"));
      try (RunningCommandLine server = fixture.serve()) {
        triggers.send("1", "2", "3", "4");
        assertThat(List.of(next(silent), next(silent), next(silent)))
            .containsExactlyInAnyOrder("1", "2", "3");
        HttpResponse<String> health = health(server.url());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"triggers\":{\"waiting\":4,\"oldest\":\"20");
        assertThat(silent.waiting()).isZero();
        triggers.are();
      }
    }
  }

  @Test
  void aHealthCheckTellsWhatWaits() throws Exception {
    triggers.are(forward("app", "http://127.0.0.1:" + freePort()));
    try (RunningCommandLine server = fixture.serve()) {
      assertThat(health(server.url()).body()).contains("\"triggers\":{\"waiting\":0}");
      triggers.send("one");
      server.awaitError("app is down");
      HttpResponse<String> health = health(server.url());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"triggers\":{\"waiting\":1,\"oldest\":\"20");
      assertThat(health.body()).doesNotContain("app");
    }
    triggers.are();
    try (RunningCommandLine server = fixture.serve()) {
      assertThat(health(server.url()).body()).doesNotContain("triggers");
    }
  }

  @Test
  void aTargetThatIsThisServerIsRefusedAtTheStartAndLater() throws Exception {
    int port = freePort();
    triggers.are(forward("app", "http://localhost:" + port + "/x"));
    fixture
        .run("serve", "--port", Integer.toString(port))
        .exits(2)
        .says("the target of the trigger app, ", "is this server itself");
    triggers.are();
    try (RunningCommandLine server = fixture.serve()) {
      triggers.are(forward("app", server.url() + "/x"));
      server.awaitError("is this server itself");
      server.awaitError("goes on with the configuration that it read before");
      assertThat(Files.exists(triggers.home().resolve("triggers/app.json"))).isFalse();
    }
  }

  @Test
  void aTargetOnAnotherMachineIsSaidOnce() throws Exception {
    triggers.are(forward("tls", "https://app.invalid/x"), forward("plain", "http://app.invalid/x"));
    try (RunningCommandLine server = fixture.serve()) {
      triggers.are(forward("tls", "https://app.invalid/x"));
      server.awaitError("the trigger plain is gone");
      String err = server.stop().exits(0).err();
      assertThat(count(err, "the trigger tls sends deliveries to another machine: app.invalid"))
          .isEqualTo(1);
      assertThat(count(err, "the trigger plain sends deliveries to another machine"))
          .isEqualTo(1);
      assertThat(count(err, "without TLS")).isEqualTo(1);
    }
  }

  private static long count(String text, String part) {
    return IntStream.range(0, text.length())
        .filter(i -> text.startsWith(part, i))
        .count();
  }

  @Test
  void oneTriggerAloneAnswers() throws Exception {
    triggers.are(forward("app", "http://localhost:3000", "\"answer\":\"theirs\""));
    fixture
        .run("serve", "--port", "0", "--forward", "http://localhost:3001", "--answer", "theirs")
        .exits(2)
        .says("one trigger alone can answer");
    try (RawServer application =
        RawServer.answering(RawServer.answer(503, "Unavailable", "", "busy"))) {
      triggers.are(forward("app", application.url(), "\"answer\":\"theirs\""));
      try (RunningCommandLine server = fixture.serve("--until", "1")) {
        fixture.run("send", "push").prints("\"statusCode\":503");
        server.await().exits(0);
      }
      JsonNode run = triggers.runs("app").get(0);
      assertThat(run.path("outcome").asString()).isEqualTo("failed");
      assertThat(triggers.runs("app")).hasSize(1);
    }
  }
}
