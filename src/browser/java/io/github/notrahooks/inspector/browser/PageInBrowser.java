package io.github.notrahooks.inspector.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person does with the page. */
@Timeout(180)
final class PageInBrowser {
  @TempDir
  Path folder;

  @AutoClose
  private InspectedServer server;

  @AutoClose
  private Chromium browser;

  @BeforeEach
  void open() {
    server = new InspectedServer(folder);
    browser = new Chromium();
    browser.open(server.address());
    browser.until(
        "it follows the log",
        () -> browser.see("#live").getAttribute("data-state").equals("open"));
  }

  @AfterEach
  void thereIsNothingThatTheBrowserComplainsOf() {
    assertThat(browser.complaints()).isEmpty();
  }

  private Chromium rows(int least) {
    return browser.until(least + " rows", () -> browser.count(".row") >= least);
  }

  private void received(String event) {
    browser.type("#filter", "direction:incoming event:" + event);
    browser.until("one row", () -> browser.count(".row") == 1);
    browser.click(".row");
    browser.reads("#detail h2", event);
  }

  @Test
  void aDeliveryAppearsByItselfWithWhatHappenedInIt() {
    server.send("push");

    rows(1);
    browser.reads("#deliveries", "processed").reads("#deliveries", "Merge pull request #128");
  }

  @Test
  void theTokenIsGoneFromTheAddressAndReloadingStillWorks() {
    assertThat(browser.address()).doesNotContain("t=");
    server.send("push");
    rows(1);

    browser.driver().navigate().refresh();

    rows(1);
  }

  @Test
  void aRefusedDeliveryShowsWhyAndWhatToDo() {
    server.send("push", "--fault", "bad-signature");

    browser.click(".row[data-outcome=rejected]");

    browser
        .reads("#detail", "rejected")
        .reads("#detail", "the signature was not made from these bytes with this secret");
    browser.click("#tab-signature").reads("#panel-signature", "signature");
    browser.see("#send-again");
  }

  @Test
  void eachTabShowsItsPartOfADelivery() {
    server.send("push");
    received("push");

    browser.click("#tab-headers").reads("#panel-headers", "X-GitHub-Delivery");
    browser.click("#tab-body").reads("#panel-body", "refs/heads/main");
    browser.click("#tab-signature").reads("#panel-signature", "Valid");
    browser.click("#tab-answer").reads("#panel-answer", "200");
    browser.click("#tab-overview").reads("#panel-overview", "Notra acts on");
  }

  @Test
  void aDeliveryIsSentAgainAndWhatCameStaysBesideIt() {
    server.send("push");
    received("push");

    browser.click("#send-again").reads("#sent", "200");
    browser.click("#clear-filters");
    rows(4);
  }

  @Test
  void anEditedPayloadShowsItsDifferenceAndIsSentAsItStands() {
    server.send("push");
    received("push");

    browser.click("#edit");
    WebElement editor = browser.see("#again-body");
    browser.run("const e = arguments[0]; e.focus();"
        + " e.value = e.value.replace('refs/heads/main', 'refs/heads/other');"
        + " e.dispatchEvent(new Event('input', {bubbles: true}))", editor);
    browser.reads("#again-difference", "refs/heads/other");
    browser.click("#again-send").reads("#sent", "200");

    assertThat(server.run("logs", "show", "last~1", "--jq", "ref").out().strip())
        .isEqualTo("refs/heads/other");
  }

  @Test
  void whatIsNoJsonIsSaidWithItsPlace() {
    server.send("push");
    received("push");

    browser.click("#edit");
    WebElement editor = browser.see("#again-body");
    browser.run("const e = arguments[0]; e.focus(); e.value = e.value.replace(':', '');"
        + " e.dispatchEvent(new Event('input', {bubbles: true}))", editor);

    browser.reads("#again-difference", "line");
  }

  @Test
  void twoDeliveriesAreCompared() {
    server.send("push");
    server.send("push", "--set", "ref=refs/heads/other");
    browser.type("#filter", "direction:incoming");
    browser.until("two rows", () -> browser.count(".row") == 2);

    browser.row(0).click();
    browser.see("#detail h2");
    browser.click("#compare").reads("#choosing", "Choose the delivery");
    browser.row(1).click();

    browser.reads("#comparison", "refs/heads/other").reads("#comparison", "refs/heads/main");
  }

  @Test
  void filtersStayInTheAddressAndHoldAfterReloading() {
    server.send("push");
    server.send("star");
    server.send("push", "--fault", "bad-signature");
    rows(3);

    browser.type("#filter", "event:star direction:incoming");
    browser.until("one row", () -> browser.count(".row") == 1);
    browser.driver().navigate().refresh();
    browser.until("one row", () -> browser.count(".row") == 1).reads("#deliveries", "star");
    assertThat(browser.see("#filter").getAttribute("value")).contains("event:star");

    browser.click("#clear-filters").click("#only-problems");
    browser.until("only what is wrong", () -> browser.all(".row").stream()
        .allMatch(row -> "bad".equals(row.getAttribute("data-tone"))) && browser.count(".row") > 0);
  }

  @Test
  void bodiesAreSearchedAndItIsSaidHowFar() {
    server.send("push");
    server.send("star");
    rows(2);

    browser.type("#find", "Merge pull request #128");

    browser.until("it is said how far", () -> browser.text("#find-progress").contains("2"));
    browser.until("only the push", () -> browser.count(".row") == 2);
  }

  @Test
  void allOfItCanBeDoneWithKeys() {
    server.send("push", "--fault", "bad-signature");
    server.send("push");
    browser.type("#filter", "direction:incoming");
    browser.until("two rows", () -> browser.count(".row") == 2);
    browser.run("document.activeElement.blur()");

    browser.press("j").press("j").press(Keys.ENTER).reads("#detail", "rejected");
    browser.press("v").reads("#panel-signature", "signature");
    browser.press("r").reads("#sent", "200");
    browser.press("e");
    browser.until("the editor has the focus", () -> "again-body".equals(
        browser.run("return document.activeElement.id")));
    browser.press(Keys.ESCAPE).press(Keys.ESCAPE);
    browser.press("?").reads("#keys", "Keys");
    browser.press(Keys.ESCAPE);
    browser.press("/");
    browser.until("the search has the focus", () -> "find".equals(
        browser.run("return document.activeElement.id")));
  }

  @Test
  void aSampleIsSentFromThePage() {
    browser.click("#open-samples").reads("#samples", "release.published");

    browser.click("button[aria-label='Send release.published']").reads("#sample-sent", "200");

    assertThat(server.run("logs", "list", "--event", "release", "-o", "json").out())
        .contains("processed");
  }

  @Test
  void aSecretIsShownOnlyOnAClick() {
    String secret = server.run("integrations", "secret", "int_github").out().strip();
    browser.click("#open-endpoints").reads("#endpoints", "/api/webhooks/github/");
    assertThat(browser.driver().getPageSource()).doesNotContain(secret);

    browser.click("#endpoints [aria-label^='Show the secret of']");

    browser.reads("#endpoints", secret);
  }

  @Test
  void aBodyAndAnArchiveAreHandedOverAsFiles() throws Exception {
    server.send("push");
    received("push");
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    browser.downloadsTo(downloads);

    browser.click("#more-actions").click("#download-body");
    browser.until("the body is there", () -> files(downloads, "").size() == 1);
    assertThat(Files.readAllBytes(files(downloads, "").get(0)))
        .isEqualTo(server.run("logs", "show", "last", "--body", "--raw").bytes());

    browser.click("#more-actions").click("#download-har");
    browser.until("the archive is there", () -> files(downloads, ".har").size() == 1);
    assertThat(Json.parse(Files.readAllBytes(files(downloads, ".har").get(0)))
            .path("log")
            .path("version")
            .asString())
        .isEqualTo("1.2");
  }

  /** What is there, but for what the browser has not yet finished. */
  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .filter(file -> !file.toString().endsWith(".crdownload"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRestartOfTheServerIsFollowed() {
    server.send("push");
    rows(1);

    server.restart();
    server.send("star");

    browser.reads("#deliveries", "star");
    browser.driver().manage().logs().get("browser");
  }

  @Test
  void aSecondPageAsksTheFirstForTheToken() {
    server.send("push");
    rows(1);

    browser.run("window.open('/', '_blank', 'noopener')");
    browser.until("there are two pages", () -> browser.driver().getWindowHandles().size() == 2);
    String first = browser.driver().getWindowHandle();
    browser.driver().getWindowHandles().stream()
        .filter(handle -> !handle.equals(first))
        .forEach(handle -> browser.driver().switchTo().window(handle));

    rows(1);
    server.send("star");
    browser.reads("#deliveries", "star");
    browser.driver().switchTo().window(first);
    browser.reads("#deliveries", "star");
  }

  @Test
  void tenThousandDeliveriesAreAListOfAFewRows() {
    server.send("star", "--times", "5000", "--concurrency", "8", "--no-log");
    server.send("push", "--times", "5000", "--concurrency", "8", "--no-log");
    browser.open(server.address());
    rows(5);

    assertThat(browser.count(".row")).isLessThan(80);
    browser.until("the oldest is reached", () -> {
      browser.run("const d = document.querySelector('#deliveries'); d.scrollTop = d.scrollHeight");
      return browser.all(".row").stream()
          .anyMatch(row -> "1".equals(row.getAttribute("data-seq")));
    });
    assertThat(browser.count(".row")).isLessThan(80);
  }

  @Test
  void theListStaysWhereItIsReadWhileNewOnesArrive() {
    server.send("push");
    rows(1);
    browser.click(".row");
    browser.reads("#detail h2", "push");
    String open = browser.address();

    server.send("star");

    browser.reads("#new-deliveries", "new");
    assertThat(browser.address()).isEqualTo(open);
    browser.click("#new-deliveries").reads("#deliveries", "star");
  }
}
