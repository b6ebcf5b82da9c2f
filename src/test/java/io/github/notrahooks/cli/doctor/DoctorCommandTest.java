package io.github.notrahooks.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.cli.doctor.Finding.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code doctor}: what it finds wrong, what it lets pass, and that it changes nothing. */
final class DoctorCommandTest {
  @TempDir
  Path folder;

  private CommandLineFixture fixture;

  @BeforeEach
  void start() {
    fixture = new CommandLineFixture(folder);
  }

  private Result doctor() {
    return fixture.run("doctor", "--port", "0");
  }

  private static JsonNode found(Result result, String check) {
    return result.json().stream()
        .filter(line -> line.path("check").asString().equals(check))
        .findFirst()
        .orElseThrow(() -> new AssertionError(check + " is missing: " + result));
  }

  private static String state(Result result, String check) {
    return found(result, check).path("state").asString();
  }

  @Test
  void itMakesNoHomeAndFindsNothingWrongWithNone() throws IOException {
    Result result = doctor().exits(0);

    assertThat(state(result, "home")).isEqualTo("ok");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    assertThat(result.json())
        .allMatch(line ->
            line.has("check") && line.has("state") && line.has("message") && line.has("fix"));
  }

  @Test
  void aConfigurationThatCannotBeReadStopsCommands() {
    fixture.file("home/config.json", "{\"options\": {\"port\": ");

    Result result = doctor().exits(1);

    assertThat(state(result, "configuration")).isEqualTo("problem");
    assertThat(found(result, "configuration").path("message").asString()).contains("config.json");
  }

  @Test
  void aHomeThatIsAFileStopsCommands() {
    fixture.file("home", "no folder");

    assertThat(state(doctor().exits(1), "home")).isEqualTo("problem");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsOpenToOthersIsWarnedOfWithTheCommandThatClosesIt() throws IOException {
    fixture.run("integrations", "list").exits(0);
    Path config = fixture.file("home/config.json");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));

    Result result = doctor().exits(0);

    assertThat(state(result, "permissions")).isEqualTo("warning");
    assertThat(found(result, "permissions").path("fix").asString())
        .isEqualTo("chmod go-rwx " + config);
  }

  @Test
  void aPortThatAnotherHasStopsAServer() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      taken.close();
      int port = taken.getLocalPort();
      assertThat(state(fixture.run("doctor", "--port", Integer.toString(port)).exits(0), "port"))
          .isEqualTo("ok");
    }
    CommandLineFixture other = new CommandLineFixture(folder.resolve("other"));
    try (RunningCommandLine server = other.serve()) {
      String port = server.url().replaceFirst(".*:", "");

      Result result = fixture.run("doctor", "--port", port).exits(1);

      assertThat(found(result, "port").path("message").asString()).contains("another home");
      assertThat(found(result, "port").path("fix").asString()).endsWith("serve --port 0");
      // To the home whose server it is, all is well.
      Result own = other.run("doctor", "--port", port).exits(0);
      assertThat(found(own, "server").path("message").asString()).endsWith("answers");
      assertThat(own.out()).doesNotContain("\"check\":\"port\"");
    }
  }

  @Test
  void variablesWithSecretsAreNamedAndNeverShown() {
    fixture.with("NOTRA_HOOKS_SECRET", "planted-secret").with("GITHUB_WEBHOOK_SECRET", "planted-2");

    doctor()
        .exits(0)
        .prints("NOTRA_HOOKS_SECRET is set", "GITHUB_WEBHOOK_SECRET is set", "unset")
        .assertOut()
        .doesNotContain("planted");
  }

  @Test
  void aSecretThatIsNotThereIsWarnedOf() {
    fixture
        .run("repos", "add", "int_github", "a/b", "--id", "repo_b", "--secret-env", "NOWHERE")
        .exits(0);

    doctor().exits(0).prints("NOWHERE", "deliveries of repo_b are refused");
  }

  @Test
  void aTornEndAndAClockThatWasSetBackAreWarnedOf() throws IOException {
    try (RunningCommandLine unused = fixture.serve()) {
      fixture.run("send", "push").exits(0);
    }
    Result whole = doctor().exits(0);
    assertThat(state(whole, "log")).isEqualTo("ok");
    assertThat(state(whole, "clock")).isEqualTo("ok");

    try (Stream<Path> files = Files.list(fixture.file("home/logs"))) {
      Path segment =
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      Files.writeString(segment, "{\"torn", StandardOpenOption.APPEND);
    }
    fixture.clock().advance(Duration.ofDays(-3));

    Result torn = doctor().exits(0);
    assertThat(state(torn, "log")).isEqualTo("warning");
    assertThat(state(torn, "clock")).isEqualTo("warning");
  }

  @Test
  void aLocaleWithoutUtf8IsWarnedOf() {
    fixture.with("LC_ALL", "de_DE.ISO-8859-1");

    assertThat(found(doctor().exits(0), "locale").path("fix").asString())
        .isEqualTo("export LC_ALL=C.UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"0, PROBLEM", "41943039, PROBLEM", "41943040, WARNING", "1073741824, OK"})
  void littleRoomIsWarnedOfAndNoneStopsAServer(long usable, State state) {
    assertThat(DiskCheck.of(folder, usable).state()).isEqualTo(state);
  }

  @Test
  void peopleGetLinesThatFitAndCommandsThatAreWhole() {
    fixture.file("home/config.json", "{");
    fixture.with("NOTRA_HOOKS_SECRET", "planted").with("COLUMNS", "70").at(true, true, true);

    Result result = doctor().exits(1).says(" warnings, 1 problem");

    assertThat(result.out().lines())
        .filteredOn(line -> !line.contains("/"))
        .allMatch(line -> line.replaceAll("\u001b\\[\\d*m", "").length() <= 70);
    result.prints("$ unset NOTRA_HOOKS_SECRET\n");
  }
}
