package io.github.notrahooks.cli.send;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.sender.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The bytes of header values, from where they are received to where they are sent again. */
final class HeaderValuesTest {
  private static final String TEXT = "caf\u00e9 \u2013 \ud83d\ude80";
  private static final byte[] LATIN_1 = "caf\u00e9".getBytes(ISO_8859_1);

  private CommandLineFixture fixture;

  @AutoClose
  private RunningCommandLine server;

  @BeforeEach
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve();
  }

  /** Sends a genuine delivery with these bytes as its user agent, and returns what answers. */
  private void receive(String id, byte[] userAgent) throws IOException {
    JsonNode request = fixture
        .run("send", "push", "--dry-run", "--delivery-id", id, "-H", "User-Agent:")
        .exits(0)
        .only();
    URI url = URI.create(request.path("url").asString());
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(("POST " + url.getPath() + " HTTP/1.1\r\nUser-Agent: ").getBytes(UTF_8));
    wire.writeBytes(userAgent);
    for (JsonNode header : request.path("headers")) {
      wire.writeBytes(
          ("\r\n" + header.path(0).asString() + ": " + header.path(1).asString()).getBytes(UTF_8));
    }
    wire.writeBytes(("\r\n\r\n" + request.path("body").asString()).getBytes(UTF_8));
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(wire.toByteArray());
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 200");
    }
  }

  private static String to(RawServer target) {
    return "http://127.0.0.1:" + target.port() + "/hook";
  }

  @Test
  void aReceivedValueInUtf8IsShownExportedFoundAndSentAgainAsItIs() throws Exception {
    receive("text", TEXT.getBytes(UTF_8));

    fixture.run("logs", "show", "text", "--headers").prints("User-Agent: " + TEXT + "\n");
    fixture
        .run("logs", "show", "text", "-o", "json")
        .prints("[\"User-Agent\",\"" + TEXT + "\"]", "\"headerEncoding\":\"utf-8\"");
    fixture.run("logs", "show", "text", "--har").prints("\"value\":\"" + TEXT + "\"");
    assertThat(fixture.run("logs", "list", "--grep", TEXT).json()).hasSize(1);
    try (RawServer target = RawServer.answering(RawServer.ok())) {
      fixture.run("replay", "text", "--to", to(target)).exits(0);

      assertThat(target.nextText()).contains("\r\nUser-Agent: " + TEXT + "\r\n");
    }
  }

  @Test
  void aReceivedValueThatIsNoUtf8IsShownAndExportedAsWhatItIs() throws Exception {
    receive("bytes", LATIN_1);

    fixture.run("logs", "show", "bytes", "--headers").prints("User-Agent: caf\\xE9\n");
    assertThat(fixture.run("logs", "show", "bytes", "--headers", "--raw").bytes())
        .containsSubsequence("User-Agent: caf\u00e9\n".getBytes(ISO_8859_1));
    JsonNode json =
        fixture.run("logs", "show", "bytes", "--headers", "-o", "json").only();
    assertThat(json.path("headerEncoding").asString()).isEqualTo("iso-8859-1");
    assertThat(json.path("headers").toString()).contains("[\"User-Agent\",\"caf\u00e9\"]");
    fixture
        .run("logs", "show", "bytes", "--curl")
        .prints(Base64.getEncoder().encodeToString("User-Agent: caf\u00e9".getBytes(ISO_8859_1)));
  }

  @Test
  void replayRefusesAValueThatIsNoUtf8AndSendsAnotherInItsPlace() throws Exception {
    receive("bytes", LATIN_1);
    try (RawServer target = RawServer.answering(RawServer.ok())) {
      String refusal =
          " cannot be sent again. The header User-Agent cannot be sent: its value has bytes that are not UTF-8";

      fixture.run("replay", "bytes", "--to", to(target)).exits(1).prints(refusal);
      fixture.run("replay", "bytes", "--to", to(target), "--dry-run").exits(1).says(refusal);
      assertThat(target.waiting()).isZero();
      fixture
          .run("replay", "bytes", "--to", to(target), "-H", "User-Agent: \u00e9")
          .exits(0);
      assertThat(target.nextText()).contains("\r\nUser-Agent: \u00e9\r\n");
    }
  }

  @Test
  void theCurlCommandHasTheBytesThatWereSent() throws Exception {
    try (RawServer target = RawServer.answering(RawServer.ok())) {
      fixture.run("send", "push", "--to", to(target), "-H", "X-Note: \u00e9").exits(0);

      byte[] line = "X-Note: \u00e9".getBytes(UTF_8);
      assertThat(target.nextText()).contains("\r\nX-Note: \u00e9\r\n");
      fixture
          .run("logs", "show", "last", "--curl")
          .prints(Base64.getEncoder().encodeToString(line));
    }
  }

  @Test
  void aSignatureIsVerifiedWithHeadersInAnyEncoding() {
    fixture.file("payload.json", "{\"ref\":\"x\"}");
    String signed = fixture
        .with("NOTRA_HOOKS_SECRET", "it is a secret")
        .run("sign", "payload.json", "--provider", "github", "--event", "push")
        .exits(0)
        .out();
    fixture.file("headers.txt", (signed + "X-Note: caf\u00e9\n").getBytes(ISO_8859_1));

    fixture.run("verify", "payload.json", "--headers", "headers.txt").exits(0);
  }

  @Test
  void signPrintsNoHeaderThatWouldNotBeTheOneItSays() {
    fixture.file("payload.json", "{\"ref\":\"x\"}");
    fixture.with("NOTRA_HOOKS_SECRET", "it is a secret");

    sign("\u00e9 \u2013").exits(0).prints("X-GitHub-Event: \u00e9 \u2013\n");
    sign("push\u200b")
        .exits(2)
        .says("X-GitHub-Event has hidden characters")
        .assertOut()
        .isEmpty();
    sign("push\u200b", "-o", "json").exits(0).prints("\"X-GitHub-Event\":\"push\\u200b\"");
    sign("push\nX-Other: 1")
        .exits(2)
        .says("X-GitHub-Event cannot be sent")
        .assertOut()
        .isEmpty();
  }

  private Result sign(String event, String... more) {
    return fixture.run(Stream.concat(
            Stream.of("sign", "payload.json", "--provider", "github", "--event", event),
            Stream.of(more))
        .toArray(String[]::new));
  }

  @Test
  void thatACredentialIsNotInACurlCommandIsSaid() throws Exception {
    try (RawServer target = RawServer.answering(RawServer.ok())) {
      fixture
          .run("send", "push", "--to", to(target), "-H", "Authorization: Bearer x")
          .exits(0);

      fixture
          .run("logs", "show", "last", "--curl")
          .exits(0)
          .prints("Authorization: [redacted]")
          .says("the log does not keep the value of Authorization");
    }
  }
}
