package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files that other users could read before the tool came to them. */
@DisabledOnOs(OS.WINDOWS)
final class LooseFilesTest {
  private Path open;
  private CommandLineFixture fixture;

  /** Not a folder of the test framework's, which is closed to others. */
  @BeforeEach
  void openAFolder() throws IOException {
    open = Files.createTempDirectory("notra-hooks-open");
    chmod(open, "rwxr-xr-x");
    fixture = new CommandLineFixture(open);
  }

  @AfterEach
  void remove() throws IOException {
    try (var files = Files.walk(open)) {
      for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aHomeThatOthersCanReadIsWarnedOfWithAllThatMattersInIt() throws IOException {
    fixture.run("integrations", "list").exits(0);
    fixture.interrupted("serve", "--port", "0").exits(0).assertErr().doesNotContain("warning");
    chmod(fixture.file("home"), "rwxr-xr-x");
    chmod(fixture.file("home/logs"), "rwxr-xr-x");
    chmod(fixture.file("home/config.json"), "rw-r--r--");

    fixture
        .interrupted("serve", "--port", "0")
        .exits(0)
        .says(
            "warning: other users can read " + fixture.file("home") + ";",
            "warning: other users can read " + fixture.file("home/config.json") + ";",
            "warning: other users can read " + fixture.file("home/logs") + ";",
            "chmod go-rwx");
  }

  @Test
  void whatIsInAClosedFolderIsNotWarnedOf() throws IOException {
    fixture.run("integrations", "list").exits(0);
    chmod(fixture.file("home/config.json"), "rw-r--r--");

    fixture.interrupted("serve", "--port", "0").exits(0).assertErr().doesNotContain("warning");
  }

  @Test
  void aConfigurationThatIsWrittenAnewIsForItsOwnerAloneAgain() throws IOException {
    fixture.run("integrations", "list").exits(0);
    chmod(fixture.file("home/config.json"), "rw-rw-rw-");

    fixture.run("integrations", "disable", "int_linear").exits(0);

    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(fixture.file("home/config.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecretFileThatOthersCanReadIsWarnedOf() throws IOException {
    Path key = fixture.file("key", "a key of the test\n");
    fixture.file("payload.json", "{}");
    chmod(key, "rw-r--r--");

    sign().says("warning: other users can read the secret file key", "chmod 600");
    chmod(key, "rw-r-----");
    sign().saysNothing();
  }

  @Test
  void aSecretFileOfTheConfigurationThatOthersCanReadIsWarnedOfByTheServer() throws IOException {
    Path key = fixture.file("key", "a key of the test\n");
    fixture.run("integrations", "list").exits(0);
    Path config = fixture.file("home/config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replaceFirst("\"secret\": \"[0-9a-f]{64}\"", "\"secret\": {\"file\": \"../key\"}"));
    chmod(key, "rw-r--r--");

    fixture
        .interrupted("serve", "--port", "0")
        .exits(0)
        .says("warning: other users can read ", "key;");
  }

  private Result sign() {
    return fixture
        .run(
            "sign",
            "payload.json",
            "--provider=github",
            "--event=push",
            "--secret-file=key",
            "-o=json")
        .exits(0);
  }

  private static void chmod(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
