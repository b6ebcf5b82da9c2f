package io.github.notrahooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.signature.Secret;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that everybody knows, and those that look a little like them. */
final class GuessableSecretTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t\n",
        "secret",
        "Secret",
        "my-secret",
        "your_webhook_secret_here",
        "YOUR-SECRET",
        "<your secret>",
        "${GITHUB_WEBHOOK_SECRET}",
        "$WEBHOOK_SECRET",
        "{{ webhook.secret }}",
        "%SECRET%",
        "[secret]",
        "changeme",
        "Change-Me!",
        "password",
        "placeholder",
        "Todo",
        "xxxxxxxxxxxxxxxx",
        "****************",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "12345678",
        "abcdef",
        "test",
        "supersecret",
        "mysecret123"
      })
  void aPlaceholderIsGuessable(String text) {
    assertThat(GuessableSecret.is(Secret.of(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It's a Secret to Everybody",
        "lin_wh_Vh7ePqBRyu2Ko4TgXwJc1sDmA9nLf0ZiQ5xEtYbWa8C",
        "correct horse battery staple",
        "a secret of the test",
        "secret-8f2c",
        "<8f2c>!",
        "from a file",
        "newest!"
      })
  void anythingElseIsNot(String text) {
    assertThat(GuessableSecret.is(Secret.of(text))).isFalse();
  }

  @Test
  void noSecretThatThisToolMakesIs() {
    Random random = new Random(20261123);
    for (int i = 0; i < 2000; i++) {
      Provider provider = Providers.ALL.get(i % Providers.ALL.size());
      assertThat(GuessableSecret.is(provider.newSecret(random::nextInt))).isFalse();
    }
  }

  @Test
  void bytesThatAreNoTextAreNot() {
    byte[] bytes = new byte[32];
    new Random(7).nextBytes(bytes);
    assertThat(GuessableSecret.is(Secret.of(bytes))).isFalse();
  }

  @Test
  void aLongSecretIsLookedAtInNoTime() {
    assertThat(GuessableSecret.is(Secret.of("thesecretkey".repeat(100_000) + "!x")))
        .isFalse();
  }
}
