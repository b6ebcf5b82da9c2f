package io.github.notrahooks.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.inspector.InspectorClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in who has not the token, and no other page in the same browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InspectorAccessTest {
  private static final String STATUS = "GET /api/v1/status HTTP/1.1";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private CommandLineFixture fixture;
  private RunningCommandLine server;
  private InspectorClient client;

  @BeforeAll
  void serve(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    server = fixture.serve("--inspector-port", "0");
    fixture.run("send", "push").exits(0);
    client = new InspectorClient(address(fixture));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static String address(CommandLineFixture fixture) {
    return RunningServer.read(new Home(fixture.file("home"))).orElseThrow().inspector();
  }

  private Answer ask(String line, String... headers) {
    return client.send(line, List.of(headers), new byte[0]);
  }

  @Test
  void whoHasTheTokenIsLetIn() {
    assertThat(client.get("/api/v1/status").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer wrong",
        "Authorization: Bearer ",
        "Authorization: Basic dG9rZW46",
        "Cookie: token=TOKEN",
        "X-Token: TOKEN"
      })
  void nobodyElseIs(String header) {
    Answer answer = ask(STATUS, client.own(), header.replace("TOKEN", client.token()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.text()).contains("inspect --url").doesNotContain(client.token());
  }

  @Test
  void norWhoSaysItTwice() {
    Answer answer = ask(STATUS, client.own(), client.bearer(), client.bearer());

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "t", "access_token"})
  void aTokenInAQueryIsRefusedEvenBesideOne(String parameter) {
    Answer answer = client.get("/api/v1/status?" + parameter + "=" + client.token());

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: evil.example:8485",
        "Host: 127.0.0.1.evil.example",
        "Host: localhost.evil.example",
        "Host: 127.0.0.2",
        "Host: 0.0.0.0",
        "Host: 127.0.0.1:port",
        "Host: user@127.0.0.1",
        "Host: "
      })
  void anotherNameOfThisMachineIsForeign(String host) {
    for (String path : List.of("/", "/page/x.js", "/api/v1/status", "/elsewhere")) {
      assertThat(ask("GET " + path + " HTTP/1.1", host, client.bearer()).status())
          .as(path)
          // Some are none at all.
          .isIn(400, 403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "localhost:1", "[::1]:65535"})
  void itsOwnNamesAreNot(String host) {
    assertThat(ask(STATUS, "Host: " + host, client.bearer()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: https://127.0.0.1:PORT",
        "Origin: http://127.0.0.1:1",
        "Origin: http://localhost:PORT",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none"
      })
  void anotherPageIsRefusedEvenWithTheToken(String header) {
    String said = header.replace("PORT", Integer.toString(client.port()));

    assertThat(ask(STATUS, client.own(), client.bearer(), said).status()).isEqualTo(403);
    assertThat(ask("GET / HTTP/1.1", client.own(), said).status()).isNotIn(401, 403);
  }

  @Test
  void itsOwnPageIsNot() {
    Answer answer = ask(
        STATUS,
        client.own(),
        client.bearer(),
        "Origin: http://127.0.0.1:" + client.port(),
        "Sec-Fetch-Site: same-origin");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void noOtherSiteIsAskedIn() {
    Answer answer = ask(
        "OPTIONS /api/v1/deliveries HTTP/1.1",
        client.own(),
        "Origin: http://evil.example",
        "Access-Control-Request-Method: GET",
        "Access-Control-Request-Headers: authorization");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).noneMatch(each -> each.startsWith("access-control-"));
  }

  Stream<List<String>> everyKindOfAnswer() {
    return Stream.of(
        List.of("GET / HTTP/1.1", client.own()),
        List.of("GET /page/none.js HTTP/1.1", client.own()),
        List.of("GET /elsewhere HTTP/1.1", client.own()),
        List.of(STATUS, client.own()),
        List.of(STATUS, "Host: evil.example"),
        List.of(STATUS, client.own(), client.bearer()),
        List.of("GET /api/v1/none HTTP/1.1", client.own(), client.bearer()),
        List.of("GET /api/v1/deliveries/none HTTP/1.1", client.own(), client.bearer()),
        List.of("GET /api/v1/deliveries?limit=x HTTP/1.1", client.own(), client.bearer()),
        List.of("DELETE /api/v1/status HTTP/1.1", client.own(), client.bearer()),
        List.of("GET /api/v1/deliveries/last/har HTTP/1.1", client.own(), client.bearer()),
        List.of(
            "POST /api/v1/send HTTP/1.1",
            client.own(),
            client.bearer(),
            "Content-Length: 99999999"),
        List.of("GET /api/v1/status HTTP/1.1", "Host: x", "no header at all"),
        List.of("NONSENSE"));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfAnswer")
  void everyAnswerTellsABrowserToDoNothingWithIt(List<String> request) {
    Answer answer = client.send(request.get(0), request.subList(1, request.size()), new byte[0]);

    assertThat(answer.header("Content-Security-Policy")).as(answer.text()).startsWith(POLICY);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isIn("no-store", "no-cache");
    assertThat(answer.headers()).noneMatch(each -> each.startsWith("access-control-"));
    assertThat(answer.headers()).noneMatch(each -> each.startsWith("set-cookie"));
  }

  @Test
  void aStrangersBytesAreAFileInASandbox() {
    Answer answer = client.get("/api/v1/deliveries/last/body");

    assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"push-log_");
    assertThat(answer.header("Content-Security-Policy")).endsWith("; sandbox");
  }

  @Test
  void nothingOutsideOfThePageIsServed() {
    List<String> paths = new ArrayList<>(List.of(
        "/page/../openapi.json",
        "/page/%2e%2e/openapi.json",
        "/page//etc/passwd",
        "/page/",
        "/page"));

    for (String path : paths) {
      assertThat(ask("GET " + path + " HTTP/1.1", client.own()).status())
          .as(path)
          .isIn(400, 404);
    }
  }

  @Test
  void theTokenIsItsOwnersAndStays() throws Exception {
    Path file = fixture.file("home/inspector.token");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).strip()).isEqualTo(client.token()).hasSize(43);
  }

  @Test
  void whatIsNoTerminalIsNotToldTheToken() {
    server.awaitError("inspector  http://127.0.0.1:" + client.port() + "/\n");
  }
}
