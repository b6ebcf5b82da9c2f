package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of all help texts, run as they stand there: by a shell, with the packaged tool, in a home
 * that has received something and whose server runs. Only names that stand for others are replaced.
 */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
final class HelpExamplesIT {
  private static final long SECONDS = 60;

  /** Those that go on until they are interrupted, and what they then exit with. */
  private static final Map<String, Integer> ENDLESS = Map.ofEntries(
      Map.entry("notra-hooks serve", 0),
      Map.entry("notra-hooks serve --forward http://localhost:3000/webhooks", 0),
      Map.entry("notra-hooks serve --exec './deploy.sh --tag' --on github:push", 0),
      Map.entry("notra-hooks serve --answer flaky:2", 0),
      Map.entry("notra-hooks serve --port 0 --ready-file ready.json --until 3 --timeout 30s", 130),
      Map.entry(
          "notra-hooks serve --port 0 --until-event push=2 --fail-on rejected --timeout 30s", 130),
      Map.entry("notra-hooks inspect --port 0 --read-only", 0),
      Map.entry("notra-hooks logs follow", 130),
      Map.entry("notra-hooks logs follow -o json", 130),
      Map.entry("notra-hooks logs follow --outcome rejected -o json", 130));

  private static final String APP =
      "notra-hooks triggers add app --on 'github:*' --forward http://localhost:3000/hooks";
  private static final String OK = "notra-hooks triggers add app --on 'github:*' -- true";
  private static final String DEPLOY = "notra-hooks triggers add deploy --on 'github:*' -- true";

  /** What an example presumes, where it is not what each home has. */
  private static final Map<String, String> BEFORE = Map.ofEntries(
      Map.entry(
          "notra-hooks repos remove repo_gears --yes",
          "notra-hooks repos add int_github acme/gears --id repo_gears"),
      Map.entry(
          "notra-hooks repos remove acme/gears --yes",
          "notra-hooks repos add int_github acme/gears"),
      Map.entry("notra-hooks replay --trigger app --since 1h", OK),
      Map.entry(
          "notra-hooks replay --from deliveries.jsonl --event push",
          "notra-hooks logs export deliveries.jsonl"),
      Map.entry(
          "notra-hooks logs import deliveries.jsonl", "notra-hooks logs export deliveries.jsonl"),
      Map.entry(
          "notra-hooks logs import browser.har", "notra-hooks logs export -f har browser.har"),
      Map.entry("notra-hooks triggers show app", APP),
      Map.entry("notra-hooks triggers enable app", APP),
      Map.entry("notra-hooks triggers disable app", APP),
      Map.entry("notra-hooks triggers remove app", APP),
      Map.entry("notra-hooks triggers test app last", APP),
      Map.entry("notra-hooks triggers test deploy --sample push", DEPLOY),
      Map.entry("notra-hooks triggers test deploy last --run", DEPLOY),
      Map.entry("notra-hooks triggers runs deploy --outcome failed --since 1h", DEPLOY),
      Map.entry(
          "notra-hooks triggers runs retry last",
          DEPLOY + "; notra-hooks triggers test deploy last --run"));

  /** What the help uses to stand for what only its reader knows, and what this reader knows. */
  private final List<Map.Entry<String, String>> replacements = new ArrayList<>();

  private Path folder;
  private Path prepared;
  private Process server;
  private int copies;

  /** The examples, from the page that another test keeps equal to what the commands print. */
  static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("docs/reference.md"))) {
      inside = line.equals("Examples:") || inside && line.startsWith("  ");
      if (line.startsWith("  ") && inside && !examples.contains(line.strip())) {
        examples.add(line.strip());
      }
    }
    return examples;
  }

  @BeforeAll
  void aHomeThatHasReceivedSomething(@TempDir Path given) throws Exception {
    folder = given;
    prepared = Files.createDirectory(folder.resolve("prepared"));
    Files.createDirectories(prepared.resolve(".config/fish/completions"));
    server = start(
        prepared,
        "notra-hooks serve --port 0 --inspector-port 0 --ready-file ready.json",
        "server");
    await(server, () -> Files.exists(prepared.resolve("ready.json")));
    String sends = "printf 'send push\\nsend release\\n'";
    run(
        prepared,
        sends + " | notra-hooks shell; notra-hooks samples show push --raw > payload.json");
    String config = Files.readString(prepared.resolve("home/config.json"));
    Files.writeString(prepared.resolve("secret.txt"), found(config, "\"([0-9a-f]{64})\"") + "\n");
    Files.writeString(prepared.resolve("design.txt"), "a secret of the test\n");
    run(prepared, "notra-hooks sign payload.json --event push -o table > headers.txt");
    run(prepared, "notra-hooks logs show last -o json > delivery.json");
    run(
        prepared,
        "mkdir fixtures; cp payload.json fixtures/push.json; cp headers.txt fixtures/push.headers");
    String log = run(prepared, "notra-hooks logs list --event push -o json").out();
    replacements.add(Map.entry(
        "https://example.com/hooks",
        found(Files.readString(prepared.resolve("ready.json")), "\"(http[^\"]*/github/[^\"]*)\"")));
    replacements.add(
        Map.entry("http://127.0.0.1:3000/webhooks", replacements.get(0).getValue()));
    replacements.add(Map.entry(" URL", " " + replacements.get(0).getValue()));
    replacements.add(Map.entry(
        "sha256=…",
        found(Files.readString(prepared.resolve("headers.txt")), "(sha256=[0-9a-f]{64})")));
    replacements.add(Map.entry("log_3fa9", found(log, "\"id\":\"(log_[0-9a-f]{8})")));
    copy(prepared, folder.resolve("template"));
    Files.delete(folder.resolve("template/ready.json"));
  }

  @AfterAll
  void theServerEnds() throws Exception {
    server.destroy();
    assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  static Stream<String> thoseThatEnd() throws IOException {
    return examples().stream().filter(example -> !ENDLESS.containsKey(example));
  }

  @ParameterizedTest
  @MethodSource("thoseThatEnd")
  void anExampleWorks(String example) throws Exception {
    Path copy = copy();
    if (BEFORE.containsKey(example)) {
      assertThat(run(copy, BEFORE.get(example)).code()).isZero();
    }

    Tool.Result result = run(copy, replaced(example));

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.err()).doesNotContain("error:", "warning:");
  }

  static Stream<String> thoseThatGoOn() {
    return ENDLESS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("thoseThatGoOn")
  void anExampleThatGoesOnWorksUntilItIsInterrupted(String example) throws Exception {
    Path copy = copy();
    boolean serves = example.contains(" serve");
    Files.delete(copy.resolve("home/serve.json"));
    Files.delete(copy.resolve("home/serve.lock"));
    Process own = null;
    if (!serves) {
      own = start(copy, "notra-hooks serve --port 0 --ready-file own.json", "own");
      await(own, () -> Files.exists(copy.resolve("own.json")));
    }
    Process running = start(copy, example, "example");
    if (serves) {
      await(running, () -> contents(copy.resolve("example.err")).contains("Listening on "));
    } else {
      // Nothing tells that it has begun to follow but what it prints.
      while (contents(copy.resolve("example.out")).isEmpty()) {
        assertThat(running.isAlive()).isTrue();
        assertThat(run(copy, "notra-hooks send push --fault bad-signature").code())
            .isEqualTo(3);
      }
    }

    running.destroy();

    assertThat(running.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(running.exitValue()).isEqualTo(ENDLESS.get(example));
    if (own != null) {
      own.destroy();
      assertThat(own.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void theExamplesThatGoOnAreStillThere() throws Exception {
    assertThat(examples()).containsAll(ENDLESS.keySet()).containsAll(BEFORE.keySet());
    assertThat(examples()).hasSizeGreaterThan(50);
    for (Map.Entry<String, String> replacement : replacements) {
      assertThat(examples()).anyMatch(example -> example.contains(replacement.getKey()));
    }
  }

  private String replaced(String example) {
    String line = example;
    for (Map.Entry<String, String> replacement : replacements) {
      line = line.replace(replacement.getKey(), replacement.getValue());
    }
    // zsh has that, and bash has not.
    return line.replace("$fpath[1]", "$PWD");
  }

  /** What was prepared, as it was before any example ran: the server goes on logging there. */
  private Path copy() throws IOException {
    Path copy = copy(folder.resolve("template"), folder.resolve("copy-" + copies++));
    // The server's own, which says that the server in the note is there.
    Path lock = copy.resolve("home/serve.lock");
    Files.delete(lock);
    Files.createLink(lock, prepared.resolve("home/serve.lock"));
    return copy;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private static Tool.Result run(Path place, String line) throws IOException, InterruptedException {
    Process process = start(place, line, "run");
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + line);
    }
    return new Tool.Result(
        process.exitValue(),
        contents(place.resolve("run.out")),
        contents(place.resolve("run.err")));
  }

  private static Process start(Path place, String line, String name) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-o", "pipefail", "-c", line)
        .directory(place.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(place.resolve(name + ".out").toFile())
        .redirectError(place.resolve(name + ".err").toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of(
            "HOME",
            place.toString(),
            "NOTRA_HOOKS_HOME",
            place.resolve("home").toString(),
            "NOTRA_HOOKS_SERVE_PORT",
            "0",
            "GEARS_SECRET",
            "a secret of the test",
            "JAVA_HOME",
            System.getProperty("java.home"),
            "PATH",
            Tool.packaged().getParent() + ":/usr/bin:/bin"));
    return builder.start();
  }

  private static void await(Process process, BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
          .as(() -> "it ended instead of getting ready")
          .isFalse();
    }
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }
}
