package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.upkeep.IndexRebuild;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whose the files are that root's commands make in another user's home. */
@DisabledOnOs(OS.WINDOWS)
final class HomeOwnerTest {
  private static final int USER = 12345;
  private static final int GROUP = 12346;
  private static final String THEIRS = USER + ":" + GROUP;

  private CommandLineFixture fixture;
  private Path home;

  /** A folder of the user's, in which there is no home yet. */
  @BeforeEach
  void giveAFolderAway(@TempDir Path folder) throws IOException {
    assumeTrue(owner(folder).startsWith("0:"), "only root can give a folder away");
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    give(theirs, USER);
    home = theirs.resolve(".notra-hooks");
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_HOME", home.toString());
  }

  @Test
  void whateverACommandMakesInAHomeBelongsToTheHomesUser() throws IOException {
    fixture.run("integrations", "list").exits(0);
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push").exits(0);
      assertThat(owners()).containsKeys("serve.lock", "serve.json", "logs/.append");
      assertAllTheirs();
    }
    fixture.run("repos", "add", "int_github", "acme/gadgets").exits(0);
    fixture.run("integrations", "disable", "int_linear").exits(0);
    fixture.run("logs", "prune", "--before", "2021-01-01", "--yes").exits(0);
    fixture.run("logs", "check").exits(0);
    fixture.reading("samples list\n").run("shell");

    assertThat(owners())
        .containsKeys("", ".gitignore", ".config.lock", "config.json", "logs", "logs/.index")
        .anySatisfy((name, owner) -> assertThat(name).endsWith(".jsonl"))
        .anySatisfy((name, owner) -> assertThat(name).endsWith(".index"));
    assertAllTheirs();
  }

  @Test
  void soDoANewDaysSegmentAnIndexThatIsMadeAnewAndATornPiece() throws IOException {
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("send", "push", "--no-log").exits(0);
      fixture.clock().advance(Duration.ofDays(1));
      fixture.run("send", "push", "--no-log").exits(0);
    }
    Path logs = home.resolve("logs");
    Files.delete(logs.resolve(".index/2026-11-23.jsonl.index"));
    assertThat(new IndexRebuild(logs, () -> false).run()).containsExactly("2026-11-23.jsonl");
    Files.writeString(logs.resolve("2026-11-24.jsonl"), "{\"seq\":", StandardOpenOption.APPEND);
    fixture.interrupted("serve", "--port", "0").exits(0).says("torn off");

    assertThat(owners())
        .containsKeys(
            "logs/2026-11-23.jsonl", "logs/2026-11-24.jsonl", "logs/.index/2026-11-23.jsonl.index")
        .anySatisfy((name, owner) -> assertThat(name).contains(".torn-"));
    assertAllTheirs();
  }

  @Test
  void aFileThatIsReplacedKeepsItsOwnerUnlessThatIsRoot() throws IOException {
    fixture.run("integrations", "list").exits(0);
    Path config = home.resolve("config.json");

    give(config, 54321);
    fixture.run("integrations", "disable", "int_linear").exits(0);
    assertThat(owner(config)).isEqualTo("54321:" + GROUP);

    give(config, 0);
    fixture.run("integrations", "enable", "int_linear").exits(0);
    assertThat(owner(config)).isEqualTo(THEIRS);
  }

  @Test
  void whatAUserWantsWrittenElsewhereIsRootsLikeAnyOtherFile() throws IOException {
    fixture.run("integrations", "list").exits(0);
    Path elsewhere = Files.createDirectory(fixture.file("elsewhere"));
    give(elsewhere, USER);
    fixture.run("logs", "export", "elsewhere/export.jsonl").exits(0);

    try (RunningCommandLine server = fixture.serve("--ready-file", "elsewhere/ready.json")) {
      assertThat(owner(elsewhere.resolve("ready.json"))).startsWith("0:");
    }
    assertThat(owner(elsewhere.resolve("export.jsonl"))).startsWith("0:");
  }

  @Test
  void aReadyFileInTheHomeBelongsToTheHomesUser() throws IOException {
    fixture.run("integrations", "list").exits(0);

    try (RunningCommandLine server =
        fixture.serve("--ready-file", home.resolve("ready.json").toString())) {
      assertThat(owner(home.resolve("ready.json"))).isEqualTo(THEIRS);
    }
  }

  @Test
  void whatWasThereBeforeIsNotGivenAwayNorWhatALinkLeadsTo() throws IOException {
    fixture.run("integrations", "list").exits(0);
    Path roots = fixture.file("roots", "precious\n");
    Files.createSymbolicLink(home.resolve("config.new"), roots);
    Path there = home.resolve("there");
    Files.createFile(there);

    try (FileChannel opened = HomeFiles.openOrCreate(there)) {
      assertThat(opened.size()).isZero();
    }
    HomeFiles.replace(home.resolve("config.new"), new byte[1]);

    assertThat(owner(there)).startsWith("0:");
    assertThat(owner(roots)).startsWith("0:");
    assertThat(owner(home.resolve("config.new"))).isEqualTo(THEIRS);
  }

  private void assertAllTheirs() throws IOException {
    assertThat(owners()).allSatisfy((name, owner) -> assertThat(owner).as(name).isEqualTo(THEIRS));
  }

  private Map<String, String> owners() throws IOException {
    Map<String, String> owners = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path each : files.toList()) {
        owners.put(home.relativize(each).toString(), owner(each));
      }
    }
    return owners;
  }

  private static String owner(Path file) throws IOException {
    Map<String, Object> ids = Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return ids.get("uid") + ":" + ids.get("gid");
  }

  private static void give(Path file, int user) throws IOException {
    Files.setAttribute(file, "unix:gid", GROUP, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
  }
}
