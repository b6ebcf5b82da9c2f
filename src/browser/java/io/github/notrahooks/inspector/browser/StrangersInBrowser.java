package io.github.notrahooks.inspector.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other pages in the same browser, and those who write payloads, try. */
@Timeout(180)
final class StrangersInBrowser {
  private static final List<String> HOSTILE = List.of(
      "<img src=x onerror=\"window.hacked=1\">",
      "<script>window.hacked=1</script>",
      "\"><svg onload=window.hacked=1>",
      "javascript:window.hacked=1",
      "{{constructor.constructor('window.hacked=1')()}}",
      "\u202Etxet\u202C \u200B\u2066 \uFEFF",
      "</textarea><iframe srcdoc='<script>parent.hacked=1</script>'>");

  @TempDir
  Path folder;

  @AutoClose
  private InspectedServer server;

  @AutoClose
  private Chromium browser;

  @BeforeEach
  void open() {
    server = new InspectedServer(folder);
    browser = new Chromium("--host-resolver-rules=MAP rebound.test 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "fetch(INSPECTOR + '/api/v1/deliveries')",
    "fetch(INSPECTOR + '/api/v1/deliveries', {headers: {Authorization: 'Bearer ' + TOKEN}})",
    "fetch(INSPECTOR + '/api/v1/send', {method: 'POST', body: '{\"sample\":\"push\"}'})",
    "fetch(INSPECTOR + '/api/v1/send', {method: 'POST', mode: 'no-cors',"
        + " body: '{\"sample\":\"push\"}'})",
    "new Promise((ok, no) => { const s = new EventSource(INSPECTOR + '/api/v1/events');"
        + " s.onmessage = ok; s.onerror = no; })",
    "new Promise((ok, no) => { const f = document.createElement('form'); f.method = 'POST';"
        + " f.target = 'sink'; f.action = INSPECTOR + '/api/v1/send'; document.body.append(f);"
        + " f.submit(); setTimeout(no, 500); })"
  })
  void aPageOfAnotherOriginReadsNothingAndSendsNothing(String attempt) throws IOException {
    server.send("push");
    String token = server.address().substring(server.address().indexOf("t=") + 2);
    try (StrangePage page = new StrangePage("<iframe name='sink'></iframe>")) {
      browser.open(page.url());

      Object seen = browser.runLater("const INSPECTOR = arguments[0]; const TOKEN = arguments[1];"
          + " const done = arguments[2]; (" + attempt + ").then(r => r && r.text ? r.text() : 'event')"
          + ".then(t => done('seen: ' + t), () => done('refused'));", server.origin(), token);

      // A request that asks for no answer that can be read is said to have none in it.
      assertThat(seen).isIn("refused", "seen: ");
    }
    assertThat(server.run("logs", "list", "-o", "json").json()).hasSize(2);
  }

  @Test
  void aPageOfAnotherOriginCannotFrameIt() throws IOException {
    try (StrangePage page = new StrangePage("<iframe id='f' src='" + server.origin() + "/'></iframe>")) {
      browser.open(page.url());

      browser.until("the browser refuses to frame it", () -> browser.complaints().stream()
          .anyMatch(line -> line.contains("frame-ancestors") || line.contains("Framing")));
    }
  }

  @Test
  void aNameThatWasBoundToThisMachineAnewIsRefused() {
    String port = server.origin().substring(server.origin().lastIndexOf(':'));

    browser.open("http://rebound.test" + port + "/");

    Object status = browser.runLater("fetch('/api/v1/status', {headers: {Authorization: 'Bearer '"
        + " + arguments[0]}}).then(r => arguments[1](r.status), e => arguments[1](String(e)))",
        server.address().substring(server.address().indexOf("t=") + 2));
    assertThat(String.valueOf(status)).isEqualTo("403");
  }

  @Test
  void withoutATokenItSaysWhichCommandPrintsTheAddress() {
    browser.open(server.origin() + "/");

    browser.reads("#no-token", "notra-hooks inspect --url");
    assertThat(browser.count(".row")).isZero();
  }

  @Test
  void aTokenThatIsNoLongerRightIsForgotten() {
    browser.open(server.origin() + "/#t=" + "A".repeat(43));

    browser.reads("#no-token", "notra-hooks inspect --url");
  }

  @Test
  void payloadsAreTextWhateverStandsInThem() throws IOException {
    int number = 0;
    for (String text : HOSTILE) {
      String json = Json.text(Json.object()
          .put(text, text)
          .put("ref", text)
          .put("action", text));
      Path file = server.file("hostile-" + number++ + ".json", json);
      server.send(file.toString(), "--provider", "github", "--event", "push",
          "-H", "X-Hostile: " + text.replaceAll("[^\\x20-\\x7E]", "?"),
          "--delivery-id", "id-" + number);
      server.send(file.toString(), "--provider", "github", "--event", "<b>push</b>",
          "--fault", "bad-signature");
    }
    browser.open(server.address());
    browser.until("all are there", () -> browser.count(".row") >= 10);
    for (int row = 0; row < 2 * HOSTILE.size() * 2; row++) {
      browser.press("j");
      for (String tab : List.of("overview", "headers", "body", "signature", "answer", "again")) {
        browser.click("#tab-" + tab);
      }
      browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
      browser.run("document.activeElement.blur()");
    }

    assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
    assertThat(browser.count("img, iframe, svg:not(volume-chart svg), script:not([src^='/page/'])"))
        .isZero();
    assertThat(browser.count("[onerror], [onload], [srcdoc], a[href^='javascript']")).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatOnlyReadsHasNothingToSendWith() {
    server.close();
    server = new InspectedServer(folder, "--inspector-read-only");
    server.send("push");
    browser.open(server.address());
    browser.until("it is there", () -> browser.count(".row") > 0);

    browser.click(".row").reads("#read-only", "read-only");
    assertThat(browser.see("#send-again").isEnabled()).isFalse();
    browser.click("#open-endpoints").reads("#endpoints", "/api/webhooks/");
    assertThat(browser.text("#endpoints")).contains("read-only");
  }

  /** A page of somebody else. */
  private static final class StrangePage implements AutoCloseable {
    private final HttpServer http;

    StrangePage(String markup) throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] page = ("<!doctype html><title>another</title><link rel=icon href='data:,'>" + markup)
          .getBytes(StandardCharsets.UTF_8);
      http.createContext("/", exchange -> {
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
      });
      http.start();
    }

    String url() {
      return "http://localhost:" + http.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
