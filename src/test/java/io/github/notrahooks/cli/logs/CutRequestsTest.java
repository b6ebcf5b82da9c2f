package io.github.notrahooks.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.receiver.undertow.Connection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refused request of which the log keeps only the beginning is taken for nothing that it was not. */
final class CutRequestsTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void aRefusedRequestWithALongHeader(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    try (RunningCommandLine server = fixture.serve()) {
      URI url = URI.create(server.url());
      try (Connection connection =
          Connection.to(new InetSocketAddress(url.getHost(), url.getPort()))) {
        connection
            .send("POST /api/webhooks/github/org_local/int_github/repo_local HTTP/1.1\r\n"
                + "Host: x\r\nContent-Length: 2\r\nX-GitHub-Event: push\r\nX-Long: "
                + "y".repeat(20_000)
                + "\r\nX-GitHub-Delivery: a\r\nX-Hub-Signature-256: sha256=00\r\n\r\n{}")
            .answer();
      }
    }
  }

  @Test
  void itIsNotSentAgain() {
    fixture
        .run("replay", "last", "--to", "http://127.0.0.1:1/")
        .exits(1)
        .assertOut()
        .contains("Only the beginning");
  }

  @Test
  void itsSignatureIsNotCalledWrong() {
    assertThat(fixture.run("verify", "--logged").exits(1).only().path("skipped").asString())
        .isEqualTo("cut-request");
    fixture.run("verify", "--delivery", "last").exits(1).says("only the beginning");
  }

  @Test
  void itIsNoCommandForCurl() {
    fixture.run("logs", "show", "last", "--curl").exits(1).says("only the beginning");
  }
}
