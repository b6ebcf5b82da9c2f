package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of exit codes: each is reached by what it stands for. */
final class ExitCodesTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", "any");
  }

  @Test
  void theTableIsTheOneThatIsPromised() {
    assertThat(Stream.of(ExitCode.values()).map(ExitCode::code))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 130);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0", "204, 0", "302, 1", "400, 1", "401, 3", "403, 3", "404, 5", "408, 1", "413, 1",
    "429, 4", "500, 1", "503, 1"
  })
  void anAnswerDecidesTheCodeOfSending(int status, int code) throws IOException {
    try (RawServer server = RawServer.answering(RawServer.answer(status, "Words", "", ""))) {
      fixture.run("send", "push", "--to", url(server)).exits(code);
    }
  }

  @Test
  void ofSeveralDifferentFailuresTheCodeIsOne() throws IOException {
    String[] answers = {
      RawServer.answer(401, "Words", "", ""),
      RawServer.answer(404, "Words", "", ""),
      RawServer.answer(200, "Words", "", "")
    };
    try (RawServer server = RawServer.answering(answers)) {
      fixture.run("send", "push", "--to", url(server), "--times", "3").exits(1);
    }
    try (RawServer server = RawServer.answering(answers[0], answers[0], answers[2])) {
      fixture.run("send", "push", "--to", url(server), "--times", "3").exits(3);
    }
  }

  @Test
  void nothingThatListensIsANetworkFailure() throws IOException {
    int port;
    try (RawServer server = RawServer.answering(RawServer.ok())) {
      port = server.port();
    }
    fixture.run("send", "push", "--to", "http://127.0.0.1:" + port).exits(6);
    fixture.run("ping", "--to", "http://no-such-host.invalid").exits(6);
  }

  @Test
  void anInterruptEndsSendingWithItsCode() throws IOException {
    try (RawServer silent = RawServer.answering(RawServer.SILENCE);
        RunningCommandLine send = fixture.start("send", "push", "--to", url(silent))) {
      silentRequest(silent);
      send.stop().exits(130);
    }
  }

  @Test
  void aHomeThatCannotBeUsedIsWrongConfiguration() {
    fixture.file("taken", "a file");

    fixture.run("send", "push", "--home", "taken").exits(2).says("taken");
    fixture.run("serve", "--port", "0", "--home", "taken").exits(2).says("taken");
  }

  private static void silentRequest(RawServer server) {
    try {
      assertThat(server.nextRequest()).isNotEmpty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String url(RawServer server) {
    return "http://127.0.0.1:" + server.port() + "/hook";
  }
}
