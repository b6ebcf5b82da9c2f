package io.github.notrahooks.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void start(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
  }

  private String token() throws Exception {
    return Files.readString(fixture.file("home/inspector.token")).strip();
  }

  @Test
  void whereAServerRunsWithOneItsAddressIsPrinted() throws Exception {
    try (RunningCommandLine server = fixture.serve("--inspector-port", "0")) {
      fixture
          .run("inspect", "--url", "-o", "table")
          .exits(0)
          .assertOut()
          .startsWith("http://127.0.0.1:")
          .endsWith("/#t=" + token() + "\n");
      fixture.run("inspect", "-o", "table").exits(0).prints("#t=" + token());
      fixture.run("inspect", "--new-token").exits(2).says("keeps its token as long as it runs");
    }
  }

  @Test
  void elsewhereItServesOne() throws Exception {
    try (RunningCommandLine inspect = fixture.start("inspect", "--port", "0", "-o", "table")) {
      inspect.awaitError("Serving until it is interrupted");

      inspect.stop().exits(0).prints("http://127.0.0.1:", "/#t=" + token());
    }
  }

  @Test
  void theAddressOfOneWithoutAServerIsPrintedBareWhileItRuns() throws Exception {
    try (RunningCommandLine inspect = fixture.start("inspect", "--port", "0")) {
      inspect.awaitError("Serving until it is interrupted");

      String address = fixture.run("inspect", "--url").exits(0).out();

      assertThat(address).startsWith("http://127.0.0.1:").endsWith("/#t=" + token() + "\n");
      inspect.stop().exits(0);
    }
    fixture.run("inspect", "--url").exits(5);
  }

  @Test
  void besideAServerWithoutOneItServesOne() {
    try (RunningCommandLine server = fixture.serve()) {
      fixture.run("inspect", "--url").exits(5).says("no inspector runs on this home");
      fixture.interrupted("inspect", "--port", "0", "-o", "table").exits(0).prints("#t=");
    }
  }

  @Test
  void theTokenStaysUntilAnotherIsAskedFor() throws Exception {
    fixture.interrupted("inspect", "--port", "0").exits(0);
    String first = token();
    fixture.interrupted("inspect", "--port", "0").exits(0);
    assertThat(token()).isEqualTo(first);

    fixture.interrupted("inspect", "--port", "0", "--new-token").exits(0);
    assertThat(token()).isNotEqualTo(first);
  }

  @Test
  void aTokenThatOthersCouldReadIsReplaced() throws Exception {
    fixture.interrupted("inspect", "--port", "0").exits(0);
    String first = token();
    Files.setPosixFilePermissions(
        fixture.file("home/inspector.token"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(
        fixture.file("home"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(fixture.file("."), PosixFilePermissions.fromString("rwxr-xr-x"));
    fixture.interrupted("inspect", "--port", "0").exits(0);

    assertThat(token()).isNotEqualTo(first);
  }

  @Test
  void anAddressIsOpenedWithoutAShell(@TempDir Path programs) throws Exception {
    Path opened = programs.resolve("opened");
    Path opener = programs.resolve("xdg-open");
    Files.writeString(
        opener,
        "#!/bin/sh\nprintf '%s' \"$1\" > '" + opened + ".new'\n" + "mv '" + opened + ".new' '"
            + opened + "'\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    fixture.with("PATH", programs.toString());

    fixture.interrupted("inspect", "--port", "0", "--open").exits(0);

    while (!Files.exists(opened)) {
      Thread.onSpinWait();
    }
    assertThat(Files.readString(opened)).endsWith("/#t=" + token());
  }

  @Test
  void thatNothingOpensItIsExplained() {
    fixture.with("PATH", "/nowhere");

    fixture
        .interrupted("inspect", "--port", "0", "--open")
        .exits(1)
        .says("xdg-open is not in PATH");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      fixture.run("inspect", "--port", port).exits(1).says(port, "--port 0");
      fixture
          .run("serve", "--port", "0", "--inspector-port", port)
          .exits(1)
          .says(port, "--inspector-port 0")
          .assertErr()
          .doesNotContain("Listening on");
      fixture
          .run("serve", "--port", port, "--inspector-port", port)
          .exits(2)
          .says("one port has room for one");
    }
    fixture.run("inspect", "--port", "65536").exits(2).says("65535");
    fixture.run("serve", "--inspector-port", "-1").exits(2).says("65535");
  }

  @Test
  void serveHasNoneWhereNobodySeesItOrWantsIt() {
    Result quiet = fixture.interrupted("serve", "--port", "0").exits(0);
    quiet.assertErr().doesNotContain("inspector");

    fixture.run("serve", "--no-inspector", "--inspector-port", "0").exits(2).says("--no-inspector");
  }

  @Test
  void aPersonIsToldTheWholeAddress() throws Exception {
    fixture.at(false, false, true);

    fixture
        .interrupted("serve", "--port", "0", "--inspector-port", "0")
        .exits(0)
        .says("inspector  http://127.0.0.1:", "/#t=" + token());
    fixture
        .interrupted("serve", "--port", "0", "--no-inspector")
        .exits(0)
        .assertErr()
        .doesNotContain("inspector");
  }

  @Test
  void theReadyFileHasTheWholeAddress() throws Exception {
    try (RunningCommandLine server =
        fixture.serve("--inspector-port", "0", "--ready-file", "ready.json")) {
      assertThat(Files.readString(fixture.file("ready.json")))
          .contains("\"inspector\":\"http://127.0.0.1:", "/#t=" + token() + "\"");
    }
  }
}
