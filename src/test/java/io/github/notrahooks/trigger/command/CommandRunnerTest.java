package io.github.notrahooks.trigger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command is given, and what is told of it. */
@DisabledOnOs(OS.WINDOWS)
final class CommandRunnerTest {
  private static final String HOSTILE =
      "'\"; touch hacked; $(touch hacked) `touch hacked`\n\r\0\u0007\u0085${IFS}|&>hacked\\";

  @TempDir
  Path folder;

  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(folder);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private static Map<String, String> environmentIn(Attempted attempted) {
    Map<String, String> all = new TreeMap<>();
    attempted.run().stdout().text().lines().forEach(line -> {
      int equals = line.indexOf('=');
      all.put(line.substring(0, equals), line.substring(equals + 1));
    });
    return all;
  }

  @Test
  void theEnvironmentIsWhatIsSaidAndNothingElse() throws IOException {
    try (Runs with = new Runs(
        folder,
        Runs.variables(
            "HOME",
            "/home/me",
            "LANG",
            "C.UTF-8",
            "TZ",
            "UTC",
            "KEY_FILE",
            "/key",
            "SECRET",
            "s"))) {
      with.environment = Set.of("KEY_FILE", "NOT_SET");

      Map<String, String> environment = environmentIn(with.run("env"));

      String payload = environment.get("NOTRA_HOOKS_PAYLOAD_FILE");
      String headers = environment.get("NOTRA_HOOKS_HEADERS_FILE");
      assertThat(payload).startsWith(with.home.path().resolve("run") + "/").endsWith("/payload");
      assertThat(environment)
          .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
              Map.entry("PATH", Runs.PATH),
              Map.entry("HOME", "/home/me"),
              Map.entry("LANG", "C.UTF-8"),
              Map.entry("TZ", "UTC"),
              Map.entry("KEY_FILE", "/key"),
              Map.entry("NOTRA_HOOKS_EVENT", "push"),
              Map.entry("NOTRA_HOOKS_ACTION", "pushed"),
              Map.entry("NOTRA_HOOKS_PROVIDER", "github"),
              Map.entry("NOTRA_HOOKS_DELIVERY", "d-1"),
              Map.entry("NOTRA_HOOKS_LOG_ID", "log_0123456789abcdef"),
              Map.entry("NOTRA_HOOKS_EXECUTION", "event-deploy-d-1"),
              Map.entry("NOTRA_HOOKS_PAYLOAD_FILE", payload),
              Map.entry("NOTRA_HOOKS_HEADERS_FILE", headers)));
    }
  }

  @Test
  void whatTheServerDoesNotHaveIsNotSet() {
    assertThat(environmentIn(runs.run("env"))).doesNotContainKeys("HOME", "LANG", "TZ");
  }

  @Test
  void hostileValuesAreTextWithoutControlsAndCut() {
    String id = HOSTILE + "x".repeat(5000);
    runs.delivery = Deliveries.delivery()
        .event(HOSTILE)
        .reference(id)
        .headers(Headers.of("X-Evil", HOSTILE, "X-Long", "y".repeat(5000)))
        .body(Body.ofText(HOSTILE))
        .build();
    runs.execution = Execution.of("deploy", runs.delivery);
    String tamed = "'\"; touch hacked; $(touch hacked) `touch hacked`${IFS}|&>hacked\\";

    Map<String, String> environment = environmentIn(runs.run("env"));
    Attempted arguments = runs.run(
        "sh",
        "-c",
        "tr '\\0' '\\n' < /proc/$$/cmdline",
        "name",
        "$(id)",
        HOSTILE.replace("\0", "").replace("\n", "").replace("\r", ""));
    Attempted headers = runs.sh("cat \"$NOTRA_HOOKS_HEADERS_FILE\"");

    assertThat(environment).containsEntry("NOTRA_HOOKS_EVENT", tamed);
    assertThat(environment.get("NOTRA_HOOKS_DELIVERY"))
        .startsWith(tamed + "xxx")
        .hasSize(256);
    assertThat(environment.get("NOTRA_HOOKS_EXECUTION")).hasSize(256);
    assertThat(arguments.run().stdout().text().lines())
        .endsWith("name", "$(id)", HOSTILE.replace("\0", "").replace("\n", "").replace("\r", ""));
    assertThat(headers.run().stdout().text().lines())
        .hasSize(2)
        .last()
        .isEqualTo("X-Long: " + "y".repeat(5000));
    assertThat(runs.directory).isEmptyDirectory();
  }

  @Test
  void aCharacterOfTwoHalvesIsNotCutInTwo() {
    assertThat(CommandVariables.tamed("\ud83d\ude80".repeat(300)))
        .isEqualTo("\ud83d\ude80".repeat(256));
  }

  @Test
  void thePayloadArrivesByteForByteByBothWaysAndInNoArgument() {
    byte[] bytes = new byte[25 * 1024 * 1024];
    new Random(1).nextBytes(bytes);
    bytes[0] = 0;
    bytes[bytes.length - 1] = 0;
    Body body = Body.of(bytes);
    runs.delivery = Deliveries.delivery().body(body).build();

    Attempted attempted = runs.sh("sha256sum; sha256sum < \"$NOTRA_HOOKS_PAYLOAD_FILE\"");

    String hash = runs.delivery.request().bodySha256();
    assertThat(attempted.run().stdout().text().lines()).containsExactly(hash + "  -", hash + "  -");
    assertThat(attempted.run().exitCode()).isZero();
  }

  @Test
  void aPayloadOfSmallPiecesIsInTheFileAndNotInTheArguments() {
    runs.delivery = Deliveries.delivery()
        .body(Deliveries.pieces("marker-of-this-payload".getBytes(), new Random(1)))
        .build();

    Attempted attempted =
        runs.sh("cat \"$NOTRA_HOOKS_PAYLOAD_FILE\"; tr '\\0' ' ' < /proc/$$/cmdline");

    assertThat(attempted.run().stdout().text())
        .startsWith("marker-of-this-payload")
        .containsOnlyOnce("marker-of-this-payload");
  }

  @Test
  void itsFilesAreForItsUserAloneAndGoneAfterwards() {
    Attempted attempted = runs.sh(
        "stat -c %a \"$NOTRA_HOOKS_PAYLOAD_FILE\" \"$NOTRA_HOOKS_HEADERS_FILE\" \"$(dirname \"$NOTRA_HOOKS_PAYLOAD_FILE\")\"");

    assertThat(attempted.run().stdout().text()).isEqualTo("600\n600\n700\n");
    assertThat(runs.home.path().resolve("run")).isEmptyDirectory();
  }

  @Test
  void aCommandNeedNotReadWhatItIsGiven() {
    runs.delivery = Deliveries.delivery().body(Body.of(new byte[1024 * 1024])).build();

    assertThat(runs.run("true").run().exitCode()).isZero();
  }

  @Test
  void itRunsInItsDirectoryAndInASessionOfItsOwn() {
    Attempted attempted = runs.sh("pwd; echo $$; cut -d' ' -f6 /proc/$$/stat");

    List<String> lines = attempted.run().stdout().text().lines().toList();
    assertThat(lines.get(0)).isEqualTo(runs.directory.toString());
    assertThat(lines.get(1)).isEqualTo(lines.get(2));
    assertThat(runs.started).extracting(each -> Long.toString(each.pid())).contains(lines.get(1));
  }

  @Test
  void bothStreamsAreKeptApart() {
    Attempted attempted = runs.sh("echo out; echo err >&2");

    LogRecord.Run run = attempted.run();
    assertThat(attempted.started()).isTrue();
    assertThat(run.stdout().text()).isEqualTo("out\n");
    assertThat(run.stdoutBytes()).isEqualTo(4);
    assertThat(run.stderr().text()).isEqualTo("err\n");
    assertThat(run.stderrBytes()).isEqualTo(4);
    assertThat(run.command()).containsExactly("sh", "-c", "echo out; echo err >&2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 75, 77, 255})
  void theExitCodeIsReported(int code) {
    LogRecord.Run run = runs.sh("exit " + code).run();

    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(run.signal()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"KILL, 137, KILL", "TERM, 143, TERM", "USR1, 138, USR1", "25, 153, 25"})
  void aSignalIsNamed(String sent, int code, String name) {
    LogRecord.Run run = runs.sh("kill -" + sent + " $$").run();

    assertThat(run.exitCode()).isEqualTo(code);
    assertThat(run.signal()).isEqualTo(name);
  }

  @Test
  void whatCannotStartSaysWhy() throws IOException {
    Files.writeString(runs.file("plain"), "echo");

    assertThat(runs.run("no-such-program").problem())
        .isEqualTo("there is no program 'no-such-program' in PATH");
    assertThat(runs.run("./missing.sh").problem()).startsWith("there is no file ");
    assertThat(runs.run("./plain").problem()).endsWith("plain is not executable");
    assertThat(runs.run("../work").problem()).endsWith("is not a file");
    assertThat(runs.run("").problem()).startsWith("there is no program ''");
    assertThat(runs.runner
            .run(
                new Command(
                    List.of("true"), folder.resolve("gone"), Duration.ofSeconds(9), Set.of()),
                Runs.EXECUTION,
                runs.delivery,
                runs.started::add)
            .problem())
        .startsWith("there is no directory ");
    Attempted tooLong = runs.run("true", "x".repeat(3_000_000));
    assertThat(tooLong.started()).isFalse();
    assertThat(tooLong.run().exitCode()).isNull();
    assertThat(runs.started).isEmpty();
    assertThat(runs.home.path().resolve("run")).isEmptyDirectory();
  }

  @Test
  void withoutAPathOnlyNamesWithASlashAreFound() throws IOException {
    try (Runs without = new Runs(folder, Map.of())) {
      assertThat(without.run("sh").started()).isFalse();
      // Neither setsid nor mkfifo is found then.
      assertThat(without.run("/bin/sh", "-c", "echo out; echo err >&2; exit 3").run())
          .satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.stdout().text()).isEqualTo("out\n");
            assertThat(run.stderr().text()).isEqualTo("err\n");
          });
    }
  }

  @Test
  void aNameWithASlashIsLookedForInTheDirectory() throws IOException {
    Path script = Files.writeString(runs.file("-deploy.sh"), "#!/bin/sh\necho \"$1\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

    assertThat(runs.run("./-deploy.sh", "--tag").run().stdout().text()).isEqualTo("--tag\n");
  }

  @Test
  void filesThatCannotBeMadeAreAProblem() throws IOException {
    Files.createDirectories(runs.home.path());
    Files.createSymbolicLink(
        runs.home.path().resolve("run"), Files.createDirectory(folder.resolve("elsewhere")));

    Attempted attempted = runs.run("true");

    assertThat(attempted.problem()).contains("link");
    assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
  }

  @Test
  void aListenerThatFailsEndsTheCommand() {
    Command command = new Command(
        List.of("sh", "-c", "echo $$ > pid; exec sleep 600"),
        runs.directory,
        Duration.ofSeconds(60),
        Set.of());

    assertThatThrownBy(() -> runs.runner.run(command, Runs.EXECUTION, runs.delivery, process -> {
          runs.started.add(process);
          throw new IllegalStateException("no room for the note");
        }))
        .hasMessage("no room for the note");
    assertThat(ProcessFamily.isAlive(runs.started.get(0))).isFalse();
  }
}
