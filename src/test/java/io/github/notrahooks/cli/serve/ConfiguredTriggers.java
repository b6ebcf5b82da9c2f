package io.github.notrahooks.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A home whose configuration has triggers, and what a test sees of them. */
final class ConfiguredTriggers {
  static final String SECRET = "b4dc0ffeeb4dc0ffeeb4dc0ffeeb4dc0";

  private static final long SECONDS = 20;

  private final CommandLineFixture fixture;

  /** A home without triggers. */
  ConfiguredTriggers(CommandLineFixture fixture) {
    this.fixture = fixture;
    fixture.with("PATH", "/usr/local/bin:/usr/bin:/bin");
    try {
      Path home = Files.createDirectories(home());
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    are();
  }

  Path home() {
    return fixture.file("home");
  }

  Path config() {
    return fixture.file("home/config.json");
  }

  /** Writes the configuration anew, with these triggers, in one step. */
  void are(String... triggers) {
    write("rw-------", triggers);
  }

  /** Writes the configuration anew, for these users. */
  void write(String users, String... triggers) {
    try {
      Path next = fixture.file("next.json", """
          {"version":1,"organizations":[{"id":"org_local","integrations":[
            {"id":"int_github","provider":"github","repositories":[
              {"id":"repo_local","secret":"SECRET"}]}]}],
           "triggers":[TRIGGERS]}""".replace("SECRET", SECRET)
          .replace("TRIGGERS", String.join(",\n", triggers)));
      Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(users));
      Files.move(next, config(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A trigger that sends all on. */
  static String forward(String id, String url, String... more) {
    return trigger(id, "\"forward\":{\"url\":\"" + url + "\"}", more);
  }

  /** A trigger that has a shell run a script in the home. */
  static String command(String id, String script, String... more) {
    return trigger(
        id, "\"run\":{\"command\":[\"sh\",\"-c\",\"" + script.replace("\"", "\\\"") + "\"]}", more);
  }

  static String trigger(String id, String action, String... more) {
    return "{\"id\":\"" + id + "\",\"on\":[\"github:*\"]," + action
        + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
  }

  /** Sends a push that is accepted. */
  void send(String... ids) {
    for (String id : ids) {
      fixture.run("send", "push", "--delivery-id", id).exits(0);
    }
  }

  /** What a trigger did, the newest first. */
  List<JsonNode> runs(String trigger) {
    return fixture
        .run("logs", "list", "--trigger", trigger, "--limit", "1000", "-o", "json")
        .exits(0)
        .json();
  }

  /** What became of each thing that a trigger did, the oldest first. */
  List<String> outcomes(String trigger) {
    List<String> outcomes = new ArrayList<>(
        runs(trigger).stream().map(run -> run.path("outcome").asString()).toList());
    Collections.reverse(outcomes);
    return outcomes;
  }

  /** The delivery ID of the next request. */
  static String next(RawServer application) throws InterruptedException {
    return new String(application.nextRequest(), ISO_8859_1)
        .replaceFirst("(?s).*X-GitHub-Delivery: (\\S+).*", "$1");
  }

  /** A port at which nothing listens. */
  static int freePort() throws IOException {
    try (RawServer closed = RawServer.answering(RawServer.ok())) {
      return closed.port();
    }
  }

  /** The lines of a file in the home that commands write to. */
  List<String> lines(String name) throws IOException {
    return Files.readAllLines(home().resolve(name), UTF_8);
  }

  /** Waits until something in the home is so, as changes of files tell. */
  void await(String folder, BooleanSupplier so) throws Exception {
    Path watched = home().resolve(folder);
    try (WatchService watch = watched.getFileSystem().newWatchService()) {
      watched.register(
          watch,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_DELETE,
          StandardWatchEventKinds.ENTRY_MODIFY);
      while (!so.getAsBoolean()) {
        WatchKey key = watch.poll(SECONDS, TimeUnit.SECONDS);
        if (key == null) {
          throw new AssertionError("it is not so in " + watched);
        }
        key.pollEvents();
        key.reset();
      }
    }
  }

  /** Waits for a file in the home. */
  void awaitFile(String name) throws Exception {
    await("", () -> Files.exists(home().resolve(name)));
  }

  /** What a health check says. */
  static HttpResponse<String> health(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url + "/healthz")).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
