package io.github.notrahooks.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} with folders and several files. */
final class ManyFilesTest {
  private static final String SECRET = "It's a Secret to Everybody";

  private CommandLineFixture fixture;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", SECRET);
    Files.createDirectories(fixture.file("all/inner"));
    signed("all/a.json", "all/a.headers", "{\"a\":1}");
    signed("all/b.json", "all/b.json.headers", "{\"b\":1}");
    signed("all/inner/c", "all/inner/c.headers", "{\"c\":1}");
  }

  private void signed(String file, String headers, String body) {
    fixture.file(file, body);
    String hex =
        Hex.encode(Hmac.SHA256.of(SECRET.getBytes(UTF_8), Body.ofText(body).pieces()));
    fixture.file(headers, "X-GitHub-Event: push\nX-Hub-Signature-256: sha256=" + hex + "\n");
  }

  @Test
  void aFolderIsVerifiedWithAllThatIsInIt() {
    fixture
        .run("verify", "all", "-o", "table")
        .exits(0)
        .prints("valid      all/a.json\nvalid      all/b.json\nvalid      all/inner/c\n")
        .says("3 valid, 0 not valid, 0 failed");
  }

  @Test
  void eachFileHasALineOfJson() {
    assertThat(fixture.run("verify", "all/a.json", "all/b.json").exits(0).json())
        .extracting(line -> line.path("file").asString())
        .containsExactly("all/a.json", "all/b.json");
  }

  @Test
  void headersThatAreNamedWithTheirPayloadsAreNoPayloads() {
    fixture
        .run("verify", "all/a.headers", "all/a.json", "all/b.json", "all/b.json.headers")
        .exits(0)
        .says("2 valid, 0 not valid, 0 failed");
  }

  @Test
  void whatFilesWereReadAsIsSummedUp() {
    fixture.file("all/a.headers", "> X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\n");

    fixture
        .run("verify", "all")
        .exits(3)
        .says("read as what curl -v prints: 1 file")
        .prints("\"from\":\"all/a.headers\"");
  }

  @Test
  void headersBesideOneFileAreFoundToo() {
    fixture.run("verify", "all/a.json").exits(0).prints("\"valid\":true");
  }

  @Test
  void oneThatIsNotValidIsExplainedAndDecidesTheExitCode() {
    fixture.file("all/b.json", "{\"b\":1}\n");

    fixture
        .run("verify", "all")
        .exits(3)
        .prints("\"hint\":\"trailing-newline-added\"")
        .says("2 valid, 1 not valid, 0 failed");
  }

  @Test
  void aPayloadWithoutHeadersCountsAsFailed() {
    fixture.file("all/d.json", "{}");

    fixture
        .run("verify", "all")
        .exits(2)
        .prints("\"file\":\"all/d.json\",\"valid\":null")
        .says("3 valid, 0 not valid, 1 failed");
  }

  @Test
  void headersInJsonAndEnvelopesAreFixturesToo() throws IOException {
    String headers = Files.readString(fixture.file("all/a.headers"))
        .replaceAll("(\\S+): (\\S+)\n", ",\"$1\":\"$2\"")
        .replaceFirst(",", "{");
    fixture.file("all/e.json", "{\"a\":1}");
    fixture.file("all/e.headers.json", headers + "}");
    fixture.file("all/f.json", "{\"headers\":" + headers + "},\"body\":\"{\\\"a\\\":1}\"}");

    fixture.run("verify", "all").exits(0).says("5 valid, 0 not valid, 0 failed");
  }

  @Test
  void theReportIsJUnitsXml() throws IOException {
    fixture.file("all/b.json", "{\"b\":2}");
    fixture.file("all/<d> & \"e\".json", "{}");

    fixture.run("verify", "all", "--report", "junit.xml").exits(3);

    assertThat(Files.readString(fixture.file("junit.xml")))
        .startsWith(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"notra-hooks verify\""
                + " tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"0\">\n")
        .contains("name=\"all/&lt;d&gt; &amp; &quot;e&quot;.json\"><error")
        .contains("name=\"all/b.json\"><failure type=\"mismatch\"")
        .endsWith("</testsuite>\n");
  }

  @Test
  void whatGoesWithOneFileOnlyIsRefused() {
    fixture.run("verify", "all", "--signature", "sha256=0").exits(2).says("go with one FILE");
    fixture.run("verify", "all/a.json", "--report", "x").exits(2).says("several files");
  }

  @Test
  void aFolderBesideAFixtureOfItsNameIsAFolder() throws IOException {
    Files.createDirectories(fixture.file("all/a"));

    fixture.run("verify", "all").exits(0).says("3 valid, 0 not valid, 0 failed");
  }

  @Test
  void headersWithoutAPayloadCountAsFailed() {
    fixture.file("all/gone.headers", "X-GitHub-Event: push\n");

    fixture
        .run("verify", "all", "-o", "table")
        .exits(2)
        .prints("failed     all/gone.headers  there is no payload beside all/gone.headers");
  }

  @Test
  void aPayloadWithSeveralFilesOfHeadersFailsAndNamesThem() {
    fixture.file("all/a.headers.json", "{\"X-GitHub-Event\":\"push\"}");

    fixture
        .run("verify", "all", "-o", "table")
        .exits(2)
        .prints("failed     all/a.json  all/a.json has 2 files of headers: a.headers,"
            + " a.headers.json\nvalid      all/b.json")
        .says("2 valid, 0 not valid, 1 failed");
    fixture.run("verify", "all/a.json").exits(2).says("all/a.json has 2 files of headers");
  }

  @Test
  void aPayloadWithAndOneWithoutJsonInItsNameHaveTheirOwnHeaders() {
    signed("all/a", "all/a.headers", "{\"a\":2}");
    signed("all/a.json", "all/a.json.headers", "{\"a\":1}");

    fixture.run("verify", "all").exits(0).says("4 valid, 0 not valid, 0 failed");
  }

  @Test
  void anEmptyFolderIsAnError() throws IOException {
    Files.createDirectories(fixture.file("empty"));

    fixture.run("verify", "empty").exits(2).says("there is no file to verify in the folder empty");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatLeadsRoundIsNotFollowed() throws IOException {
    Files.createSymbolicLink(fixture.file("all/round"), fixture.file("all"));

    fixture.run("verify", "all").exits(0).says("3 valid");
  }
}
