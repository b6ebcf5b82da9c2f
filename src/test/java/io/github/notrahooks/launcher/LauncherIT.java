package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.notrahooks.launcher.Tool.Result;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of the packaged tool, run the ways that people run it. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherIT {
  private static final String RIGHT =
      "sha256=2a1ad7a6ab7ad1d2a92e5cdb34f1de4ef4d3de0d1d0a9f6d9a2e6bb1e7b7f3c0";

  @TempDir
  Path folder;

  private Tool tool;

  @BeforeEach
  void aPayloadAndItsSecret() throws IOException {
    tool = new Tool(Tool.packaged(), folder);
    Files.writeString(folder.resolve("payload.json"), "{\"action\":\"opened\"}");
    Files.writeString(folder.resolve("secret"), "It is a secret");
  }

  @Test
  void aValidSignatureExitsWithZeroAndPrintsNothingButItsLine() throws Exception {
    Result signed = tool.run(
        "sign",
        "payload.json",
        "--provider",
        "github",
        "--event",
        "issues",
        "--secret-file",
        "secret");
    String signature = signed.out().replaceAll("(?s).*?(sha256=[0-9a-f]{64}).*", "$1");

    Result result =
        tool.run("verify", "payload.json", "--signature", signature, "--secret-file", "secret");

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("{\"valid\":true,").endsWith("}\n").hasLineCount(1);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aMismatchExitsWithThree() throws Exception {
    Result result =
        tool.run("verify", "payload.json", "--signature", RIGHT, "--secret-file", "secret");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).startsWith("{\"valid\":false,").hasLineCount(1);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void wrongUsageExitsWithTwo() throws Exception {
    Result result = tool.run("verify", "payload.json", "--signatur", RIGHT);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("--signatur").contains("--signature").doesNotContain("\tat ");
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    String odd = "a  b\t*$HOME`x`\"'\\";

    Result result = tool.run("verify", odd, "--signature", RIGHT, "--secret-file", "secret");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a  b\\t*$HOME`x`\"'\\");
  }

  @Test
  void optionsForTheJvmArePassedOn() throws Exception {
    Result result = tool.with("NOTRA_HOOKS_JAVA_OPTS", "-Xmx64m -showversion").run("--version");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains(System.getProperty("java.version"));
    assertThat(result.out()).contains("notra-hooks ");
  }

  @Test
  void itIsFoundThroughChainsOfSymbolicLinks() throws Exception {
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), Tool.packaged());
    Files.createDirectory(folder.resolve("bin"));
    Path relative =
        Files.createSymbolicLink(folder.resolve("bin/relative"), Path.of("../absolute"));

    assertThat(new Tool(absolute, folder).run("--version").out()).startsWith("notra-hooks ");
    assertThat(new Tool(relative, folder).run("--version").out()).startsWith("notra-hooks ");
  }

  @Test
  void itRunsInAFolderThatIsReadOnlyAndHasSpacesInItsName() throws Exception {
    Path copy = folder.resolve("Program Files (x86)/it's here");
    copyTool(copy);
    Files.setPosixFilePermissions(
        copy.resolve("lib"), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Result result = new Tool(copy.resolve("bin/notra-hooks"), folder).run("samples", "list");

      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("push");
      assertThat(result.err()).isEmpty();
    } finally {
      Files.setPosixFilePermissions(
          copy.resolve("lib"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void anArchiveThatIsDamagedIsIgnoredInSilence() throws Exception {
    Path copy = folder.resolve("copy");
    copyTool(copy);
    for (String archive : new String[] {"brief.jsa", "all.jsa"}) {
      Files.writeString(copy.resolve("lib").resolve(archive), "not an archive");
    }
    Files.writeString(
        copy.resolve("lib/archive-java"),
        System.getProperty("java.runtime.version") + "\n" + copy.toRealPath().resolve("lib")
            + "\n");

    assertWorksInSilence(new Tool(copy.resolve("bin/notra-hooks"), folder));
  }

  @Test
  void anArchiveOfAFolderThatWasMovedOrThatIsMissingIsIgnoredInSilence() throws Exception {
    Path copy = folder.resolve("copy");
    copyTool(copy);
    Path moved = Files.move(copy, folder.resolve("moved"));
    Tool tool = new Tool(moved.resolve("bin/notra-hooks"), folder);

    assertWorksInSilence(tool);

    Files.writeString(
        moved.resolve("lib/archive-java"),
        System.getProperty("java.runtime.version") + "\n" + moved.toRealPath().resolve("lib")
            + "\n");
    assertWorksInSilence(tool);

    Files.deleteIfExists(moved.resolve("lib/brief.jsa"));
    Files.deleteIfExists(moved.resolve("lib/all.jsa"));
    assertWorksInSilence(tool);
  }

  @Test
  void anArchiveThatAnotherJavaMadeIsIgnoredInSilence() throws Exception {
    Optional<Path> other = anotherJava();
    assumeTrue(other.isPresent(), "there is one Java only");
    Path copy = folder.resolve("copy");
    copyTool(copy);
    Path launcher = copy.resolve("bin/notra-hooks");

    assertWorksInSilence(
        new Tool(launcher, folder).with("JAVA_HOME", other.get().toString()));

    Process maker = new ProcessBuilder(
            "sh",
            copy.resolve("lib/make-archive.sh").toString(),
            other.get().resolve("bin/java").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("maker").toFile())
        .start();
    assertThat(maker.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(maker.exitValue()).as(Files.readString(folder.resolve("maker"))).isZero();
    assertWorksInSilence(new Tool(launcher, folder));
    // Nor where the launcher is told the wrong Java.
    Files.writeString(
        copy.resolve("lib/archive-java"),
        System.getProperty("java.runtime.version") + "\n" + copy.toRealPath().resolve("lib")
            + "\n");
    assertWorksInSilence(new Tool(launcher, folder));
  }

  private static void assertWorksInSilence(Tool tool) throws Exception {
    for (String command : new String[] {"verify", "samples"}) {
      Result result = tool.run(command, "--help");

      assertThat(result.code()).isZero();
      assertThat(result.out())
          .startsWith(
              result.out().lines().findFirst().orElse("") + "\n\nUsage: notra-hooks " + command)
          .doesNotContain("[warning]", "[error]");
      assertThat(result.err()).isEmpty();
    }
  }

  /** A Java that can run the tool and is not the one that runs the test. */
  private static Optional<Path> anotherJava() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes.filter(LauncherIT::isAnotherJava).findFirst();
    }
  }

  private static boolean isAnotherJava(Path home) {
    try {
      String release = Files.readString(home.resolve("release"));
      Matcher major = Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(release);
      return Files.isExecutable(home.resolve("bin/java"))
          && major.find()
          && Integer.parseInt(major.group(1)) >= 17
          && !release.contains("\"" + System.getProperty("java.runtime.version") + "\"")
          && !home.toRealPath().equals(Path.of(System.getProperty("java.home")).toRealPath());
    } catch (IOException e) {
      // A folder that is no Java.
      return false;
    }
  }

  @Test
  void aMissingJavaIsSaid() throws Exception {
    Files.createDirectory(folder.resolve("bin"));
    for (String needed : new String[] {"sh", "readlink"}) {
      Files.createSymbolicLink(folder.resolve("bin").resolve(needed), Path.of("/bin", needed));
    }
    tool.with("JAVA_HOME", "").with("PATH", folder.resolve("bin").toString());

    Result result = tool.run("--version");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("notra-hooks: Java 17 or later is needed, and there is no java on the PATH."
            + " Install one, or set JAVA_HOME.\n");
  }

  @Test
  void aJavaHomeWithoutJavaIsSaid() throws Exception {
    Result result = tool.with("JAVA_HOME", folder.toString()).run("--version");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("notra-hooks: JAVA_HOME is " + folder + ", but there is no bin/java in it.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16"})
  void aJavaThatIsTooOldIsSaidWithoutStartingIt(String version) throws Exception {
    Path java = fakeJava(version);

    Result home = tool.with("JAVA_HOME", folder.resolve("jdk").toString()).run("--version");
    Result path = tool.with("JAVA_HOME", "").with("PATH", "/usr/bin:/bin").run("--version");

    assertThat(home.code()).isEqualTo(1);
    assertThat(home.out()).isEmpty();
    assertThat(home.err())
        .isEqualTo("notra-hooks: Java 17 or later is needed, and " + java + " is version " + version
            + ". Install a later one, or set JAVA_HOME.\n");
    assertThat(path.err()).doesNotContain("started");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "25-ea", "21.0.1+12"})
  void aJavaThatIsNewEnoughIsStarted(String version) throws Exception {
    fakeJava(version);

    Result result = tool.with("JAVA_HOME", folder.resolve("jdk").toString()).run("--version");

    assertThat(result.out()).isEqualTo("started\n");
  }

  @Test
  void aJavaOnThePathIsFoundBehindItsLinks() throws Exception {
    fakeJava("11.0.2");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of("../jdk/bin/java"));

    Result result =
        tool.with("JAVA_HOME", "").with("PATH", bin + ":/usr/bin:/bin").run("--version");

    assertThat(result.err()).contains("is version 11.0.2");
  }

  private Path fakeJava(String version) throws IOException {
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho started\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        folder.resolve("jdk/release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    return java;
  }

  private static void copyTool(Path target) throws IOException {
    Path source = Tool.packaged().getParent().getParent();
    Files.walkFileTree(source, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
          throws IOException {
        Files.createDirectories(target.resolve(source.relativize(each)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
          throws IOException {
        Files.copy(
            each, target.resolve(source.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
