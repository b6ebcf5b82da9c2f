package io.github.notrahooks.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged tool where its streams are closed or full, and where there is no locale. */
@EnabledOnOs(OS.LINUX)
final class StandardStreamsIT {
  @TempDir
  Path folder;

  /** What a shell's line left behind. */
  private record Outcome(int code, String out) {}

  /** Runs a line of a shell in which {@code $TOOL} is the launcher and {@code $JAR} starts it without one. */
  private Outcome sh(String line) throws Exception {
    Files.writeString(folder.resolve("payload.json"), "{}");
    Files.writeString(folder.resolve("secret"), "It is a secret");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar = Tool.packaged().getParent().resolveSibling("lib").resolve("notra-hooks.jar");
    Path printed = folder.resolve("printed");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(printed.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("NOTRA_HOOKS_HOME", folder.resolve("home").toString());
    builder.environment().put("TOOL", Tool.packaged().toString());
    builder.environment().put("JAR", java + " -jar " + jar);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(printed, UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "$TOOL samples list <&-, input",
    "$TOOL samples list >&-, output",
    "$TOOL samples list 2>&-, error",
    "$JAR samples list <&-, input",
    "$JAR samples list >&-, output",
    "$JAR samples list 2>&-, error",
    "$TOOL send - --event push --to http://127.0.0.1:1/ --no-log <&-, input",
    "$TOOL sign payload.json --provider github --event push --secret-file - <&-, input"
  })
  void aClosedStreamIsNamed(String line, String stream) throws Exception {
    Outcome outcome = sh(line);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out())
        .isEqualTo(
            "error: standard " + stream + " is closed. Open it, for instance on /dev/null.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send - --event push --to http://127.0.0.1:1/ --no-log",
        "sign - --provider github --event push --secret-file secret",
        "verify - --provider github --secret-file secret --signature sha256=00"
      })
  void anEmptyStandardInputIsSaid(String command) throws Exception {
    Outcome outcome = sh("$TOOL " + command + " </dev/null");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).contains("error: standard input is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$TOOL "
            + "verify payload.json --provider github --secret-file secret --signature sha256=0 >/dev/full | 3",
        "set -o pipefail; $TOOL verify payload.json --provider github --secret-file secret --signature sha256=0 \\p true | 3",
        "$TOOL logs show nosuch 2>/dev/full | 5",
        "$TOOL send push --to http://127.0.0.1:1/ --secret-file secret --no-log >/dev/full | 6",
        "$TOOL samples list >/dev/full | 1",
        "set -o pipefail; $TOOL samples list \\p head -n 1 | 0"
      })
  void theExitCodeIsTheCommandsOwnWhoeverTakesItsOutput(String line, int code) throws Exception {
    assertThat(sh(line.replace("\\p", "|")).code()).isEqualTo(code);
  }

  @Test
  void withoutALocaleASecretSignsAsItIsWritten() throws Exception {
    String there = sh("NOTRA_HOOKS_SECRET=$(printf 's\\303\\251cret') LC_ALL=C $TOOL " + SIGN)
        .out();
    String here = sh("printf 's\\303\\251cret' >secret; $TOOL " + SIGN + " --secret-file secret")
        .out();

    assertThat(signature(there)).isEqualTo(signature(here)).startsWith("sha256=");
  }

  private static final String SIGN = "sign payload.json --provider github --event push -o json";

  private static String signature(String printed) {
    return printed.replaceFirst("(?s).*\"X-Hub-Signature-256\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void withoutALocaleAHomeIsTheOneThatIsWritten() throws Exception {
    Outcome outcome =
        sh("LC_ALL=C $TOOL --home h\u00e9 integrations list -o json && ls h\u00e9/config.json");

    assertThat(outcome.code()).as(outcome.out()).isZero();
  }

  @Test
  void whatCannotBeReadIsSaidWhereTheLauncherDoesNotHelp() throws Exception {
    Outcome outcome = sh("LC_ALL=C $JAR --home $(printf 'h\\303\\251') integrations list");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).startsWith("error: the argument 'h??' has letters");
  }

  @Test
  void aSecretThatIsNoTextIsNotSignedWith() throws Exception {
    Outcome outcome = sh("NOTRA_HOOKS_SECRET=$(printf 's\\351cret') $TOOL " + SIGN);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).contains("no text in this locale's encoding");
  }
}
