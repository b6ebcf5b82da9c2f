package io.github.notrahooks.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.receiver.undertow.Connection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve}: what its lines say of deliveries, refused requests and wrong paths. */
final class ServeLinesTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  @Test
  void eachDeliveryGetsALineWithWhatWasWrong() {
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--delivery-id", "one").exits(0);
      fixture
          .run("send", "push", "--delivery-id", "two", "--fault", "bad-signature")
          .exits(3);

      Result result = server.stop().exits(0);
      assertThat(result.err())
          .containsPattern("\\d\\d:\\d\\d:\\d\\d github push\\.pushed +processed 200 +\\d+ ms  one")
          .containsPattern("github push +rejected +401 +\\d+ ms  two  .*signature");
    }
  }

  @Test
  void everyRefusalIsALineWithItsReason() {
    try (RunningCommandLine server = fixture.serve()) {
      URI url = URI.create(server.url());
      InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
      for (String request : List.of(
          "github/org_local/int_github/repo_none",
          "github/org_none/int_github/repo_local",
          "github/org_local/int_none/repo_local",
          "gitlab/org_local/int_github/repo_local")) {
        try (Connection connection = Connection.to(address)) {
          connection
              .send("POST /api/webhooks/" + request + " HTTP/1.1\r\nHost: x\r\n\r\n")
              .answer();
        }
      }
      for (String headers : List.of(
          "Content-Encoding: gzip\r\n",
          "",
          "X-GitHub-Event: push\r\nX-GitHub-Delivery: a b\r\nX-Hub-Signature-256: x\r\n",
          "X-GitHub-Event: push\r\nX-GitHub-Delivery: a\r\nX-Hub-Signature-256: x\r\n"
              + "Content-Length: 26214401\r\n",
          "X-GitHub-Event: push\r\nX-GitHub-Delivery: a\r\nX-Hub-Signature-256: x\r\n"
              + "Transfer-Encoding: chunked\r\n")) {
        try (Connection connection = Connection.to(address)) {
          connection
              .send("POST /api/webhooks/github/org_local/int_github/repo_local HTTP/1.1\r\n"
                  + "Host: x\r\n" + headers + "\r\n")
              .finish()
              .answer();
        }
      }
      server
          .stop()
          .exits(0)
          .says(
              "Repository not found",
              "Integration does not belong to this organization",
              "Integration not found",
              "Invalid webhook parameters: provider expected one of",
              "Unsupported content encoding",
              "Missing X-GitHub-Event header",
              "Invalid delivery ID",
              "Payload too large",
              "Request body is incomplete or malformed");
    }
  }

  @Test
  void ofAFloodWithoutSignaturesTheFirstAreLinesAndWhatIsAcceptedAlwaysIs() {
    try (RunningCommandLine server = fixture.serve()) {
      URI url = URI.create(server.url());
      try (Connection connection =
          Connection.to(new InetSocketAddress(url.getHost(), url.getPort()))) {
        for (int i = 0; i < 200; i++) {
          connection
              .send("POST /api/webhooks/github/org_local/int_github/repo_local HTTP/1.1\r\n"
                  + "Host: x\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: a\r\n\r\n")
              .answer();
        }
      }
      fixture.run("send", "push", "--times", "30").exits(0);
      Result result = server.stop().exits(0);
      assertThat(result.err().lines().filter(line -> line.contains("Missing X-Hub-Signature")))
          .hasSizeBetween(11, 60)
          .anyMatch(line -> line.matches(".*; \\d+ more before it"));
      assertThat(result.err().lines().filter(line -> line.contains("processed")))
          .hasSize(30);
    }
    assertThat(fixture
            .run("logs", "list", "--outcome", "rejected", "--limit", "500")
            .json())
        .hasSize(200);
  }

  @Test
  void aWrongPathIsALineThatSaysWhereTheUrlsAre() {
    try (RunningCommandLine server = fixture.serve()) {
      URI url = URI.create(server.url());
      try (Connection connection =
          Connection.to(new InetSocketAddress(url.getHost(), url.getPort()))) {
        for (int i = 0; i < 50; i++) {
          connection.send("POST /webhook HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        }
      }
      Result result = server.stop().exits(0);
      assertThat(result.err())
          .containsPattern("\\d\\d:\\d\\d:\\d\\d POST /webhook  404  no integration has this path;"
              + " payload URLs: notra-hooks integrations url")
          .containsPattern("/webhook  404 .*; \\d+ more before it");
      assertThat(result
              .err()
              .lines()
              .filter(line -> line.contains("/webhook  404"))
              .count())
          .isLessThan(20);
    }
  }

  @Test
  void aLineIsNoLongerThanATerminalIsWideSeveralTimes() {
    try (RunningCommandLine server = fixture.serve()) {
      URI url = URI.create(server.url());
      try (Connection connection =
          Connection.to(new InetSocketAddress(url.getHost(), url.getPort()))) {
        connection
            .send(
                "POST /api/webhooks/github/org_local/int_github/repo_local HTTP/1.1\r\nHost: x\r\n"
                    + "X-GitHub-Delivery: " + "d".repeat(10_000) + "\r\nX-GitHub-Event: "
                    + "\u0080".repeat(20_000) + "\r\n\r\n")
            .answer();
      }
      Result result = server.stop().exits(0);
      assertThat(result.err()).contains("\\u0080\\u0080… rejected", "ddd…");
      assertThat(result.err().lines()).allMatch(line -> line.length() < 600);
    }
  }

  @Test
  void theLineOfADeliveryWithAUsualIdFitsIn100ColumnsButForWhatHappened() {
    String id = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--delivery-id", id).exits(0);
      assertThat(server.stop().exits(0).err().lines().filter(line -> line.contains(id)))
          .singleElement()
          .satisfies(line -> {
            assertThat(line.indexOf(id) + id.length()).isLessThanOrEqualTo(100);
            assertThat(line).contains(id + "  main ← ");
          });
    }
  }
}
