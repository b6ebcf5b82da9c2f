package io.github.notrahooks.inspector.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe-core finds, by the rules of WCAG 2.2 A and AA and its best practices. */
@Timeout(180)
final class AccessibilityInBrowser {
  @TempDir
  Path folder;

  @AutoClose
  private InspectedServer server;

  @AutoClose
  private Chromium browser;

  private String axe = "";

  @BeforeEach
  void open() throws IOException {
    axe = Files.readString(Path.of(System.getProperty("browser.axe")));
    server = new InspectedServer(folder);
    server.send("push");
    server.send("push", "--set", "ref=refs/heads/other");
    server.send("push", "--fault", "bad-signature");
    browser = new Chromium();
  }

  @ParameterizedTest
  @CsvSource({"375,false", "375,true", "1024,false", "1024,true", "1600,false", "1600,true"})
  void axeFindsNothing(int width, boolean dark) {
    browser.size(width, 800).dark(dark).open(server.origin() + "/");
    browser.see("#no-token");
    nothingIsFound("without a token");

    browser.open(server.address());
    browser.driver().navigate().refresh();
    browser.until("all are there", () -> browser.count(".row") == 6);
    nothingIsFound("the list");
    for (String dialog : List.of("samples", "endpoints", "keys")) {
      browser.click("#open-" + dialog).see("#" + dialog + " h2");
      nothingIsFound(dialog);
      browser.click("#" + dialog + " .dialog-head button");
    }
    browser.click(".row").see("#detail h2");
    for (String tab : List.of("overview", "headers", "body", "signature", "answer", "again")) {
      browser.click("#tab-" + tab);
      nothingIsFound(tab);
    }
    browser.click("#again-send").reads("#sent", "200");
    nothingIsFound("what was sent");
  }

  private void nothingIsFound(String where) {
    browser.run(axe);
    Object found = browser.runLater("axe.run(document, {resultTypes: ['violations']}).then(r =>"
        + " arguments[0](r.violations.map(v => v.id + ': ' + v.help + ' at '"
        + " + v.nodes.map(n => n.target.join(' ')).join('; ')).join('\\n')),"
        + " e => arguments[0]('axe failed: ' + e))");
    assertThat(String.valueOf(found)).as(where).isEmpty();
  }
}
