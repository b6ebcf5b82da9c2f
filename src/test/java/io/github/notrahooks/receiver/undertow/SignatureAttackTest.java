package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.FormBody;
import io.github.notrahooks.receiver.Attempt;
import io.github.notrahooks.receiver.Configured;
import io.github.notrahooks.receiver.Sample;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that are nearly right, sent to a listening receiver. */
final class SignatureAttackTest {
  private static final String INVALID = "{\"error\":\"Invalid webhook signature\"}";

  @TempDir
  static Path folder;

  @RegisterExtension
  private static final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  /** GitHub Docs, "Validating webhook deliveries": the secret, the payload and the signature there. */
  @Test
  void theDocumentedExampleOfGitHubIsVerifiedAndThenFoundToBeNoJson() {
    Attempt example = Attempt.of("github", "push", Body.ofText("Hello, World!")).id("documented");
    String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    assertThat(example.signature()).isEqualTo(signature);
    Connection.Answer answer = receiver.exchange(example);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid JSON payload\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void noPrefixOfARightSignatureWillDo(String provider) {
    Attempt good = Attempt.good(provider);
    try (Connection connection = receiver.connect()) {
      for (int length = 1; length < good.signature().length(); length++) {
        assertRefused(connection, good, good.signature().substring(0, length));
      }
      assertThat(connection.exchange(good).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void noSignatureWithOneDigitChangedWillDo(String provider) {
    Attempt good = Attempt.good(provider);
    try (Connection connection = receiver.connect()) {
      for (int at = 0; at < good.signature().length(); at++) {
        char digit = good.signature().charAt(at);
        char other = digit == '0' ? '1' : '0';
        assertRefused(
            connection,
            good,
            good.signature().substring(0, at) + other + good.signature().substring(at + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void noWayToDressARightSignatureWillDo(String provider) {
    Attempt good = Attempt.good(provider);
    String digits = good.signature().replace("sha256=", "");
    try (Connection connection = receiver.connect()) {
      assertRefused(connection, good, good.signature() + ", " + good.signature());
      assertRefused(connection, good, "\"" + good.signature() + "\"");
      assertRefused(connection, good, "SHA256=" + digits);
      assertRefused(connection, good, "sha512=" + digits);
      assertRefused(connection, good, "sha256= " + digits);
      assertRefused(connection, good, "sha256=sha256=" + digits);
      assertRefused(connection, good, "sha1=" + digits);
      assertRefused(connection, good, provider.equals("github") ? digits : "sha256=" + digits);
      assertRefused(connection, good, "sha256=" + "\u00ff".repeat(64));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "issue.create"})
  void noByteOfTheBodyCanBeChanged(String name) {
    Attempt good = Sample.named(name).attempt();
    byte[] bytes = good.body().bytes();
    try (Connection connection = receiver.connect()) {
      for (int at = 0; at < bytes.length; at += 101) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        assertRefused(connection, good.tampered(Body.of(flipped)));
      }
      assertRefused(connection, good.tampered(Body.EMPTY));
      assertRefused(connection, good.tampered(Body.ofText(good.body().text() + "\n")));
      assertRefused(connection, good.tampered(Body.ofText("\ufeff" + good.body().text())));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void noByteOfTheSecretCanBeChanged(String provider) {
    Attempt good = Attempt.good(provider);
    byte[] secret = Configured.secret(provider).bytes();
    try (Connection connection = receiver.connect()) {
      for (int at = 0; at < secret.length; at++) {
        byte[] flipped = secret.clone();
        flipped[at] ^= 1;
        assertRefused(connection, good.signed(Secret.of(flipped)));
      }
      assertRefused(connection, good.signed(Secret.of(good.body().text())));
    }
  }

  @Test
  void theSecretOfAnotherProviderWillNotDo() {
    try (Connection connection = receiver.connect()) {
      assertRefused(connection, Attempt.good("github").signed(Configured.LINEAR_SECRET));
      assertRefused(connection, Attempt.good("linear").signed(Configured.GITHUB_SECRET));
    }
  }

  @Test
  void aRightSha1SignatureIsNone() {
    Attempt good = Attempt.good("github");
    String sha1 =
        Hex.encode(Hmac.SHA1.of(Configured.GITHUB_SECRET.bytes(), good.body().pieces()));
    Attempt old = good.without("X-Hub-Signature-256").with("X-Hub-Signature", "sha1=" + sha1);
    Connection.Answer answer = receiver.exchange(old);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Missing X-Hub-Signature-256 header\"}");
    try (Connection connection = receiver.connect()) {
      assertRefused(connection, old, "sha1=" + sha1);
    }
  }

  @Test
  void theSignatureOfAFormCoversTheFormAndNotItsJson() {
    Attempt json = Attempt.good("github");
    Attempt form = json.body(FormBody.encode(json.body()))
        .with("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .id("a-form");
    try (Connection connection = receiver.connect()) {
      assertRefused(connection, form, json.signature());
      assertThat(connection.exchange(form).body()).contains("\"processed\"");
    }
  }

  /** Nobody can make a delivery that is still to come look like a duplicate. */
  @ParameterizedTest
  @ValueSource(strings = {"github", "linear"})
  void anIdThatAForgedDeliveryHadIsNewToTheGenuineOne(String provider) {
    Attempt good = Attempt.good(provider).id("poisoned");
    try (Connection connection = receiver.connect()) {
      for (int i = 0; i < 3; i++) {
        assertRefused(connection, good.signed(Secret.of("another")));
        assertRefused(connection, good.tampered(Body.ofText("{}")));
        assertThat(connection.exchange(good.without(good.signatureHeader())).status())
            .isEqualTo(400);
      }
      assertThat(connection.exchange(good).body()).contains("\"processed\"");
      assertThat(connection.exchange(good).body()).contains("\"duplicate\":true");
    }
  }

  private static void assertRefused(Connection connection, Attempt good, String signature) {
    assertRefused(connection, good.with(good.signatureHeader(), signature));
  }

  /** On one connection, so that each answer also shows that the one before was read to its end. */
  private static void assertRefused(Connection connection, Attempt attempt) {
    Connection.Answer answer = connection.exchange(attempt);
    assertThat(answer.status()).as(attempt.signature()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(INVALID);
    String expected = attempt
        .definition()
        .scheme()
        .expected(attempt.head().headers(), attempt.body(), Configured.secret(attempt.provider()))
        .replace("sha256=", "");
    assertThat(answer.headers().toString() + answer.body()).doesNotContain(expected);
  }

  @Test
  void theLogNeverHasTheSecretNorTheSignatureThatAForgedDeliveryShouldHaveHad() {
    Attempt forged = Attempt.good("github").body("{\"forged\":true}").id("grep");
    receiver.exchange(forged.with("X-Hub-Signature-256", "sha256=" + "0".repeat(64)));
    String expected = forged.signature().substring("sha256=".length());
    assertThat(receiver.logText())
        .contains("\"grep\"")
        .doesNotContain(expected)
        .doesNotContain(new String(Configured.GITHUB_SECRET.bytes(), StandardCharsets.UTF_8))
        .doesNotContain(Configured.LINEAR_SECRET.reveal());
  }
}
