package io.github.notrahooks.cli.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.Cli;
import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.environment.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What exports and other files at paths that a user gave do to what is there already. */
@DisabledOnOs(OS.WINDOWS)
final class LogsExportTest {
  private static final String PRECIOUS = "precious\n";

  private CommandLineFixture fixture;

  @BeforeEach
  void logADelivery(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list").exits(0);
    fixture.run("send", "push", "--to", "http://127.0.0.1:9/").exits(6);
  }

  private String segment() throws IOException {
    return "home/logs/"
        + names("home/logs").filter(name -> name.endsWith(".jsonl")).findFirst().orElseThrow();
  }

  private Stream<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(fixture.file(folder))) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void theHomesOwnFilesAreNotWrittenOver() throws IOException {
    for (String own :
        List.of(segment(), "home/config.json", "home/new.jsonl", "home/logs/new.jsonl")) {
      Path file = fixture.file(own);
      byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;

      fixture.run("logs", "export", "--force", own).exits(2).says(own, "belongs to the home");

      if (before == null) {
        assertThat(file).doesNotExist();
      } else {
        assertThat(file).hasBinaryContent(before);
      }
    }
    fixture.run("logs", "check").exits(0);
  }

  @Test
  void aLinkIntoTheHomeIsNotWrittenThroughNorReplaced() throws IOException {
    Path link = Files.createSymbolicLink(fixture.file("link"), fixture.file(segment()));
    Files.createSymbolicLink(fixture.file("logs"), fixture.file("home/logs"));

    fixture.run("logs", "export", "--force", "link").exits(2).says("belongs to the home");
    fixture.run("logs", "export", "--force", "logs/x").exits(2).says("belongs to the home");

    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void foldersPipesAndLinksToThemStay() throws Exception {
    Files.createDirectory(fixture.file("folder"));
    assertThat(new ProcessBuilder("mkfifo", fixture.file("pipe").toString())
            .start()
            .waitFor())
        .isZero();
    Files.createSymbolicLink(fixture.file("to-folder"), fixture.file("folder"));
    Files.createSymbolicLink(fixture.file("to-pipe"), fixture.file("pipe"));
    List<String> before = names("").sorted().toList();

    for (String each : List.of("folder", "to-folder")) {
      fixture.run("logs", "export", "--force", each).exits(2).says(each, "it is a folder");
      fixture.run("serve", "--port", "0", "--ready-file", each).exits(2).says("it is a folder");
    }
    for (String each : List.of("pipe", "to-pipe")) {
      fixture.run("logs", "export", "--force", each).exits(2).says(each, "it is no file");
      fixture.run("serve", "--port", "0", "--ready-file", each).exits(2).says("it is no file");
    }

    assertThat(names("").sorted()).containsExactlyElementsOf(before);
    assertThat(fixture.file("folder")).isEmptyDirectory();
    assertThat(Files.isSymbolicLink(fixture.file("to-pipe"))).isTrue();
    assertThat(Files.isRegularFile(fixture.file("pipe"))).isFalse();
  }

  @Test
  void theReadyFileIsNoneOfTheHomesOwnFiles() throws IOException {
    for (String own :
        List.of(segment(), "home/config.json", "home/serve.json", "home/logs/ready")) {
      byte[] config = Files.readAllBytes(fixture.file("home/config.json"));
      fixture.run("serve", "--port", "0", "--ready-file", own).exits(2).says("belongs to the home");
      assertThat(fixture.file("home/config.json")).hasBinaryContent(config);
    }
    fixture.run("logs", "check").exits(0);
  }

  @Test
  void anExportThatIsInterruptedLeavesTheOldFileAndNothingBesideIt() throws IOException {
    fixture.file("old.jsonl", PRECIOUS);
    List<String> before = names("").sorted().toList();

    fixture.interrupted("logs", "export", "--force", "old.jsonl").exits(130);

    assertThat(fixture.file("old.jsonl")).hasContent(PRECIOUS);
    assertThat(names("").sorted()).containsExactlyElementsOf(before);
    fixture.run("logs", "export", "--force", "old.jsonl").exits(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", ".", "no/such/x", "file/x", "\0", "/proc/x"})
  void anImpossiblePathIsSaidToBeOne(String path) {
    fixture.file("file", PRECIOUS);

    Result result = fixture.run("logs", "export", path);

    assertThat(result.exit()).as(result.toString()).isBetween(1, 2);
    result.assertErr().doesNotContain("mistake").hasLineCount(1);
    assertThat(fixture.file("file")).hasContent(PRECIOUS);
  }

  @Test
  void aNameThatIsAsLongAsTheSystemAllowsCanBeWritten() {
    fixture.run("logs", "export", "x".repeat(255)).exits(0);
    fixture.run("logs", "export", "x".repeat(256)).exits(1).says("too long");
  }

  @Test
  void aReaderThatGoesAwayIsNoMistakeOfTheTool() {
    OutputStream gone = new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    for (String format : List.of("jsonl", "har")) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      new Cli(fixture.environment(gone, err, Signals.NONE))
          .run(new String[] {"logs", "export", "-", "-f", format});
      assertThat(err.toString(UTF_8)).doesNotContain("mistake");
    }
  }
}
