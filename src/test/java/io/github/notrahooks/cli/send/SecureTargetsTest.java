package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.sender.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the commands that send trust, and which way they go, as options and variables say. */
final class SecureTargetsTest {
  private CommandLineFixture fixture;
  private String nobody;

  @BeforeEach
  void configure(@TempDir Path folder) throws IOException {
    fixture = new CommandLineFixture(folder).with("NOTRA_HOOKS_SECRET", "any");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      nobody = "127.0.0.1:" + taken.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"send push", "ping", "replay last"})
  void aFileWithoutCertificatesIsAnErrorBeforeAnythingIsSent(String command) throws Exception {
    fixture.file("cert.der", "no PEM");
    try (RawServer server = RawServer.answering(RawServer.ok())) {
      String[] words = (command + " --cacert cert.der --to " + server.target("/")).split(" ");
      fixture.run(words).exits(2).says("cert.der has no certificate in PEM form");
    }
  }

  @Test
  void whomToTrustIsSaidInOneWay() {
    fixture
        .run("send", "push", "--insecure", "--cacert", "cert.pem")
        .exits(2)
        .says("--cacert says whom to trust, and --insecure trusts anybody; give one");
  }

  @Test
  void onThisMachineNothingNeedBeCheckedAndElsewhereThatIsWarnedOf() {
    fixture
        .run("ping", "--insecure", "--to", "https://" + nobody + "/", "-q")
        .exits(6)
        .saysNothing();
    fixture
        .with("HTTPS_PROXY", "http://" + nobody)
        .run("ping", "--insecure", "--to", "https://hooks.test/", "-q")
        .exits(6)
        .says("warning: --insecure: whoever answers for hooks.test gets what is sent");
  }

  @Test
  void aProxyThatCannotBeReachedIsNamedWithItsVariable() {
    fixture
        .with("all_proxy", "http://me:word@" + nobody)
        .run("ping", "--to", "http://hooks.test/", "-o", "table")
        .exits(6)
        .prints("the proxy " + nobody + ", which all_proxy names, cannot be reached")
        .assertOut()
        .doesNotContain("me:word");
  }

  @Test
  void aVariableThatNamesNoProxyIsWrongUsage() {
    fixture
        .with("HTTPS_PROXY", "https://proxy.test")
        .run("ping", "--to", "https://hooks.test/")
        .exits(2)
        .prints("The proxy of the variable HTTPS_PROXY cannot be used");
  }

  @Test
  void aDryRunPrintsWhatAProxyWouldBeSent() {
    fixture.with("http_proxy", "http://me:word@" + nobody);
    fixture
        .run("send", "push", "--to", "http://hooks.test/a", "--dry-run", "-o", "table")
        .exits(0)
        .prints("POST http://hooks.test/a HTTP/1.1\n")
        .prints("\nProxy-Authorization: Basic bWU6d29yZA==\n");
  }
}
