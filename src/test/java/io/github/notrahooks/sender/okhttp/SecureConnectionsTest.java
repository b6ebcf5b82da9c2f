package io.github.notrahooks.sender.okhttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureConnectionsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static SSLContext receiver;

  /** The receiver's certificate, between lines that are none of it. */
  private static Path pem;

  private SSLServerSocket server;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    Path keys = directory.resolve("keys.p12");
    // The JDK makes certificates with this tool alone.
    Process keytool = new ProcessBuilder(List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "receiver",
            "-keyalg",
            "EC",
            "-dname",
            "CN=hooks.test",
            "-ext",
            "san=dns:hooks.test",
            "-storetype",
            "PKCS12",
            "-keystore",
            keys.toString(),
            "-storepass",
            new String(PASSWORD)))
        .redirectErrorStream(true)
        .start();
    String said = new String(keytool.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(keytool.waitFor()).as(said).isZero();

    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD);
    receiver = SSLContext.getInstance("TLS");
    receiver.init(own.getKeyManagers(), null, null);
    pem = directory.resolve("receiver.pem");
    String certificate =
        Base64.getMimeEncoder().encodeToString(store.getCertificate("receiver").getEncoded());
    Files.writeString(
        pem,
        "# größe\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            + "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
  }

  @BeforeEach
  void serve() throws IOException {
    server = (SSLServerSocket) receiver
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private CompletableFuture<String> answered() {
    return CompletableFuture.supplyAsync(() -> {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        String request = new String(socket.getInputStream().readNBytes(23), ISO_8859_1);
        socket.getOutputStream().write(RawServer.ok().getBytes(ISO_8859_1));
        socket.getInputStream().readAllBytes();
        return request;
      } catch (IOException e) {
        return e.toString();
      }
    });
  }

  private Answer sent(String host, Trust trust) {
    return sent(host, trust, Proxies.NONE);
  }

  private Answer sent(String host, Trust trust, Proxies proxies) {
    Target target = Target.parse("https://" + host + ":" + server.getLocalPort() + "/a");
    try (OkHttpTransport transport = new OkHttpTransport(
        1, Ticks.SYSTEM, proxies, trust, name -> List.of(server.getInetAddress()))) {
      return transport.send(
          OutgoingRequest.to(target, Headers.of("Content-Length", "0"), Body.EMPTY, ""),
          Duration.ofSeconds(20));
    }
  }

  private String refusal(String host, Trust trust) {
    CompletableFuture<String> request = answered();
    Answer answer = sent(host, trust);
    assertThat(request.join()).doesNotContain("POST");
    assertThat(answer)
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TLS));
    return ((NetworkFailure) answer).message();
  }

  @Test
  void aRequestGoesOverAConnectionToTheHostOfACertificateThatIsTrusted() {
    CompletableFuture<String> request = answered();
    assertThat(sent("hooks.test", Trust.of(pem)))
        .isInstanceOfSatisfying(
            Answer.Received.class, answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(request.join()).isEqualTo("POST /a HTTP/1.1\r\nHost:");
  }

  @Test
  void throughAProxyTheConnectionIsAsSecureAndOnlyTheProxyIsToldWhoAsks() throws Exception {
    CompletableFuture<String> request = answered();
    try (FakeProxy proxy = FakeProxy.http(server.getLocalPort())) {
      Proxies proxies = ProxiesTest.of("https_proxy=http://me:word@" + proxy.address());
      assertThat(sent("hooks.test", Trust.of(pem), proxies)).isInstanceOf(Answer.Received.class);
      String host = "hooks.test:" + server.getLocalPort();
      assertThat(proxy.asked())
          .startsWith("CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\n")
          .contains("\r\nProxy-Authorization: Basic bWU6d29yZA==\r\n");
    }
    assertThat(request.join()).isEqualTo("POST /a HTTP/1.1\r\nHost:");
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedBeforeAnythingIsSent() {
    assertThat(refusal("other.test", Trust.of(pem)))
        .isEqualTo("No secure connection to other.test:" + server.getLocalPort()
            + ": its certificate is for another host. Use the name that is in it.");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    assertThat(refusal("hooks.test", Trust.USUAL))
        .startsWith("No secure connection to hooks.test:" + server.getLocalPort()
            + ": its certificate is its own, or of an authority that is not known here.")
        .contains("--cacert FILE", "--insecure");
  }

  @Test
  void whereNothingIsCheckedAnyCertificateWillDo() {
    CompletableFuture<String> request = answered();
    assertThat(sent("other.test", Trust.ANYBODY)).isInstanceOf(Answer.Received.class);
    assertThat(request.join()).startsWith("POST /a ");
  }

  @Test
  void aFileWithoutCertificatesIsAnErrorOfUsageThatSaysWhatItShouldHave(@TempDir Path directory)
      throws Exception {
    Path der = Files.write(directory.resolve("store.p12"), new byte[] {0x30, (byte) 0x82});
    assertUsage(der, "has no certificate in PEM form");
    assertUsage(directory.resolve("none.pem"), "there is no such file");
    Path broken = Files.writeString(
        directory.resolve("broken.pem"),
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertUsage(broken, "has a certificate that cannot be read");
  }

  private static void assertUsage(Path file, String problem) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Trust.of(file))
        .withMessageContaining("--cacert " + file)
        .withMessageContaining(problem)
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
  }
}
