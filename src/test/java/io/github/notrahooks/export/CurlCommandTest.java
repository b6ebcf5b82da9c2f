package io.github.notrahooks.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurlCommandTest {
  private static final Headers JSON = Headers.of("Content-Type", "application/json");

  @TempDir
  private Path folder;

  /** What curl really sent: the header block and the body. */
  private record Sent(List<String> lines, byte[] body) {}

  private Sent run(String shell, String path, Headers headers, Body body) throws Exception {
    assumeTrue(
        Stream.of("curl", "base64", shell)
            .allMatch(tool -> Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .anyMatch(place -> Files.isExecutable(Path.of(place, tool)))),
        "curl, base64 and " + shell + " are needed");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + path;
      String command = command("POST", url, headers, body);
      assertNothingIsHidden(command);
      CompletableFuture<Sent> sent = CompletableFuture.supplyAsync(() -> receive(server));
      Path script = Files.writeString(folder.resolve("script"), command);
      Process process =
          new ProcessBuilder(shell, script.toString()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return sent.get();
    }
  }

  private static void assertNothingIsHidden(String command) {
    assertThat(command.replace("\\\n", "").codePoints()).noneMatch(HiddenCharacters::contains);
  }

  private static Sent receive(ServerSocket server) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      List<String> lines = new ArrayList<>();
      int length = 0;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        lines.add(line);
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      byte[] body = in.readNBytes(length);
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return new Sent(lines, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.substring(0, line.length() - 1);
  }

  @Test
  void theVerySameBytesAreSent() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    List<Body> bodies = List.of(
        Body.of(all),
        Body.EMPTY,
        Body.ofText("it's \"$HOME\" `id` $(id) \\n \\0 %s %% !! ~ # ; & | '' '"),
        Body.ofText("{\"a\":1}\n"),
        Body.ofText("-n \u20ac \ud83d\ude80 z\u0301"),
        Body.ofText("\u202e\u0000\u001b[31m\u00a0"),
        Body.ofText("@/etc/passwd"),
        Body.of(new byte[] {(byte) 0xFF, (byte) 0xFE}),
        Deliveries.body(new Random(1)));
    for (Body body : bodies) {
      assertThat(run("bash", "/hook", JSON, body).body()).isEqualTo(body.bytes());
    }
    assertThat(run("sh", "/hook", JSON, bodies.get(2)).body())
        .isEqualTo(bodies.get(2).bytes());
    assertThat(run("sh", "/hook", JSON, bodies.get(0)).body()).isEqualTo(all);
  }

  @Test
  void aLargeBodyIsSentToo() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(2).nextBytes(bytes);
    assertThat(run("bash", "/hook", JSON, Body.of(bytes)).body()).isEqualTo(bytes);
  }

  @Test
  void headersAreSentAsTheyWereAndNoneOfCurlsOwn() throws Exception {
    Headers headers = Headers.of(
        "Content-Type", "application/json",
        "X-Quotes", "it's \"$HOME\" `id` \\ !!",
        "X-Empty", "",
        "X-Twice", "1",
        "X-Twice", "2",
        "X-Bytes", "caf\u00e9 \u0085",
        "X-Utf8", "caf\u00c3\u00a9 \u00e2\u0080\u0093",
        "X-Escape", "\u001b[31m",
        "Content-Length", "999",
        "Transfer-Encoding", "chunked",
        "X-Split", "a\r\nX-Injected: b",
        "Bad Name", "x");
    Sent sent = run(
        "bash",
        "/a/../b?x=[1-3]&y={a,b}&z='q' \u20ac",
        headers.readIn(HeaderEncoding.ISO_8859_1),
        Body.ofText("{}"));
    assertThat(sent.lines().get(0))
        .isEqualTo("POST /a/../b?x=[1-3]&y={a,b}&z='q'%20%E2%82%AC HTTP/1.1");
    assertThat(sent.lines().subList(2, sent.lines().size()))
        .containsExactlyInAnyOrder(
            "Content-Type: application/json",
            "X-Quotes: it's \"$HOME\" `id` \\ !!",
            "X-Empty:",
            "X-Twice: 1",
            "X-Twice: 2",
            "X-Bytes: caf\u00e9 \u0085",
            "X-Utf8: caf\u00c3\u00a9 \u00e2\u0080\u0093",
            "X-Escape: \u001b[31m",
            "Content-Length: 2");
    assertThat(sent.lines().get(1)).startsWith("Host: 127.0.0.1:");
  }

  @Test
  void aHeaderThatWasSentAsTextIsSentInUtf8() throws Exception {
    Sent sent =
        run("bash", "/hook", Headers.of("X-Text", "\u00e9", "X-More", "\u2013"), Body.ofText("{}"));
    assertThat(sent.lines()).contains("X-Text: \u00c3\u00a9", "X-More: \u00e2\u0080\u0093");
  }

  @Test
  void aReceivedDeliveryGoesToWhereItsSenderAddressedIt() throws Exception {
    String command = command(Deliveries.delivery().build());
    assertThat(command)
        .contains("'http://127.0.0.1:8484/api/webhooks/github/org_local/int_github/repo_local'")
        .startsWith("printf '%s' '{\"ref\":\"refs/heads/main\"}' | \\\ncurl ")
        .doesNotContain("Host:");
  }

  @Test
  void aSentDeliveryGoesToWhereItWasSent() throws Exception {
    Deliveries.Builder sent = Deliveries.delivery();
    sent.url = "https://hooks.example/in?x=1";
    assertThat(command(sent.build())).contains("'https://hooks.example/in?x=1'");
  }

  @Test
  void aBodyOfWhichOnlyTheBeginningIsKeptCannotBeSent() {
    Deliveries.Builder truncated = Deliveries.delivery();
    truncated.truncated = true;
    LogRecord record = truncated.build();
    assertThatThrownBy(() -> command(record))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("keeps only the first");
  }

  @Test
  void otherMethodsAreNamed() throws Exception {
    assertThat(command("GET", "http://h/", Headers.EMPTY, Body.EMPTY))
        .doesNotContain("-X", "--data");
    assertThat(command("PUT", "http://h/", Headers.EMPTY, Body.ofText("x"))).contains("-X 'PUT'");
  }

  private static String command(LogRecord log) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CurlCommand.write(log, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String command(String method, String url, Headers headers, Body body)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CurlCommand.write(method, url, headers, body, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
