package io.github.notrahooks.sender.httpcore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Answer.NetworkFailure;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.RawServer;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureConnectionsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static SSLContext trusting;

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
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("receiver", store.getCertificate("receiver"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(own.getKeyManagers(), trust.getTrustManagers(), null);
  }

  @BeforeEach
  void serve() throws IOException {
    server = (SSLServerSocket) trusting
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

  private Answer sent(String host, SSLSocketFactory factory) {
    Target target = Target.parse("https://" + host + ":" + server.getLocalPort() + "/a");
    InetAddress[] here = {server.getInetAddress()};
    Dialer dialer = new Dialer(Ticks.SYSTEM, name -> here, () -> factory);
    try (HttpCoreTransport transport = new HttpCoreTransport(1, Ticks.SYSTEM, dialer)) {
      return transport.send(
          OutgoingRequest.to(target, Headers.of("Content-Length", "0"), Body.EMPTY, ""),
          Duration.ofSeconds(20));
    }
  }

  @Test
  void aRequestGoesOverAConnectionToTheHostOfTheCertificate() {
    CompletableFuture<String> request = answered();
    assertThat(sent("hooks.test", trusting.getSocketFactory()))
        .isInstanceOfSatisfying(
            Answer.Received.class, answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(request.join()).isEqualTo("POST /a HTTP/1.1\r\nHost:");
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedBeforeAnythingIsSent() {
    CompletableFuture<String> request = answered();
    assertThat(sent("other.test", trusting.getSocketFactory()))
        .isInstanceOfSatisfying(NetworkFailure.class, failure -> {
          assertThat(failure.kind()).isEqualTo(Kind.TLS);
          assertThat(failure.message())
              .isEqualTo("No secure connection to other.test:" + server.getLocalPort()
                  + ": its certificate is for another host. Use the name that is in it.");
        });
    assertThat(request.join()).doesNotContain("POST");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    CompletableFuture<String> request = answered();
    assertThat(sent("hooks.test", (SSLSocketFactory) SSLSocketFactory.getDefault()))
        .isInstanceOfSatisfying(
            NetworkFailure.class,
            failure -> assertThat(failure)
                .returns(Kind.TLS, NetworkFailure::kind)
                .extracting(NetworkFailure::message)
                .asString()
                .startsWith("No secure connection to hooks.test:" + server.getLocalPort()
                    + ": its certificate is its own, or of an authority that Java does not know."));
    assertThat(request.join()).doesNotContain("POST");
  }
}
