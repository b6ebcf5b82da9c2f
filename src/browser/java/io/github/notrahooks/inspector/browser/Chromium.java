package io.github.notrahooks.inspector.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a screen, as a person would use it. */
final class Chromium implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final ChromeDriver driver;

  /** A browser with further arguments. */
  Chromium(String... more) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("browser.chromium", "/usr/bin/chromium"));
    List<String> arguments = new ArrayList<>(List.of(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--force-color-profile=srgb",
        "--lang=en-GB"));
    arguments.addAll(List.of(more));
    options.addArguments(arguments);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service = new ChromeDriverService.Builder()
        .usingDriverExecutable(
            new File(System.getProperty("browser.driver", "/usr/bin/chromedriver")))
        .usingAnyFreePort()
        .build();
    driver = new ChromeDriver(service, options);
    size(1280, 860);
  }

  Chromium size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
        "width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  Chromium dark(boolean dark) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** Keeps what is downloaded in a folder. */
  Chromium downloadsTo(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString()));
    return this;
  }

  Chromium open(String address) {
    driver.get(address);
    return this;
  }

  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  ChromeDriver driver() {
    return driver;
  }

  /** The elements that are there now. */
  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** An element, as soon as it can be seen. */
  WebElement see(String css) {
    WebElement found = new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> "no " + css + " on the page:\n" + text("body"))
        .until(any -> all(css).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
    return Objects.requireNonNull(found);
  }

  /** Waits until a place has a text in it. */
  Chromium reads(String css, String text) {
    until(css + " has " + text + "; it has " + text(css), () -> text(css).contains(text));
    return this;
  }

  Chromium until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> what)
        .until(any -> condition.getAsBoolean());
    return this;
  }

  /** What can be read in a place; the empty string where there is none. */
  String text(String css) {
    Object text = run(
        "const e = document.querySelector(arguments[0]); return e ? e.innerText : ''", css);
    return String.valueOf(text);
  }

  /** Clicks on an element; one that is drawn anew meanwhile is looked for again. */
  Chromium click(String css) {
    return until("a click on " + css, () -> {
      see(css).click();
      return true;
    });
  }

  /** A row of the list, counted from the top of the window, from 0. */
  WebElement row(int index) {
    return all(".row").stream()
        .filter(WebElement::isDisplayed)
        .sorted(Comparator.comparing(row -> row.getLocation().getY()))
        .skip(index)
        .findFirst()
        .orElseThrow();
  }

  /** Presses keys where the page has its focus. */
  Chromium press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
    return this;
  }

  Chromium type(String css, String text) {
    WebElement field = see(css);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text, Keys.ENTER);
    return this;
  }

  Object run(String script, Object... arguments) {
    Object result = driver.executeScript(script, arguments);
    return result == null ? "" : result;
  }

  Object runLater(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    Object result = driver.executeAsyncScript(script, arguments);
    return result == null ? "" : result;
  }

  long count(String css) {
    return all(css).size();
  }

  /** What the browser complained of: errors and refusals by the page's policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  void picture(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
