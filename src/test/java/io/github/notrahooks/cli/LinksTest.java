package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic links where the tool expects its own files and folders. */
@DisabledOnOs(OS.WINDOWS)
final class LinksTest {
  private static final String PRECIOUS = "precious\n";

  private CommandLineFixture fixture;
  private Path victim;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    victim = fixture.file("victim", PRECIOUS);
  }

  @Test
  void aHomeMayBeALinkToAFolderOfItsOwner() throws IOException {
    Path real = Files.createDirectory(fixture.file("real"));
    Files.createSymbolicLink(fixture.file("home"), real);

    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push").exits(0);
    }

    assertThat(real.resolve("logs")).isDirectoryContaining("glob:**.jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "home/logs"})
  void whatEverybodyCanWriteToIsNotFollowedTo(String place) throws IOException {
    Path open = Files.createDirectory(fixture.file("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    link(place, open);

    assertRefused("which everybody can write to");
    assertThat(open).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "home/logs"})
  void whatEverybodyCanPutSomethingElseInThePlaceOfIsNotFollowedTo(String place)
      throws IOException {
    Path open = Files.createDirectory(fixture.file("open"));
    Path mine = Files.createDirectory(open.resolve("mine"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    link(place, mine);

    assertRefused("in a folder that everybody can write to");
    assertThat(mine).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "home/logs"})
  void anotherUsersFolderIsNotFollowedTo(String place) throws IOException {
    Path theirs = Files.createDirectory(fixture.file("theirs"));
    assumeTrue(
        Files.getAttribute(theirs, "unix:uid").equals(0), "only root can give a folder away");
    Files.setAttribute(theirs, "unix:uid", 65534);
    link(place, theirs);

    assertRefused("which is another user's");
    assertThat(theirs).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "home/logs"})
  void aLinkToNowhereMakesNothingThere(String place) throws IOException {
    link(place, fixture.file("nowhere"));

    fixture.run("serve", "--port", "0").exits(2).says(place, "not a folder");
    assertThat(fixture.file("nowhere")).doesNotExist();
  }

  @Test
  void aConfigurationThatIsALinkIsReadAndAChangeTakesTheLinksPlace() throws IOException {
    fixture.run("integrations", "list").exits(0);
    Path elsewhere = fixture.file("elsewhere.json");
    Files.move(fixture.file("home/config.json"), elsewhere);
    byte[] before = Files.readAllBytes(elsewhere);
    link("home/config.json", elsewhere);

    fixture.run("integrations", "list").exits(0).prints("int_github");
    fixture.run("integrations", "disable", "int_github").exits(0);

    assertThat(elsewhere).hasBinaryContent(before);
    assertThat(Files.isSymbolicLink(fixture.file("home/config.json"))).isFalse();
    assertThat(fixture.file("home/config.json")).content().contains("\"enabled\": false");
  }

  @Test
  void aConfigurationThatIsALinkToSomethingElseGivesNothingOfItAway() throws IOException {
    link("home/config.json", victim);

    Result result = fixture.run("integrations", "list", "--stacktrace").exits(2);
    result.says("config.json", "not JSON").assertErr().doesNotContain("precious");
  }

  @Test
  void theReadyFileIsWrittenNeitherThroughALinkNorInItsPlace() throws IOException {
    link("ready.json", victim);

    fixture
        .run("serve", "--port", "0", "--ready-file", "ready.json")
        .exits(2)
        .says("cannot write the --ready-file", "it is a symbolic link");

    assertThat(victim).hasContent(PRECIOUS);
    assertThat(Files.isSymbolicLink(fixture.file("ready.json"))).isTrue();
  }

  /** Files that the server opens at its start. */
  @ParameterizedTest
  @ValueSource(strings = {"home/serve.lock", "home/.config.lock", "home/logs/.append"})
  void aServerDoesNotStartThroughALink(String file) throws IOException {
    link(file, victim);

    Result result = fixture.run("serve", "--port", "0").exits(2);

    assertThat(result.err().lines()).hasSize(1);
    assertThat(victim).hasContent(PRECIOUS);
    assertThat(Files.isSymbolicLink(fixture.file(file))).isTrue();
  }

  /** Files that are written anew each time, or beside which another will do. */
  @ParameterizedTest
  @CsvSource({
    "home/serve.json",
    "home/.gitignore",
    "home/logs/DAY.jsonl",
    "home/logs/.index/DAY.jsonl.index",
    "home/logs/.probe"
  })
  void aServerWritesToNothingThroughALink(String file) throws IOException {
    String day = LocalDate.ofInstant(now(), ZoneOffset.UTC).toString();
    link(file.replace("DAY", day), victim);

    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--delivery-id", "linked", "--no-log").exits(0);
      fixture.run("logs", "show", "linked", "-o", "json").exits(0).prints("\"processed\"");
    }

    assertThat(victim).hasContent(PRECIOUS);
  }

  @Test
  void anIndexFolderThatIsALinkIsNotWrittenTo() throws IOException {
    Path open = Files.createDirectory(fixture.file("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    link("home/logs/.index", open);

    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--delivery-id", "linked", "--no-log").exits(0);
      fixture.run("logs", "show", "linked", "-o", "json").exits(0).prints("\"processed\"");
    }

    assertThat(open).isEmptyDirectory();
  }

  @Test
  void theHistoryOfThePromptIsNotWrittenThroughALink() throws IOException {
    fixture.run("integrations", "list").exits(0);
    link("home/history", victim);

    fixture.reading("samples list\n").run("shell");

    assertThat(victim).hasContent(PRECIOUS);
  }

  @Test
  void anExportTakesTheLinksPlaceOnlyWhereThatIsAskedFor() throws IOException {
    link("export.jsonl", victim);

    fixture.run("logs", "export", "export.jsonl").exits(2).says("there already");
    fixture.run("logs", "export", "--force", "export.jsonl").exits(0);

    assertThat(victim).hasContent(PRECIOUS);
    assertThat(Files.isRegularFile(fixture.file("export.jsonl"), LinkOption.NOFOLLOW_LINKS))
        .isTrue();
  }

  @Test
  void retentionAndPruningRemoveNothingThroughALink() throws IOException {
    fixture.run("integrations", "list").exits(0);
    Path old = fixture.file("old.jsonl", PRECIOUS);
    link("home/logs/2020-01-01.jsonl", old);
    Path folder = Files.createDirectory(fixture.file("folder"));
    Files.writeString(folder.resolve("2020-01-03.jsonl"), PRECIOUS);
    link("home/logs/2020-01-02.jsonl", folder);

    fixture.run("logs", "prune", "--before", "2021-01-01", "--yes").exits(0);
    fixture.interrupted("serve", "--port", "0", "--retention", "1").exits(0);

    assertThat(old).hasContent(PRECIOUS);
    assertThat(folder.resolve("2020-01-03.jsonl")).hasContent(PRECIOUS);
  }

  private void assertRefused(String why) {
    for (String[] command : new String[][] {
      {"serve", "--port", "0"}, {"integrations", "list"}, {"logs", "list"}, {"send", "push"}
    }) {
      Result result = fixture.run(command).exits(2).says("symbolic link", why, "--home");
      assertThat(result.err().lines()).hasSize(1);
    }
  }

  private Instant now() {
    return fixture.clock().instant();
  }

  private void link(String place, Path target) throws IOException {
    Path link = fixture.file(place);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }
}
