package io.github.notrahooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.environment.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command exits with, and does, where what it prints cannot be written. */
final class LostOutputTest {
  private static final String NO_ROOM = "No space left on device";
  private static final String NO_READER = "Broken pipe";
  private static final String FORGED = "sha256=" + "0".repeat(64);

  private CommandLineFixture fixture;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.file("payload.json", "{}");
    fixture.file("secret", "It is a secret");
  }

  /** A stream that takes nothing. */
  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private int withoutOutput(String why, String... arguments) {
    return new Cli(fixture.environment(failing(why), heard, Signals.NONE)).run(arguments);
  }

  private int withoutTalk(String why, String... arguments) {
    return new Cli(fixture.environment(heard, failing(why), Signals.NONE)).run(arguments);
  }

  private int verify(String why) {
    return withoutOutput(
        why,
        "verify",
        "payload.json",
        "--provider",
        "github",
        "--signature",
        FORGED,
        "--secret-file",
        "secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_ROOM, NO_READER})
  void aForgedSignatureStaysOne(String why) {
    assertThat(verify(why)).isEqualTo(3);
  }

  @Test
  void whatCouldNotBeWrittenIsSaid() {
    verify(NO_ROOM);

    assertThat(heard.toString(UTF_8))
        .isEqualTo("error: cannot write standard output: No space left on device\n");
  }

  @Test
  void aReaderThatWentAwayIsNotSaid() {
    verify(NO_READER);

    assertThat(heard.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "samples list",
        "samples show push",
        "integrations list",
        "--version",
        "--help",
        "completion bash",
        "sign payload.json --provider github --event push --secret-file secret"
      })
  void successIsNoneWhereItsResultIsLost(String command) {
    assertThat(withoutOutput(NO_ROOM, command.split(" "))).isEqualTo(1);
    assertThat(withoutOutput(NO_READER, command.split(" "))).isZero();
  }

  @Test
  void forgedDeliveriesInTheLogStayForged() {
    logs();

    assertThat(withoutOutput(NO_ROOM, "verify", "--logged")).isEqualTo(3);
    assertThat(withoutOutput(NO_READER, "verify", "--logged")).isEqualTo(3);
  }

  @Test
  void aDamagedLogStaysDamaged() throws IOException {
    logs();
    Path segment;
    try (var files = Files.newDirectoryStream(fixture.file("home/logs"), "*.jsonl")) {
      segment = files.iterator().next();
    }
    Files.writeString(segment, "no record\n", StandardOpenOption.APPEND);

    assertThat(withoutOutput(NO_ROOM, "logs", "check")).isEqualTo(1);
    assertThat(withoutOutput(NO_READER, "logs", "check")).isEqualTo(1);
  }

  @Test
  void readingEndsWhereNobodyReads() {
    logs();

    assertThat(withoutOutput(NO_READER, "logs", "list")).isZero();
    assertThat(withoutOutput(NO_READER, "logs", "follow", "--last", "2")).isZero();
    assertThat(withoutOutput(NO_ROOM, "logs", "list")).isEqualTo(1);
    assertThat(withoutOutput(NO_ROOM, "logs", "follow", "--last", "2")).isEqualTo(1);
  }

  /** A processed delivery and a forged one. */
  private void logs() {
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--no-log").exits(0);
      fixture.run("send", "star", "--no-log", "--fault", "bad-signature").exits(3);
      server.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NO_ROOM, NO_READER})
  void whatDoesSomethingDoesAllOfIt(String why) {
    try (RunningCommandLine server = fixture.serve()) {
      int code = withoutOutput(why, "send", "push", "--no-log", "--times", "20");

      assertThat(code).isEqualTo(why.equals(NO_ROOM) ? 1 : 0);
      assertThat(fixture.run("logs", "list").json()).hasSize(20);
      server.stop();
    }
  }

  @Test
  void anErrorThatCannotBeSaidKeepsItsExitCode() {
    assertThat(withoutTalk(NO_ROOM, "logs", "show", "nosuch")).isEqualTo(5);
    assertThat(withoutTalk(NO_READER, "logs", "show", "nosuch")).isEqualTo(5);
    assertThat(withoutTalk(NO_ROOM, "logs", "--nosuch")).isEqualTo(2);
  }

  @Test
  void aServerGoesOnWhereNobodyListensToIt() throws IOException {
    Path ready = fixture.file("ready.json");
    Thread server = new Thread(() -> withoutTalk(
        NO_READER, "serve", "--port", "0", "--ready-file", "ready.json", "--until", "1"));
    server.start();
    while (!Files.exists(ready)) {
      Thread.onSpinWait();
    }
    Path configuration = fixture.file("home/config.json");
    Files.writeString(
        configuration, Files.readString(configuration).replaceFirst("\"name\":", "\"nome\":"));
    String secret =
        Files.readString(configuration).replaceFirst("(?s).*?\"secret\": *\"([^\"]+)\".*", "$1");
    String url =
        Files.readString(ready).replaceFirst("(?s).*?\"endpoints\".*?\"url\":\"([^\"]+)\".*", "$1");
    fixture.file("own", secret);

    fixture
        .run("--home", "other", "send", "push", "--to", url, "--secret-file", "own", "--no-log")
        .exits(0);

    join(server);
  }

  /** A terminal that was stopped, as with Ctrl-S, once the server had said where it listens. */
  private static final class Stopped extends OutputStream {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean waitedFor = new AtomicBoolean();
    private final StringBuilder said = new StringBuilder();

    @Override
    public void write(int value) throws IOException {
      said.append((char) value);
      if (said.indexOf("Listening on ") >= 0 && value == '\n') {
        waitedFor.set(said.indexOf("processed") >= 0);
        if (waitedFor.get()) {
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }
      }
    }
  }

  @Test
  void aServerGoesOnAndEndsWhereItsTerminalTakesNothingMore() throws IOException {
    Path ready = fixture.file("ready.json");
    Stopped terminal = new Stopped();
    AtomicInteger code = new AtomicInteger(-1);
    Thread server = new Thread(() -> code.set(
        new Cli(fixture.environment(OutputStream.nullOutputStream(), terminal, Signals.NONE))
            .run("serve", "--port", "0", "--ready-file", "ready.json", "--until", "3")));
    server.setDaemon(true);
    server.start();
    while (!Files.exists(ready)) {
      Thread.onSpinWait();
    }
    fixture.run("send", "push", "--no-log").exits(0);
    while (!terminal.waitedFor.get()) {
      Thread.onSpinWait();
    }
    Path configuration = fixture.file("home/config.json");
    String secret =
        Files.readString(configuration).replaceFirst("(?s).*?\"secret\": *\"([^\"]+)\".*", "$1");
    String url =
        Files.readString(ready).replaceFirst("(?s).*?\"endpoints\".*?\"url\":\"([^\"]+)\".*", "$1");
    fixture.file("own", secret);
    Files.writeString(configuration, "{");

    for (int i = 0; i < 2; i++) {
      fixture
          .run("--home", "other", "send", "push", "--to", url, "--secret-file", "own", "--no-log")
          .exits(0);
    }

    join(server);
    assertThat(code).hasValue(0);
  }

  private static void join(Thread thread) {
    try {
      thread.join(30_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void whatNobodyExpectedIsOneLineAndAFailure() {
    fixture.failingInput(new OutOfMemoryError("Java heap space"));
    Result result = fixture.run("send", "-", "--event", "push", "--no-log").exits(1);

    assertThat(result.err()).startsWith("error: out of memory: ").hasLineCount(1);
  }

  @Test
  void anErrorOfTheJavaBelowIsOneLineAndAFailure() {
    fixture.failingInput(new NoClassDefFoundError("a/Class"));
    Result result = fixture.run("send", "-", "--event", "push", "--no-log").exits(1);

    assertThat(result.err()).startsWith("error: unexpected: ").hasLineCount(1);
  }
}
