package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.notrahooks.launcher.Tool.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A known secret, and what can be computed with it, against everything that the packaged tool prints and
 * writes; and who may read that.
 */
@DisabledOnOs(OS.WINDOWS)
final class SecretsStayInsideIT {
  private static final String SECRET = "Qk7-known-secret-of-the-test-9Zx";
  private static final String WRONG = "sha256=" + "0".repeat(64);
  private static final String BODY = "{\"zen\":\"Keep it logically awesome.\",\"hook_id\":1}";

  @TempDir
  Path folder;

  @Test
  void noCommandTellsTheSecretNorTheSignatureThatWasWanted() throws Exception {
    Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Files.writeString(folder.resolve("payload.json"), BODY);
    Tool tool = new Tool(Tool.packaged(), folder).with("NOTRA_HOOKS_SECRET", SECRET);
    tool.run("integrations", "list");
    Path config = folder.resolve("home/config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replaceAll("\"secret\": \"[0-9a-f]{64}\"", "\"secret\": \"" + SECRET + "\""));
    String mac = mac(BODY);
    for (String[] command : new String[][] {
      {"verify", "payload.json", "--signature", WRONG},
      {"verify", "payload.json", "--signature", WRONG, "-v", "--stacktrace", "-o", "table"},
      {"verify", "payload.json", "--signature", "sha1=00"},
      {
        "send",
        "payload.json",
        "--provider",
        "github",
        "--event",
        "ping",
        "--to",
        "http://127.0.0.1:1/",
        "-v"
      },
      {"ping", "--to", "http://127.0.0.1:1/", "--stacktrace"},
      {"replay", "last", "--to", "http://127.0.0.1:1/", "-v"},
      {"logs", "list", "-o", "json"},
      {"logs", "check"},
      {"logs", "stats"},
      {"integrations", "list"},
      {"integrations", "list", "-o", "table"},
      {"integrations", "url", "int_github"},
      {"integrations", "disable", "int_github", "-v"},
      {"repos", "add", "int_github", "acme/gadgets", "--secret-file", "secret", "-v"},
      {"repos", "remove", "repo_nowhere"},
      {"--help"},
      {"verify", "--help"},
      {"send", "--help"},
      {"integrations", "--help"},
      {"completion", "bash"},
      {"verify", "payload.json", "--signature", WRONG, "--secret-file", "secret", "--nonsense"}
    }) {
      Result result = tool.run(command);
      assertThat(result.out() + result.err())
          .as(String.join(" ", command))
          .isNotEmpty()
          .doesNotContain(SECRET, mac);
    }
    for (Path file : files()) {
      if (!file.equals(config) && !file.equals(folder.resolve("secret"))) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET);
      }
    }
    assertThat(tool.run("verify", "payload.json", "--signature", WRONG, "--show-expected")
            .out())
        .contains(mac);
    assertThat(tool.run("integrations", "list", "--show-secrets").out()).contains(SECRET);
  }

  @Test
  void neitherTheProcessListNorAThreadDumpOfTheServerHasIt() throws Exception {
    Tool tool = new Tool(Tool.packaged(), folder).with("NOTRA_HOOKS_SECRET", SECRET);
    Process server = tool.start(
        folder.resolve("out"),
        folder.resolve("err"),
        "serve",
        "--port",
        "0",
        "--ready-file",
        "ready.json");
    try {
      while (!Files.exists(folder.resolve("ready.json"))) {
        assertThat(server.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
      }
      Path process = Path.of("/proc", Long.toString(server.pid()));
      if (Files.exists(process)) {
        assertThat(Files.readString(process.resolve("cmdline")))
            .isNotEmpty()
            .doesNotContain(SECRET);
        // SIGQUIT makes a JVM write the state of all its threads to standard output.
        new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid())).start().waitFor();
        while (!Files.readString(folder.resolve("out")).contains("Full thread dump")
            || !Files.readString(folder.resolve("out")).contains("JNI global refs")) {
          assertThat(server.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(Files.readString(folder.resolve("out"))).doesNotContain(SECRET);
      }
      assertThat(Files.readString(folder.resolve("err"))).doesNotContain(SECRET);
    } finally {
      server.destroy();
      server.waitFor(30, TimeUnit.SECONDS);
    }
  }

  /** Skipped where there is no program that makes a terminal for another. */
  @Test
  void anEditorDoesNotGetIt() throws Exception {
    Path terminal = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(terminal), "script is needed");
    Path variables = folder.resolve("variables");
    Tool tool = new Tool(terminal, folder)
        .with("EDITOR", "env > " + variables + "; true")
        .with("NOTRA_HOOKS_SECRET", SECRET)
        .with("GITHUB_WEBHOOK_SECRET", SECRET)
        .with("LINEAR_WEBHOOK_SECRET", SECRET)
        .with("OTHER", "is passed on");
    tool.run(
        "-q", "-e", "-c", Tool.packaged() + " send push --edit --to http://127.0.0.1:1/", "typed");
    assertThat(Files.readString(variables)).contains("OTHER=is passed on").doesNotContain(SECRET);
    assertThat(Files.readString(folder.resolve("typed"))).doesNotContain(SECRET);
  }

  @Test
  void aSecretOnTheCommandLineIsWarnedOfAndNotRepeated() throws Exception {
    Files.writeString(folder.resolve("payload.json"), BODY);
    Result result = new Tool(Tool.packaged(), folder)
        .run("verify", "payload.json", "--signature", WRONG, "--secret=" + SECRET);
    assertThat(result.err()).contains("process list");
    assertThat(result.out() + result.err()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "022"})
  void everythingInTheHomeIsForItsOwnerAloneWhateverTheUmask(String umask) throws Exception {
    Files.writeString(folder.resolve("run.sh"), "umask " + umask + "\nexec \"$@\"\n");
    for (String[] command : new String[][] {
      {"integrations", "list"},
      {"send", "push", "--to", "http://127.0.0.1:1/"},
      {"integrations", "rotate-secret", "int_github"},
      {"serve", "--port", "0", "--until", "1", "--timeout", "1ms"}
    }) {
      Process process = new Tool(Path.of("/bin/sh"), folder)
          .start(folder.resolve("out"), folder.resolve("err"), through(command));
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(permissions(folder.resolve("home"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("home/logs"))).isEqualTo("rwx------");
    try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).hasSizeGreaterThan(2);
      for (Path file : files) {
        assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
      }
    }
  }

  private String[] through(String... command) {
    String[] all = new String[command.length + 2];
    all[0] = "run.sh";
    all[1] = Tool.packaged().toString();
    System.arraycopy(command, 0, all, 2, command.length);
    return all;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String mac(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }
}
