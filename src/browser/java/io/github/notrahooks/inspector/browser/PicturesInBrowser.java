package io.github.notrahooks.inspector.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures in the documents, of the packaged tool: {@code -Dbrowser.pictures=docs} writes them. */
@Timeout(180)
final class PicturesInBrowser {
  private static final Path PLACE =
      Path.of(System.getProperty("browser.pictures", "target/pictures"));
  private static final Path TOOL = Path.of("target/notra-hooks/bin/notra-hooks").toAbsolutePath();

  @TempDir
  Path folder;

  @AutoClose
  private Chromium browser;

  private Process server;

  @BeforeEach
  void receive() throws Exception {
    server = start("serve", "--port", "0", "--inspector-port", "0", "--ready-file", "ready.json");
    while (!Files.exists(folder.resolve("ready.json"))) {
      assertThat(server.isAlive()).isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    for (String sample : List.of(
        "ping", "push", "star", "release.published", "issue.create", "pull_request.merged",
        "issue.update", "push")) {
      send(sample);
    }
    send("push", "--set", "ref=refs/heads/release/2.4");
    send("push", "--fault", "bad-signature");
    send("issue.update", "--fault", "stale-timestamp");
    send("push", "--fault", "tampered-body");
    browser = new Chromium().size(1280, 800);
  }

  /** A process of the tool whose home is where a user's is, so that no picture has a path in it. */
  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(TOOL.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NOTRA_HOOKS_"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder);
    builder.environment().put("NOTRA_HOOKS_ARCHIVE", "keep");
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void send(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("send", "--no-log"));
    all.addAll(List.of(arguments));
    start(all.toArray(String[]::new)).waitFor();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  private String address() throws Exception {
    assertThat(start("inspect", "--url").waitFor()).isZero();
    return Files.readString(folder.resolve("out")).strip();
  }

  @ParameterizedTest
  @CsvSource({"light,false", "dark,true"})
  void theListADeliveryItsSignatureAndAComparison(String name, boolean dark) throws Exception {
    browser.dark(dark).open(address());
    browser.until("all are there", () -> browser.count(".row") >= 12);
    browser.until("they are counted", () -> browser.text("#inspector").contains("12 in the"));
    picture("list", name);
    browser.row(0).click();
    browser.see("#detail h2");
    browser.until("it is filled", () -> browser.text("#panel-overview").length() > 50);
    picture("delivery", name);
    browser.click("#tab-signature").reads("#panel-signature", "Not valid");
    picture("signature", name);
    browser.type("#filter", "event:push outcome:processed,filtered");
    browser.until("pushes", () -> browser.count(".row") == 3);
    browser.row(0).click();
    browser.click("#compare").see("#choosing");
    browser.row(1).click();
    browser.see("#comparison");
    browser.run("document.activeElement.blur()");
    picture("compare", name);
  }

  private void picture(String what, String theme) {
    browser.picture(PLACE.resolve("inspector-" + what + "-" + theme + ".png"));
  }
}
